/**
 * Forty real key presses on the demo, in every threading mode: after each the same node has
 * focus, and the same is drawn, as without a browser.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Threads } from '../../../host/src/index.ts';
import { drawn, hashOf } from '../../parity/drawn.ts';
import { keys } from '../../parity/forty-keys.ts';
import { domKey, type Globals, homeInNode, openHome, rest, threadingModes } from './open.ts';

/**
 * Text is drawn for the pixels of the surface: a small one leaves the software GPU time for every
 * frame.
 */
const size = [640, 360] as const;
/** The focused node after each key; written again with BLESS=1, and then read by eye. */
const accepted = fileURLToPath(new URL('focus.json', import.meta.url));

/** The screen at rest after a key. */
interface Step {
  key: string;
  focused: string | undefined;
  hash: string;
  /** What is drawn, to say where two screens differ. */
  lines: string[];
}

async function inNode(): Promise<Step[]> {
  const { headless, stage } = await homeInNode(...size);
  const steps: Step[] = [];
  const note = async (key: string) => {
    const lines = drawn(headless.runner.engine.full());
    steps.push({ key, focused: stage.focused?.key, hash: await hashOf(lines), lines });
  };
  await note('start');
  for (const key of keys) {
    headless.press(key);
    await headless.rest();
    await note(key);
  }
  headless.close();
  return steps;
}

/**
 * Presses the keys, each when the engine is idle after the one before; stops where the screen is
 * another than expected.
 */
async function inBrowser(threads: Threads, expected: readonly Step[]): Promise<void> {
  const { page, app, errors } = await openHome(threads, ...size);
  for (const [index, { key, focused, hash, lines }] of expected.entries()) {
    if (index > 0) await page.keyboard.press(domKey(keys[index - 1] as (typeof keys)[number]));
    await rest(app);
    const found = await app.evaluate(() => (globalThis as unknown as Globals).home.state());
    const where = `threads ${threads}, after key ${index} (${key})`;
    assert.equal(found.focused, focused, `${where}: another node has focus than in Node`);
    if (found.hash === hash) continue;
    const there = await app.evaluate(() => (globalThis as unknown as Globals).home.drawn());
    assert.fail(`${where}: another picture than in Node\n${firstDifference(there, lines)}`);
  }
  assert.deepEqual(await app.evaluate(() => (globalThis as unknown as Globals).home.errors), []);
  assert.deepEqual(errors, []);
  await page.close();
}

function firstDifference(found: readonly string[], expected: readonly string[]): string {
  const at = Array.from({ length: Math.max(found.length, expected.length) }).findIndex(
    (_, line) => found[line] !== expected[line],
  );
  return `of ${found.length} instances, ${expected.length} expected, the first other is ${at}:\n  found    ${found[at]}\n  expected ${expected[at]}`;
}

describe('the demo: forty keys in Chromium', () => {
  let expected: Step[];
  /** All at once, since most of the time is spent until motion is over. */
  let runs: Map<Threads, Promise<Error | undefined>>;

  before(async () => {
    expected = await inNode();
    runs = new Map(
      threadingModes.map((threads) => [
        threads,
        inBrowser(threads, expected).then(
          () => undefined,
          (error: Error) => error,
        ),
      ]),
    );
  });

  it('moves focus where it is expected', () => {
    const found = expected.map(({ key, focused }) => `${key}: ${focused}`);
    if (process.env.BLESS === '1') writeFileSync(accepted, `${JSON.stringify(found, null, 2)}\n`);
    assert.deepEqual(found, JSON.parse(readFileSync(accepted, 'utf8')));
  });

  it('shows another screen after nearly every key', () => {
    assert.ok(new Set(expected.map(({ hash }) => hash)).size > 25);
  });

  for (const threads of threadingModes) {
    it(`focuses and draws the same with threads: ${threads}`, async () => {
      const error = await runs.get(threads);
      if (error) throw error;
    });
  }
});
