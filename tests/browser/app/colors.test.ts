/** Names of colours mean what the browser says they mean. */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { parseColor } from '../../../host/src/app/color.ts';
import { namedColors } from '../../../host/src/app/named-colors.ts';
import { launch } from '../host/open.ts';

describe('the named colours of CSS', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  it('are those of Chromium, all 148 and transparent', async () => {
    assert.equal(namedColors.size, 149);
    const page = await browser.newPage();
    const theirs = await page.evaluate(
      (names) => {
        const context = document
          .createElement('canvas')
          .getContext('2d') as CanvasRenderingContext2D;
        return names.map((name) => {
          if (!CSS.supports('color', name)) return 'no colour';
          context.clearRect(0, 0, 1, 1);
          context.fillStyle = name;
          context.fillRect(0, 0, 1, 1);
          const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
          return [red, green, blue, alpha].join(' ');
        });
      },
      [...namedColors.keys()],
    );
    const ours = [...namedColors.values()].map((word) =>
      [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join(' '),
    );
    assert.deepEqual(ours, theirs);
    await page.close();
  });

  it('are taken in any case, and nothing else is', () => {
    assert.equal(parseColor('Red'), 0xff0000ff);
    assert.equal(parseColor(' rebeccapurple '), 0x663399ff);
    for (const none of ['toString', 'reddish', 'currentcolor', 'inherit', ''])
      assert.equal(parseColor(none), undefined);
  });
});
