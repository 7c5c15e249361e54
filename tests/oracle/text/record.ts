/**
 * Measures the samples in Chromium, with the demo's fonts: `node tests/oracle/text/record.ts`
 * writes `recorded.json`.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { FACES } from '../../conformance/text/system.ts';
import { type Measured, SAMPLES } from './samples.ts';

const here = dirname(fileURLToPath(import.meta.url));
const fonts = join(here, '../../../examples/home/assets/fonts');

/**
 * Advances as the fonts have them (not rounded to whole pixels), nothing made up, white space as
 * Inlay keeps it.
 */
const CSS = `p { margin: 0; position: absolute; white-space: pre-wrap; font-synthesis: none; text-rendering: geometricPrecision;
  font-family: ${FACES.map(({ family }) => `'${family}'`).join(', ')} }`;

const options = launchOptions();
const browser = await chromium.launch({
  ...options,
  args: [...(options.args ?? []), '--font-render-hinting=none'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1920, height: 1080 },
    deviceScaleFactor: 1,
  });
  const faces = FACES.map(({ family, weight, src }) => {
    const data = readFileSync(join(fonts, src)).toString('base64');
    return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(data:font/ttf;base64,${data}) }`;
  });
  await page.setContent(`<!doctype html><style>${faces.join('\n')} ${CSS}</style><body></body>`);
  const measured: Measured[] = await page.evaluate(async (samples) => {
    const paragraphs = samples.map((sample) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = sample.content;
      paragraph.dir = 'auto';
      const { style } = paragraph;
      style.fontSize = `${sample.size}px`;
      style.fontWeight = `${sample.weight}`;
      style.letterSpacing = `${sample.letterSpacing ?? 0}px`;
      style.wordSpacing = `${sample.wordSpacing ?? 0}px`;
      style.lineHeight = sample.lineHeight === undefined ? 'normal' : `${sample.lineHeight}`;
      if (sample.wrap === 'nowrap') style.whiteSpace = 'pre';
      if (sample.wrap === 'anywhere') style.overflowWrap = 'anywhere';
      document.body.append(paragraph);
      return paragraph;
    });
    await document.fonts.ready;
    return paragraphs.map((paragraph, at) => {
      const measure = (width: string) => {
        paragraph.style.width = width;
        return paragraph.getBoundingClientRect();
      };
      const max = measure('max-content').width;
      const min = measure('min-content').width;
      return [max, min, measure(`${samples[at]?.width ?? 1900}px`).height] as const;
    });
  }, SAMPLES);
  const rows = measured.map((row) =>
    JSON.stringify(row.map((value) => Math.round(value * 1000) / 1000)),
  );
  const head = `"browser": ${JSON.stringify(`Chromium ${browser.version()}`)}`;
  writeFileSync(
    join(here, 'recorded.json'),
    `{\n  ${head},\n  "measured": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`,
  );
} finally {
  await browser.close();
}
