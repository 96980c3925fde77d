// A page that reloads while it is asked answers nothing: the question is put again to the page that came in its place.

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

/** Waits until `holds`, for 30 seconds: what is waited for is asked again and again, since the page allows no evaluation of texts. */
export async function until(page, holds, what) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await steady(page, holds)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(what);
}
