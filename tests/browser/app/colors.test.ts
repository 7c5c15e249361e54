/** Colours mean what the browser says they mean. */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { parseColor } from '../../../host/src/app/color.ts';
import { namedColors } from '../../../host/src/app/named-colors.ts';
import { launch } from '../host/open.ts';

describe('the colours of CSS', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  it('have names as in Chromium, all 148 and transparent', async () => {
    assert.equal(namedColors.size, 149);
    assert.deepEqual(
      [...namedColors.values()].map(channels),
      await theirs([...namedColors.keys()]),
    );
  });

  it('are written by hsl() and hwb() as in Chromium, within a 255th', async () => {
    const hues = ['0', '37', '120deg', '200grad', '-30', '0.9turn', '4rad'];
    const texts = hues.flatMap((hue) => [
      `hsl(${hue} 100% 50%)`,
      `hsl(${hue}, 30%, 80%)`,
      `hsl(${hue} 120% 10%)`,
      `hwb(${hue} 20% 30%)`,
      `hwb(${hue} 80% 70%)`,
    ]);
    const expected = await theirs(texts);
    texts.forEach((text, at) => {
      const ours = channels(parseColor(text) as number).split(' ');
      const far = expected[at]
        ?.split(' ')
        .map((one, part) => Math.abs(Number(one) - Number(ours[part])));
      assert.ok(far && Math.max(...far) <= 1, `${text}: ${ours} and ${expected[at]}`);
    });
  });

  it('have names in any case, and nothing else is', () => {
    assert.equal(parseColor('Red'), 0xff0000ff);
    assert.equal(parseColor(' rebeccapurple '), 0x663399ff);
    for (const none of ['toString', 'reddish', 'currentcolor', 'inherit', ''])
      assert.equal(parseColor(none), undefined);
  });

  const channels = (word: number) =>
    [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join(' ');

  /** What Chromium draws: red, green, blue and alpha. */
  async function theirs(colors: readonly string[]): Promise<string[]> {
    const page = await browser.newPage();
    const drawn = await page.evaluate((names) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      return names.map((name) => {
        if (!CSS.supports('color', name)) return 'no colour';
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = name;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha].join(' ');
      });
    }, colors);
    await page.close();
    return drawn;
  }
});
