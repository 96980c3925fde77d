// Two tabs on one plan, its text beside its form, a server that is gone: node tabs.mjs CHROMIUM ADDRESS LANGUAGE FOLDER
// The folder holds `mine.yaml`. What one tab wrote is never undone by another unseen, and no page of the browser's own takes
// the place of a form in which something was typed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { arrives, steady, until as waits } from "./steady.mjs";

const [executablePath, address, language, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const faults = [];
const expect = (holds, what) => holds || faults.push(`${language}: ${what}`);
const at = (path) => new URL(path, new URL(address).origin).href;
const field = (tab, name) => tab.locator(`[id='f/${name}']`);
const disk = () => readFileSync(join(folder, "mine.yaml"), "utf8");
const memory = async () => (await (await context.request.get(at("/plan/text?p=mine.yaml"))).text());
const a = await context.newPage();
const b = await context.newPage();
a.setDefaultTimeout(30_000);
b.setDefaultTimeout(30_000);
await a.goto(address);
const open = (tab) => tab.goto(at("/plan?p=mine.yaml"));
const saved = (tab) => arrives(tab, "#save:disabled");
async function save(tab) {
  await tab.keyboard.press("Control+s");
  await saved(tab);
}

// Each tab has what the other wrote, and saves both.
await Promise.all([open(a), open(b)]);
await field(a, "title/en").fill("Alpha");
await until(async () => (await memory()).includes("Alpha"), "A is not sent");
await field(b, "title/en").fill("Beta");
await until(async () => await steady(b, () => b.locator(".refusal").count()), "B is not told that A wrote the same field");
expect((await b.locator(".refusal").textContent()).includes("“Alpha”"), "what A wrote is not shown");
expect((await field(b, "title/en").inputValue()) === "Beta", "what B typed is gone");
await save(b);
expect(disk().includes("Beta"), "what B decided on is not saved");
await field(a, "horizon").fill("11");
await until(async () => (await field(a, "title/en").inputValue()) === "Beta", "A does not see what B wrote");
await save(a);
expect(disk().includes("Beta") && disk().includes("horizon: 11"), `A undid what B saved: ${disk().slice(0, 300)}`);
// The button does as the key does.
await Promise.all([open(a), open(b)]);
await field(b, "horizon").fill("13");
await save(b);
await field(a, "start").fill("2028-01");
await a.locator("#save").click();
await saved(a);
expect(disk().includes("horizon: 13") && disk().includes("start: 2028-01"), "the button undid what B saved");

// The text and the form are two views of one thing, also by the way back.
await open(a);
await a.locator("nav.of-plan a[href^='/plan/text']").click();
await arrives(a, "#yaml");
const text = await a.locator("#yaml").inputValue();
await a.locator("#yaml").fill(text.replace("horizon: 13", "horizon: 12"));
await a.locator("form.text button[type=submit]").click();
await until(async () => (await memory()).includes("horizon: 12"), "the text is not taken over");
for (let back = 0; back < 3 && !(await steady(a, () => field(a, "horizon").count())); back += 1) await a.goBack();
await until(async () => (await field(a, "horizon").inputValue()) === "12", "the form shows what the text does not say any more");
await field(a, "title/en").fill("Back and forth");
await save(a);
expect(disk().includes("horizon: 12") && disk().includes("Back and forth"), "the form undid what the text said");

// Undone and done again by keys, outside of a field.
await open(a);
await field(a, "horizon").fill("14");
await until(async () => (await memory()).includes("horizon: 14"), "a field is not sent");
await a.locator("h1").click();
await a.keyboard.press("Control+z");
await until(async () => (await memory()).includes("horizon: 12"), "Ctrl-Z does not undo");
await arrives(a, "#file button[value=redo]:not(:disabled)");
await a.keyboard.press("Control+y");
await until(async () => (await memory()).includes("horizon: 14"), "Ctrl-Y does not do it again");
await arrives(a, "#file button[value=redo]:disabled");
await a.waitForLoadState("load");
await save(a);

// What was typed before the script came is sent when it comes.
await context.route("**/own/live.js", async (route) => {
  await new Promise((later) => setTimeout(later, 1500));
  await route.continue();
});
const opens = open(a);
await field(a, "horizon").fill("15");
expect(!(await a.evaluate(() => document.documentElement.classList.contains("scripted"))), "the script is not late");
await opens;
await until(async () => (await memory()).includes("horizon: 15"), "what was typed early is not sent");
await context.unroute("**/own/live.js");

// Loaded anew right behind a key the page is as new as what was typed, and what is typed next is no clash with it.
for (const [place, wait] of [0, 30, 70, 110].entries()) {
  const typed = String(16 + place);
  await field(a, "horizon").fill(typed);
  await a.waitForTimeout(wait);
  await a.reload();
  await until(async () => (await memory()).includes(`horizon: ${typed}`), `what is typed ${wait} ms before the page is loaded anew is lost`);
  await until(async () => (await field(a, "horizon").inputValue()) === typed, `the page is older than what was typed ${wait} ms before`);
}
await field(a, "horizon").fill("15");
await until(async () => (await memory()).includes("horizon: 15"), "what is typed after the page was loaded anew is lost");
expect((await steady(a, () => a.locator(".refusal").count())) === 0, "a page is told that it wrote against itself");

// A server that is gone, or another one: the form stays, what was typed stays, and it is told.
await open(a);
const cookies = await context.cookies();
for (const [gone, there] of [
  [() => context.setOffline(true), () => context.setOffline(false)],
  [() => context.clearCookies(), () => context.addCookies(cookies)],
]) {
  await field(a, "title/en").fill("Before it went");
  await until(async () => (await memory()).includes("Before it went"), "a field is not sent");
  await gone();
  await field(a, "title/en").fill("Typed meanwhile");
  for (const act of [() => a.keyboard.press("Control+s"), () => a.locator("#save").click(), () => a.locator("nav.of-plan a").nth(1).click(), () => a.locator("button[value=subsidy]").click()]) {
    await steady(a, () => a.evaluate(() => document.querySelector(".refusal")?.remove()));
    await act();
    await until(async () => await steady(a, () => a.locator(".refusal").count()), "that the server is gone is not told");
    expect((await field(a, "title/en").inputValue()) === "Typed meanwhile", "what was typed is gone with the server");
  }
  await there();
  await save(a);
  expect(disk().includes("Typed meanwhile"), "what was typed is not saved once the server is there");
}

// An example is saved as one's own by the same key.
await a.goto(at("/plan?p=%3Cperenne%3E%2Fplans%2Fbethune-sensors.yaml"));
await a.keyboard.press("Control+s");
await a.waitForURL((url) => url.pathname === "/new");

await browser.close();
faults.forEach((fault) => console.error(fault));
process.exit(faults.length === 0 ? 0 : 1);

function until(holds, what) {
  return waits(a, holds, what);
}
