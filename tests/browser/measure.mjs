// Measures the page, no test: node measure.mjs CHROMIUM PERENNE
// Start to first page; for every shipped plan, how long an answer takes after a key's pause, as the browser sees it and in processor time of
// the server; what the server holds in memory after 100 and after 1 000 edits. Other work on the machine makes the first kind longer.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { chromium } from "playwright-core";

const [executablePath, perenne] = process.argv.slice(2);
const TICK = 10; // Milliseconds of processor time in a tick of /proc.
const sorted = (all) => [...all].sort((a, b) => a - b);
const at95 = (all) => sorted(all)[Math.floor(all.length * 0.95)];
const middle = (all) => sorted(all)[Math.floor(all.length / 2)];
console.log(`${execFileSync(perenne, ["--version"]).toString().trim()}; ${cpus().length} x ${cpus()[0].model}; load ${loadavg()[0].toFixed(1)}`);

const starts = [];
for (let run = 0; run < 10; run += 1) {
  const began = performance.now();
  const { server, address } = await serve();
  await (await fetch(address, { redirect: "manual" })).text();
  starts.push(performance.now() - began);
  server.kill();
}
console.log(`start to the first answer: ${middle(starts).toFixed(0)} ms in the middle, ${sorted(starts)[0].toFixed(0)} at best`);

const { server, address } = await serve();
const browser = await chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(address);
const origin = new URL(address).origin;
const plans = await page.locator(".examples a[href^='/plan?']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
for (const plan of plans) {
  await page.goto(origin + plan);
  await page.waitForTimeout(3000); // Draws and ways out come after.
  const price = page.locator("[id='f/horizon']");
  const ticks = used();
  const took = [];
  for (let edit = 0; edit < 20; edit += 1) took.push(await change(price, edit));
  await page.waitForTimeout(100);
  const after = ((used() - ticks) * TICK) / took.length;
  console.log(`${decodeURIComponent(plan).split("/").pop()}: ${middle(took)} ms in the middle, 95 % within ${at95(took)}; ${after.toFixed(0)} ms of processor an edit, what comes after it too`);
}

await page.goto(origin + plans.find((plan) => plan.includes("sensors")));
const price = page.locator("[id='f/lines/sensors/costs/device/price']");
await page.evaluate(() => document.querySelectorAll("#plan details").forEach((one) => (one.open = true)));
const all = [];
for (let edit = 0; edit < 1000; edit += 1) {
  all.push(await change(price, edit));
  if ([99, 299, 999].includes(edit)) console.log(`after ${edit + 1} edits: ${memory()} kB`);
}
console.log(`1 000 edits of the sensors: ${middle(all)} ms in the middle, 95 % within ${at95(all)}`);
await browser.close();
server.kill();

// Types a value and waits for its answer; milliseconds from sending to shown.
async function change(field, edit) {
  await page.evaluate(() => delete document.documentElement.dataset.took);
  const horizon = (await field.getAttribute("name")) === "f/horizon";
  const value = horizon ? 8 + (edit % 3) : 501 + (edit % 90);
  await field.fill(String((await field.inputValue()) === String(value) ? value + 3 : value));
  for (let tries = 0; tries < 2000; tries += 1) {
    const took = await page.evaluate(() => document.documentElement.dataset.took);
    if (took !== undefined) return Number(took);
    await page.waitForTimeout(5);
  }
  throw new Error("an answer does not come");
}

async function serve() {
  const server = spawn(perenne, ["serve", "--no-open", "--lang", "fr", mkdtempSync(`${tmpdir()}/measured-`)]);
  const address = await new Promise((resolve) => {
    server.stdout.on("data", (data) => {
      const found = /http:\/\/\S+/.exec(String(data));
      if (found) resolve(found[0]);
    });
  });
  return { server, address };
}

function used() {
  const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function memory() {
  return /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1];
}
