/**
 * Runs the cases in Chromium and records what it says: `node tests/oracle/animation/record.ts`.
 *
 * Per case and time: the transformed progress (kind `timing`), the number of a registered custom
 * property (`keyframes`), or a colour `0xRRGGBBAA` (`colors`); null where the animation has no
 * effect.
 *
 * @module
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Easing } from '../../../schema/typescript/index.ts';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { type Case, COUNTS, generate, type Kind } from './cases.ts';

/** An easing in CSS. */
function css(easing: Easing): string {
  switch (easing.tag) {
    case 'cubic-bezier':
      return `cubic-bezier(${easing.val.join(', ')})`;
    case 'steps':
      return `steps(${easing.val.count}, ${easing.val.position})`;
    case 'linear-points':
      return `linear(${easing.val.map(([input, output]) => `${output} ${input * 100}%`).join(', ')})`;
    default:
      return easing.tag;
  }
}

/** What `element.animate` takes. */
function webAnimation({ kind, timing, keyframes, rate, times }: Case) {
  const frames = keyframes.map(({ offset, value, easing }) => ({
    offset,
    easing: css(easing),
    ...(value.tag === 'color'
      ? { backgroundColor: `#${value.val.toString(16).padStart(8, '0')}` }
      : { '--n': String(value.val) }),
  }));
  const { easing, iterations = null, ...rest } = timing;
  return { kind, frames, timing: { ...rest, easing: css(easing) }, iterations, rate, times };
}

const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
await page.setContent('<!doctype html><div id="it"></div>');
const cases = (Object.keys(COUNTS) as Kind[]).flatMap((kind) =>
  Array.from({ length: COUNTS[kind] }, (_, at) => ({ kind, seed: at + 1 })),
);
const results = await page.evaluate(
  (animations) => {
    CSS.registerProperty({ name: '--n', syntax: '<number>', inherits: false, initialValue: '0' });
    const element = document.getElementById('it') as HTMLElement;
    const color = (text: string) => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return ((red << 24) | (green << 16) | (blue << 8) | Math.round(alpha * 255)) >>> 0;
    };
    return animations.map(({ kind, frames, timing, iterations, rate, times }) => {
      const animation = element.animate(frames as Keyframe[], {
        ...timing,
        iterations: iterations ?? Number.POSITIVE_INFINITY,
      });
      animation.pause();
      animation.playbackRate = rate;
      const values = times.map((time) => {
        animation.currentTime = time;
        const progress = animation.effect?.getComputedTiming().progress ?? null;
        if (kind === 'timing' || progress === null) return progress;
        const style = getComputedStyle(element);
        return kind === 'colors'
          ? color(style.backgroundColor)
          : Number(style.getPropertyValue('--n'));
      });
      animation.cancel();
      return values;
    });
  },
  cases.map(({ kind, seed }) => webAnimation(generate(kind, seed))),
);
const lines = cases.map(({ kind, seed }, at) =>
  JSON.stringify({ kind, seed, values: results[at] }),
);
const file = join(dirname(fileURLToPath(import.meta.url)), 'recorded.json');
writeFileSync(
  file,
  `{"browser":"Chromium ${browser.version()}","cases":[\n${lines.join(',\n')}\n]}\n`,
);
await browser.close();
