/**
 * Pictures of pages, as Chromium draws them.
 *
 * @module
 */
import type { Page, PageScreenshotOptions } from 'playwright-core';

const ATTEMPTS = 5;

/**
 * The picture of a page as PNG. While its GPU process is being started, Chromium may refuse one
 * (`Unable to capture screenshot`): then the page draws a frame, and it is asked again.
 */
export async function pictureOf(page: Page, options: PageScreenshotOptions = {}): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await page.screenshot(options);
    } catch (error) {
      if (attempt === ATTEMPTS || !/Unable to capture screenshot/.test(String(error))) throw error;
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
  }
}
