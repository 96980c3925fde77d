// Uses the page in a real browser as a newcomer does: node page.mjs CHROMIUM ADDRESS LANGUAGE [FOLDER FOR PICTURES]
// By keyboard alone in one language, by mouse in the other: a new project from a pasted table and what it leaves open, a fault mended by its hint,
// advice taken, the file saved, the study kept, a city from a file, offers taken in, what-ifs, two tabs, no script. Every page, at four widths: no accessibility violation, no message on the
// console, no request elsewhere, no sideways scrolling.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { arrives, settled, steady, until as waits } from "./steady.mjs";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const [executablePath, address, language, pictures] = process.argv.slice(2);
const WIDTHS = [390, 768, 1280, 1920];
const faults = [];
const browser = await chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false, acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const origin = new URL(address).origin;
page.on("request", (request) => request.url().startsWith(origin) || request.url().startsWith("blob:") || faults.push(`asks for ${request.url()}`));
// A form that asks back is refused, and the browser says so.
let refused = 0;
page.on("console", (message) => (refused > 0 && message.text().includes("status of 422") ? (refused -= 1) : faults.push(`console: ${message.text()}`)));
page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
const expect = (holds, what) => holds || faults.push(`${language}: ${what}`);
const at = (path) => new URL(path, origin).href;

await page.goto(address);
expect(!page.url().includes("token"), "the token stays in the address");
await page.goto(at(`/language?to=${language}&back=/`));
expect((await page.locator("html").getAttribute("lang")) === language, "another language is shown");

// A new project from a table out of a spreadsheet.
const keyboard = language === "fr";
const title = keyboard ? "Bruit" : "Noise";
await follow("a[href='/new']");
await type("#title-paste", title);
await fill("#table", "Désignation\tQuantité\tPU HT\nCapteur de bruit\t1 500\t1 234,50 €\nEntretien\t1 500\t2,50 €/mois\n");
await press(page.locator("#new-paste ~ form button[type=submit]"));
await arrives(page, "select[name=recurs]");
// What the table says is there, what it does not is asked, and nothing is created before it is answered.
const chosen = () => page.locator("select[name=recurs]").evaluateAll((all) => all.map((one) => one.value));
expect((await chosen()).join() === ",EUR/unit/month", `a monthly price is read as ${await chosen()}`);
refused = 1;
await press(page.locator("main form button[type=submit]"));
await arrives(page, "tr.asked");
await look("pasted");
await page.locator("select[name=recurs]").nth(0).selectOption("EUR/unit");
await page.locator("select[name=family]").nth(0).selectOption("sensor");
await page.locator("select[name=family]").nth(1).selectOption("service");
await fill("input[name=life] >> nth=0", "8");
await press(page.locator("main form button[type=submit]"));
await arrives(page, "#verdict");
const plan = new URL(page.url()).searchParams.get("p");
expect(plan === `${title.toLowerCase()}.yaml`, `the plan is ${plan}`);

// A number typed as people write it; what follows from it changes beside it.
const cost = page.locator("[data-figure='tco.incl_vat']");
const before = await cost.textContent();
await type("[id='f/horizon']", "12");
await until(async () => (await cost.textContent()) !== before, "a figure does not follow what is typed");
expect((await page.locator(".figures .was").first().textContent()) === before, "a changed figure does not say what it was");

// A fault stands at its field and is mended by its hint.
await page.goto(at(`/plan/text?p=${plan}`));
const text = await page.locator("#yaml").inputValue();
await fill("#yaml", text.replace("-prices/capteur-de-bruit", "-prices/capteur-de-bruits"));
await press(page.locator("form.text button[type=submit]"));
await arrives(page, "form.text .fault");
await look("text");
await page.goto(at(`/plan?p=${plan}`));
expect((await steady(page, () => page.locator(".line .fault").count())) === 1, "the fault is not at its line");
await look("fault");
await press(page.locator("button[name=mend]").first());
await arrives(page, "#verdict");
await until(async () => (await page.locator(".fault").count()) === 0, "the hint did not mend the fault");

// Why is it so much? And what would make it last?
await press(page.locator(".figures a.why").first());
await arrives(page, ".why-tree li");
expect((await steady(page, () => page.locator(".why-tree li").count())) > 1, "the figure does not unfold");
const seen = await page.locator(".why-tree").first().evaluate((tree) => tree.getBoundingClientRect().top < innerHeight - 40);
expect(seen, "what unfolds is not in sight");
await arrives(page, "#ways li button");
await look("plan");
await press(page.locator("#ways li button").first());
await arrives(page, ".verdict.sustainable");

