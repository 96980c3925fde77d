// A page that reloads while it is asked answers nothing: the question is put again to the page that came in its place. And a
// page is there before its script is, for a moment: what is pressed in it then goes the way without a script.

/** What `act` answers, asked again where the page went away meanwhile. */
export async function steady(page, act) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries === 20 || !/context was destroyed|because of a navigation|is navigating|frame was detached/i.test(error.message)) throw error;
      await page.waitForLoadState("load").catch(() => {});
    }
  }
}

/** Waits until what is shown has come whole, its script too. */
export async function settled(page) {
  const there = () => document.readyState === "complete" && document.documentElement.classList.contains("scripted");
  for (let tries = 0; tries < 600; tries += 1) {
    if (await steady(page, () => page.evaluate(there))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`the page does not come whole: ${page.url()}`);
}

/** Waits for an element, and for the whole page that has it. */
export async function arrives(page, selector) {
  await page.waitForSelector(selector);
  await settled(page);
}

/** Waits until `holds`, for 30 seconds: what is waited for is asked again and again, since the page allows no evaluation of texts. */
export async function until(page, holds, what) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await steady(page, holds)) return settled(page);
    await page.waitForTimeout(100);
  }
  throw new Error(what);
}
