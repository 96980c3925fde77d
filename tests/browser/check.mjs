// Looks at reports in a real browser: node check.mjs CHROMIUM FILE… [--layout FILE…]
// For each file, on a desk, on a phone and on paper: no accessibility violation, no message on the console, no
// request, nothing that runs out of its place, and everything within reach of the keyboard alone. Files after
// `--layout` are measured only.
import { readFileSync } from "node:fs";
import { pathToFileURL, fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const [executablePath, ...rest] = process.argv.slice(2);
const measured = rest.includes("--layout") ? rest.slice(rest.indexOf("--layout") + 1) : [];
const files = rest.filter((file) => file !== "--layout");

// Paper is A4 less its margins, at 96 pixels an inch.
const WIDTHS = [
  { name: "desktop", width: 1280, height: 900, media: "screen" },
  { name: "phone", width: 360, height: 740, media: "screen" },
  { name: "paper", width: 680, height: 980, media: "print" },
];

const faults = [];
const browser = await chromium.launch({
  executablePath,
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

for (const file of files) {
  const look = async ({ name, width, height, media }) => {
    const context = await browser.newContext({ viewport: { width, height }, offline: true });
    const page = await context.newPage();
    const fault = (text) => faults.push(`${file} (${name}): ${text}`);
    const url = pathToFileURL(file).href;
    page.on("request", (request) => request.url() === url || fault(`asks for ${request.url()}`));
    page.on("console", (message) => fault(`console: ${message.text()}`));
    page.on("pageerror", (error) => fault(`error: ${error.message}`));
    await page.emulateMedia({ media });
    await page.goto(url);
    await noOverflow(page, media, fault);
    if (measured.includes(file)) {
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await noOverflow(page, media, fault);
      await context.close();
      return;
    }
    if (media === "screen") {
      await keyboard(page, fault);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await noOverflow(page, media, fault);
    }
    await accessible(page, media, fault);
    await context.close();
  };
  await Promise.all(WIDTHS.map(look));
}
await browser.close();

faults.forEach((fault) => console.error(fault));
console.log(`${files.length} files, ${WIDTHS.length} widths, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

async function noOverflow(page, media, fault) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) fault(`the page is ${wide} pixels too wide`);
  const out = await page.evaluate((media) => {
    const seen = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility());
    const said = (one) => one.textContent.trim().slice(0, 60);
    const found = [];
    for (const one of seen) {
      const style = getComputedStyle(one);
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (clips && !one.closest("svg") && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${said(one)}`);
      // A table scrolls only where it has many columns and the screen is a phone's.
      const columns = one.matches("[role=region]") ? one.querySelectorAll("thead th").length : 0;
      const may = media === "screen" && innerWidth < 700 && columns > 4;
      if (columns > 0 && !may && one.scrollWidth > one.clientWidth + 1) {
        found.push(`${one.scrollWidth - one.clientWidth} pixels of a table of ${columns} columns run out: ${said(one)}`);
      }
    }
    // A large figure stands on one line, its unit with it, and within its box.
    for (const one of document.querySelectorAll(".figures .value")) {
      const range = document.createRange();
      range.selectNodeContents(one);
      const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
      if (lines.size > 1) found.push(`a figure is broken: ${said(one)}`);
      if (one.scrollWidth > one.clientWidth + 1) found.push(`a figure runs out of its box: ${said(one)}`);
    }
    // What stands in a drawing stands within it, and no text on another.
    for (const svg of document.querySelectorAll("svg")) {
      if (!svg.checkVisibility()) continue;
      const frame = svg.viewBox.baseVal;
      const texts = [...svg.querySelectorAll("text")].map((one) => ({ one, box: one.getBBox() }));
      for (const { one, box } of texts) {
        if (box.x < -1 || box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 1) {
          found.push(`out of its drawing: ${one.textContent}`);
        }
      }
      texts.forEach(({ one, box }, place) => {
        for (const other of texts.slice(place + 1)) {
          const wide = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
          const high = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
          if (wide > 3 && high > 6) found.push(`one on the other: ${one.textContent} | ${other.one.textContent}`);
        }
      });
    }
    return found;
  }, media);
  out.forEach(fault);
  if (media !== "print") return;
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("table, svg")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.querySelector("caption, title")?.textContent),
  );
  cut.forEach((title) => fault(`cut on paper: ${title}`));
}

async function accessible(page, media, fault) {
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return window.axe.run(document, { preload: false, resultTypes: ["violations"], runOnly, rules });
  }, media === "print" ? { "target-size": { enabled: false } } : {}); // Nobody touches paper.
  for (const violation of found.violations) {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
    fault(`axe ${violation.id}: ${violation.help} at ${where} (${violation.nodes.length})`);
  }
}

async function keyboard(page, fault) {
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((one) => one.checkVisibility());
    all.forEach((one, place) => (one.dataset.stop = String(place)));
    return all.length;
  });
  for (let place = 0; place < wanted; place += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      return {
        stop: one.dataset.stop,
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
        inside: box.right > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (focus.stop !== String(place)) fault(`the keyboard reaches stop ${focus.stop} instead of ${place}`);
    if (!focus.seen && place > 0) fault(`the focus does not show at stop ${place}`);
    if (!focus.inside) fault(`the focus is out of sight at stop ${place}`);
    if (place === 0) {
      await page.keyboard.press("Enter");
      const main = await page.evaluate(() => document.activeElement.tagName);
      if (main !== "MAIN") fault("the skip link does not lead to the content");
      await page.evaluate(() => document.querySelector("[data-stop='0']").focus());
    }
  }
  // A table that is wider than its place scrolls with the arrow keys.
  const scrolled = await page.evaluate(() => {
    const one = [...document.querySelectorAll("[role=region]")].find((region) => region.checkVisibility() && region.scrollWidth > region.clientWidth + 20);
    one?.focus();
    return one !== undefined;
  });
  if (scrolled) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(250);
    const moved = await page.evaluate(() => document.activeElement.scrollLeft > 0);
    if (!moved) fault("a wide table does not scroll with the keyboard");
  }
}