// Saved, by the key that everybody knows.
await page.keyboard.press("Control+s");
await arrives(page, "#save:disabled");

// The study, kept as a file.
await follow("nav.of-plan a[href^='/plan/study']");
await arrives(page, "iframe");
await page.frameLocator("iframe").locator("h1").waitFor();
await look("study");
const download = page.waitForEvent("download");
await press(page.locator("a[href*='form=html']"));
expect((await (await download).suggestedFilename()).endsWith(".html"), "the study is no HTML file");

const office = page.waitForEvent("download");
await press(page.locator("a[href*='form=docx']"));
expect((await (await office).suggestedFilename()).endsWith(".docx"), "the study is no document of an office");

// The city's accounts as the State publishes them: what is there, what is missing, and the plan in that city.
await page.goto(at("/city/new"));
await look("city-new");
await page.locator("#file").setInputFiles(fileURLToPath(new URL("../accounts/data/donneesbpse_dobp_2015.csv", import.meta.url)));
await type("#commune", "wittenheim");
await press(page.locator("main form button[type=submit]"));
await arrives(page, "#compared");
await look("city-preview");
await page.locator("#for-plan").selectOption(plan);
await press(page.locator("main form button[type=submit]"));
await arrives(page, "#verdict");
await page.goto(at("/city?p=wittenheim-2015.yaml&with=medium-city"));
await look("city");
const ratios = await page.locator("#compared ~ *, table:has(#compared)").first().textContent();
await type("[id='f/accounts/revenue/taxes']", "6 100 000");
await until(async () => (await page.locator("#compared ~ *, table:has(#compared)").first().textContent()) !== ratios, "the ratios do not follow what is typed");
await arrives(page, "#save:not([data-saved])");

// A filled schedule that nobody has seen before: what its columns and rows are is asked, and remembered.
await page.goto(at(`/plan/offers?p=${plan}`));
await look("offers-none");
const schedule = (price) => ({ name: "offre.csv", mimeType: "text/csv", buffer: Buffer.from(`Notre offre;\n;\nLibellé;Tarif\nSonomètre;${price}\nVisite annuelle;25,00\n`) });
await page.locator("#schedule").setInputFiles(schedule("980,00"));
await type("#vendor", "Dupont");
await press(page.locator("form[action*='offers/read'] button"));
await arrives(page, "#column-price");
await look("mapping");
await page.locator("#column-designation").selectOption("A");
await page.locator("#column-price").selectOption("B");
await type("#price-unit", "€ HT");
await press(page.locator("form[action*='offers/map'] button"));
await arrives(page, "select[name=means]");
await page.locator("select[name=means]").nth(0).selectOption("capteur-de-bruit.device");
await page.locator("select[name=means]").nth(1).selectOption("entretien.service");
await press(page.locator("form[action*='offers/map'] button"));
await arrives(page, "[role=status]");
await page.locator("#schedule").setInputFiles(schedule("1 040,00"));
await type("#vendor", "Durand");
await page.locator("#mapping").selectOption("dupont.mapping.yaml");
await press(page.locator("form[action*='offers/read'] button"));
await arrives(page, "input[name=o][value='durand.yaml']");
await look("offers");
await page.locator("details:has(form[action*='offers/say']) > summary").click();
await look("offers-scores");

// What if: a lever is moved, held beside the plan, kept as a scenario; draws; one lever from end to end.
await page.goto(at(`/plan/whatif?p=${plan}`));
const lever = page.locator(".lever input").first();
await lever.focus();
for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press("PageUp");
await arrives(page, "#scenario");
await look("whatif");
await type("#scenario", keyboard ? "Plus cher" : "Dearer");
await press(page.locator("form[action*='whatif/keep'] button"));
await arrives(page, "nav.of-plan a[href^='/plan/scenarios'][aria-current]");

