/**
 * Pictures: of pages, as Chromium draws them, and of each other.
 *
 * @module
 */
import assert from 'node:assert/strict';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import sharp from 'sharp';

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

/** Keeps RGBA pictures of one size beside each other, to look at. */
export async function saveBeside(
  file: string,
  [width, height]: readonly [number, number],
  ...pictures: readonly Uint8Array[]
): Promise<void> {
  const raw = { width, height, channels: 4 as const };
  const whole = { ...raw, width: width * pictures.length, background: '#000000' };
  await sharp({ create: whole })
    .composite(
      pictures.map((input, at) => ({ input: Buffer.from(input), raw, left: width * at, top: 0 })),
    )
    .png()
    .toFile(file);
}

/** How far two pictures may be apart. */
export interface Likeness {
  /** Width of both in pixels. */
  width: number;
  /** How far any channel may be. */
  tolerance: number;
  /** So many of a thousand pixels may be farther, and by no more than `most`. By default none. */
  edges?: { share: number; most: number } | undefined;
  /** What is compared, for the message. */
  what: string;
}

/** Fails where too many channels of RGBA pictures, but for alpha, are too far apart. */
export function assertAlike(found: Uint8Array, wanted: Uint8Array, likeness: Likeness): void {
  const { width, tolerance, edges = { share: 0, most: 0 }, what } = likeness;
  assert.equal(found.length, wanted.length);
  let [beyond, most, worst] = [0, 0, 0];
  for (let at = 0; at < found.length; at += 4) {
    let far = 0;
    for (let channel = at; channel < at + 3; channel += 1)
      far = Math.max(far, Math.abs((found[channel] ?? 0) - (wanted[channel] ?? 0)));
    if (far > tolerance) beyond += 1;
    if (far > most) [most, worst] = [far, at / 4];
  }
  const place = `${worst % width}, ${Math.floor(worst / width)}`;
  const share = (beyond * 4000) / found.length;
  assert.ok(
    share <= edges.share && most <= Math.max(tolerance, edges.most),
    `${what}: ${share.toFixed(2)} of a thousand pixels are beyond ${tolerance}, at most ${most}, at ${place}`,
  );
}
