// Makes the pictures of the guide: node pictures.mjs CHROMIUM ADDRESS LANGUAGE FOLDER
// ADDRESS is what `perenne serve --no-open` prints for a folder with the shipped plans bethune-sensors, nevers-fiber, public-wifi and
// citizen-app, each as ID.yaml, and a city with a forecast as city.yaml.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, address, language, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu", `--lang=${language}`] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language })).newPage();
const at = (path) => new URL(path, address).href;
const plan = "bethune-sensors.yaml";
mkdirSync(folder, { recursive: true });
await page.goto(address);
await page.goto(at(`/language?to=${language}&back=/`));

await page.goto(at("/city/new"));
await page.locator("#file").setInputFiles(fileURLToPath(new URL("../accounts/data/donneesbpse_dobp_2015.csv", import.meta.url)));
await page.locator("main form button[type=submit]").click();
await page.waitForSelector("#compared");
await take("city-from-a-file");

await page.goto(at(`/plan?p=${plan}`));
await page.waitForSelector("#ways li");
await take("plan");
await page.goto(at(`/plan/whatif?p=${plan}`));
await page.locator(".lever input").first().fill("700");
await page.waitForSelector("#scenario");
await take("what-if");
await page.goto(at(`/plan/study?p=${plan}`));
await page.frameLocator("iframe").locator("h1").waitFor();
await take("study");
await page.goto(at("/"));
await take("desk");
for (const box of ["bethune-sensors.yaml", "nevers-fiber.yaml", "public-wifi.yaml", "citizen-app.yaml"]) {
  await page.locator(`input[name=plan][value='${box}']`).check();
}
await page.locator("#together button").first().click();
await page.waitForSelector("#ways li");
await page.setViewportSize({ width: 1280, height: 1500 });
await take("programme");
await page.setViewportSize({ width: 1280, height: 800 });
await page.goto(at("/city?p=city.yaml"));
await page.locator("#forecast-heading").scrollIntoViewIfNeeded();
await page.evaluate(() => document.getElementById("forecast").scrollIntoView());
await take("forecast");
await browser.close();

async function take(name) {
  await page.screenshot({ path: `${folder}/${language}-${name}.png` });
}