// An example with everything in it, and the other pages.
const example = encodeURIComponent("<perenne>/plans/bethune-sensors.yaml");
await page.goto(at(`/plan?p=${example}`));
await arrives(page, "#ways li");
await page.evaluate(() => document.querySelectorAll("#plan details").forEach((one) => (one.open = true)));
for (const width of WIDTHS) {
  await page.setViewportSize({ width, height: 900 });
  const wide = await page.evaluate(() => [...document.querySelectorAll(".components")].filter((table) => [table, ...table.querySelectorAll("tbody tr, tbody td, tbody th")].some((one) => one.scrollWidth > one.clientWidth + 1 && one.checkVisibility())).length);
  expect(wide === 0, `${wide} tables of prices are wider than their place at ${width}`);
}
await page.setViewportSize({ width: 1280, height: 900 });
await look("example");
// After a pause of typing, how long the answer takes.
const took = [];
for (let value = 601; value < 621; value += 1) {
  await page.evaluate(() => delete document.documentElement.dataset.took);
  await page.locator("[id='f/lines/sensors/costs/device/price']").fill(String(value));
  const answered = () => page.evaluate(() => document.documentElement.dataset.took);
  await until(answered, "an answer does not come");
  took.push(Number(await answered()));
}
took.sort((a, b) => a - b);
for (const path of ["/", "/new", "/quit", "/city/new", `/plan/odds?p=${example}`, `/plan/scenarios?p=${example}`, `/plan/ways?p=${example}`, `/plan/review?p=${example}`, `/plan/explain?p=${example}&figure=verdict.cliff.after`]) {
  await page.goto(at(path));
  await look(path.replace(/\W+/g, "-").slice(0, 24));
}

// What else a plan is asked: what it rests on down to a field, how far an input can go, two levers at once, other plans, every city.
await page.goto(at(`/plan?p=${plan}`));
await follow("nav.of-plan a[href^='/plan/analyses']");
await look("analyses");
await follow(".analyses a[href^='/plan/assumptions']");
await look("assumptions");
await follow(".values a[href*='#f/horizon'], .values a[href*='#f/lines']");
await until(async () => new URL(page.url()).hash.startsWith("#f/"), "a value does not lead to its field");
await page.goto(at(`/plan/solve?p=${plan}`));
await page.locator("#for").selectOption({ index: 0 });
await page.locator("#until").selectOption("tco_incl_vat <=");
await type("#amount", "9 000 000");
await press(page.locator("main form button[type=submit]"));
await arrives(page, "p.answer");
await look("solve");
await press(page.locator("form[action*='solve/take'] button"));
await arrives(page, "#verdict");
await follow("#file button[value=undo]");
await page.goto(at(`/plan/grid?p=${plan}`));
await page.locator("#b").selectOption({ index: 1 });
await page.locator("#count").fill("3");
await press(page.locator("main form button[type=submit]"));
await arrives(page, "td.crossing");
await look("grid");
await page.goto(at(`/plan/compare?p=${plan}`));
await page.locator("details:has(input[value*='bethune-sensors']) > summary").click();
await page.locator("input[name=with][value*='bethune-sensors']").check();
await press(page.locator("main form button[type=submit]"));
await arrives(page, "#compared");
await look("compared");
await page.goto(at(`/plan/charts?p=${plan}`));
const svg = page.waitForEvent("download");
await press(page.locator("a[href*='form=svg']"));
expect((await (await svg).suggestedFilename()).endsWith("-cliff.svg"), "the chart is no SVG file");
await look("charts");
await page.goto(at(`/plan/cities?p=${plan}`));
await look("cities");

// The prices of the pasted table are a catalog with a form of its own.
await page.goto(at("/"));
await follow("a[href^='/catalog?p=']");
await page.locator("details:has(#item-label) > summary").click();
await type("#item-label", keyboard ? "Mât" : "Pole");
await type("#item-price", "410,50");
await page.locator("#item-family").selectOption("service");
await page.locator("#item-recurs").selectOption("EUR/unit");
await page.locator("#item-section").selectOption("investment");
await press(page.locator("button[name=add][value=item]"));
await arrives(page, "#save:not(:disabled)");
expect((await steady(page, () => page.locator(".catalog-form section.line").count())) === 3, "the catalog has no third item");
await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
await look("catalog");

await page.goto(at(`/plan/whatif?p=${example}&sweep=sensors.device.price`));
await press(page.locator("form[action*='/plan/draw'] button"));
await arrives(page, "#drawn table");
await page.goto(at(`/plan/whatif?p=${example}&sweep=sensors.device.price`));
await look("whatif-all");

// Several plans together: ticked on the desk, one put off, a way out taken, kept as a programme.
await page.goto(at("/"));
const ticked = [plan, ...["bethune-sensors", "nevers-fiber", "supervision-centre"].map((id) => `<perenne>/plans/${id}.yaml`)];
for (const file of ticked) await page.locator(`input[name=plan][value='${file}']`).check();
await press(page.locator("#together button").first());
await arrives(page, "#together .verdict");
await arrives(page, "#ways");
await look("programme");
const first = await steady(page, () => page.locator("#table-ppi").first().count());
expect(first === 1, "no investment by year");
const put = page.locator("#later-0");
await put.focus();
for (let years = 0; years < 2; years += 1) await page.keyboard.press("ArrowRight");
await until(async () => page.url().includes("later-0=2"), "a plan is not put off");
expect((await page.locator("#of-later-0").textContent()).trim() === "2", "the years are not shown");
await page.locator("#keep-3").uncheck();
await until(async () => !page.url().includes("keep=3"), "a plan is not given up");
await type("#title", keyboard ? "Trois projets" : "Three plans");
await follow("form[action*='programme/keep'] button");
await arrives(page, "#together .verdict");
expect(page.url().includes(keyboard ? "trois-projets.yaml" : "three-plans.yaml"), `the programme is at ${page.url()}`);
expect((await steady(page, () => page.locator("input[name=keep]").count())) === 3, "the programme has not its three plans");
await look("programme-kept");
expect((await steady(page, () => page.locator("#together figure.chart svg").count())) === 2, "the programme has not its two charts");
await follow("nav.of-plan a[href^='/plan/text']");
await arrives(page, "#yaml");
await look("programme-text");

// The city's forecast: a block out of a spreadsheet goes into the cells.
await page.goto(at("/city?p=wittenheim-2015.yaml"));
await page.locator("[id='f/outlook/2016/revenue/taxes']").focus();
await page.evaluate(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", "6 200 000\t6 300 000\n2 800 000\t2 700 000\n");
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
});
expect((await page.locator("[id='f/outlook/2017/revenue/grants']").inputValue()) === "2 700 000", "a block is not pasted into the cells");
const forecast = async () => (await context.request.get(at("/plan/text?p=wittenheim-2015.yaml"))).text();
await until(async () => /6_300_000 EUR[^]*2_700_000 EUR/.test(await forecast()), "the forecast is not written");
await look("forecast");

// The table that a finance department filled in takes the place of what was pasted.
const filled = Buffer.from("Poste (k€);2015;2016\nImpôts et taxes;;6 400\n");
await page.locator("#filled").setInputFiles({ name: "previsions.csv", mimeType: "text/csv", buffer: filled });
await press(page.locator("form[action*='/city/filled'] button"));
await arrives(page, "[role=status]");
expect((await page.locator("[id='f/outlook/2016/revenue/taxes']").inputValue()).replace(/\D/g, "") === "6400000", "the filled table is not taken");
await look("filled");

// Two tabs on one plan: what each types is there in the end.
const other = await context.newPage();
await Promise.all([page, other].map((tab) => tab.goto(at(`/plan?p=${plan}`))));
await page.locator("[id='f/horizon']").fill("11");
await other.locator("[id='f/title']").fill("Deux onglets");
const both = async () => {
  const text = await (await context.request.get(at(`/plan/text?p=${plan}`))).text();
  return text.includes("Deux onglets") && text.includes("11 years");
};
await until(both, "one tab undoes what the other does");
await other.close();

// What is typed right before one leaves is sent first.
await page.goto(at(`/plan?p=${plan}`));
const written = async (what) => (await (await context.request.get(at(`/plan/text?p=${plan}`))).text()).includes(what);
await page.locator("[id='f/horizon']").fill("13");
await follow("nav.of-plan a[href^='/plan/analyses']");
expect(await written("horizon: 13 years"), "what is typed is lost by following a link");
await page.goto(at(`/plan?p=${plan}`));
await page.locator("[id='f/horizon']").fill("14");
await follow("#save");
expect(await written("horizon: 14 years"), "what is typed is lost by saving");
expect((await steady(page, () => page.locator("#save:disabled").count())) === 1, "what is saved can be saved again");

// A column goes into the same field of the rows below, all of it or nothing.
await page.goto(at(`/plan?p=${example}`));
const column = (text) => page.evaluate((text) => {
  const priced = (row) => row.cells[1]?.querySelector("input[name$='/price']");
  const table = [...document.querySelectorAll("table.components")].find((one) => [...one.tBodies[0].rows].filter((row) => !row.classList.contains("slot")).slice(0, 2).filter(priced).length === 2);
  const own = () => [...table.tBodies[0].rows].map(priced).filter(Boolean).slice(0, 2);
  const others = () => [...document.querySelectorAll("#plan input[name^='f/']")].filter((one) => !own().includes(one)).map((one) => one.value).join("|");
  const before = others();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  own()[0].dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  return { own: own().map((one) => one.value), same: before === others(), refused: document.querySelector(".refusal")?.textContent };
}, text);
const pasted = await column("701\n82\n");
expect(pasted.own.join() === "701,82" && pasted.same && !pasted.refused, `a column goes to ${JSON.stringify(pasted)}`);
const tooMany = await column(Array.from({ length: 60 }, (_, place) => place).join("\n"));
expect(tooMany.own.join() === "701,82" && tooMany.same && tooMany.refused?.includes("60"), `too much of a column goes to ${JSON.stringify(tooMany)}`);

// So it goes outside of tables, into the quantities of the lines.
await page.goto(at(`/plan?p=${plan}`));
const counted = await page.evaluate(() => {
  const own = [...document.querySelectorAll("#plan input[name^='f/lines/'][name$='/quantity']:not([name*='/existing/'])")];
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", "7\n8\n");
  own[0].dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  return { own: own.slice(0, 2).map((one) => one.value), refused: document.querySelector(".refusal")?.textContent };
});
expect(counted.own.join() === "7,8" && !counted.refused, `a column of quantities goes to ${JSON.stringify(counted)}`);

// Without the script every way is there, one press later.
const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })).newPage();
await plain.goto(at(`/plan/whatif?p=${example}&w%2Fsensors.device.price=700`));
expect((await steady(plain, () => plain.locator("#outcome thead th").count())) === 3, "without the script nothing is moved");
await plain.goto(at(`/plan?p=${plan}`));
await plain.locator("[id='f/horizon']").fill("9");
await plain.locator("form.left p.actions.nojs button").last().click();
expect((await plain.locator("[id='f/horizon']").inputValue()) === "9", "without the script nothing is changed");

await browser.close();
faults.forEach((fault) => console.error(fault));
console.log(`${language}: ${faults.length} faults; an answer in ${took[10]} ms, 95 % within ${took[18]} ms`);
process.exit(faults.length === 0 ? 0 : 1);

function until(holds, what) {
  return waits(page, holds, what);
}

// By keyboard: what is pressed takes the focus first and then the key.
async function press(target) {
  await settled(page);
  if (!keyboard) return target.click();
  await target.focus();
  await page.keyboard.press("Enter");
}

// The next page has to have come whole: right after the press, the state of loading is still that of the page before.
async function follow(selector) {
  const loaded = page.waitForEvent("load");
  await press(page.locator(selector).first());
  await loaded;
}

async function type(selector, text) {
  await settled(page);
  if (keyboard) {
    await page.locator(selector).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  } else {
    await page.locator(selector).fill(text);
  }
}

async function fill(selector, text) {
  await settled(page);
  await page.locator(selector).fill(text);
}

async function look(name) {
  for (const width of WIDTHS) await steady(page, () => lookAt(name, width));
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function lookAt(name, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((laid) => requestAnimationFrame(() => requestAnimationFrame(laid)))));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const beyond = () => [...document.querySelectorAll("body *")].filter((one) => !one.closest(".scroll > *") && one.getBoundingClientRect().right > innerWidth + 1).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`).slice(0, 3).join("; ");
  expect(wide <= 0, `${name} is ${wide} pixels too wide at ${width}: ${wide > 0 ? await page.evaluate(beyond) : ""}`);
  if (pictures) await page.screenshot({ path: `${pictures}/${language}-${name}-${width}.png` });
  if (width !== 390 && width !== 1280) return;
  // The page itself allows no foreign script: this one comes in from outside of it.
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { preload: false, iframes: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const one of found.violations) {
    const where = one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
    faults.push(`${language} ${name} at ${width}: ${one.id}: ${one.help}: ${where}`);
  }
}
