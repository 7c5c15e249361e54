/**
 * What is on the surface: the whole engine, drawn in Node, against places worked out by hand.
 */
import assert from 'node:assert/strict';
import { connectStage, type Stage } from '../../host/src/app/stage.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../host/src/cli/scene.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import type { Node } from '../../host/src/index.ts';

const engine = { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' } as const;

describe('on the surface', function () {
  this.timeout(120_000);
  let headless: Headless;
  let stage: Stage;
  let errors: string[];

  async function open(width: number, height: number, pixelWidth = width, pixelHeight = height) {
    const overscan = { top: 0, right: 0, bottom: 0, left: 0 };
    const surface = { width, height, pixelWidth, pixelHeight, overscan };
    headless = await Headless.open({ engine, stage: surface, base: folderUrl(projectRoot) });
    stage = await connectStage(headless.app);
    errors = [];
    stage.on('error', ({ code, message }) => errors.push(`${code}: ${message}`));
  }
  afterEach(() => headless.close());

  const pixel = (x: number, y: number) => {
    const { width, data } = headless.pixels();
    return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  };
  /** Pixels that are not of the colour of the background, in a part of the surface. */
  function marked(left: number, top: number, right: number, bottom: number): number {
    const { width, data } = headless.pixels();
    let count = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) if ((data[(y * width + x) * 4] ?? 0) > 64) count += 1;
    }
    return count;
  }

  describe('a text', () => {
    const long =
      'What is written here is much longer than the box it is in, and goes on and on and on and on and on.';
    const place = { position: 'absolute', left: 100, top: 100, width: 300, height: 60 } as const;
    const style = { fontFamily: 'Inter', fontSize: 32, cullMargin: 0 } as const;

    beforeEach(async () => {
      await open(640, 360);
      stage.addFont({ family: 'Inter', src: 'examples/home/assets/fonts/Inter-Regular.ttf' });
    });

    for (const translateX of [0, -200, -600, -1000]) {
      it(`that is wider than its box is drawn as far as its clip, moved by ${translateX}`, async () => {
        const clip = stage.view({
          ...place,
          overflow: 'hidden',
          display: 'flex',
          flexDirection: 'column',
        });
        clip.append(stage.text(long, { ...style, textWrap: 'nowrap', translateX }));
        stage.append(clip);
        await headless.rest();
        const stretched = headless.pixels().data;
        assert.ok(marked(100, 100, 400, 160) > 500, 'letters are drawn');
        assert.equal(
          marked(0, 0, 100, 360) + marked(400, 0, 640, 360),
          0,
          'and none outside the clip',
        );
        clip.children[0]?.set({ alignSelf: 'flex-start' });
        await headless.rest();
        assert.ok(
          Buffer.compare(stretched, headless.pixels().data) === 0,
          'the same as in a box as wide as it',
        );
      });
    }

    it('that is higher than its box is drawn below it, and when its words change', async () => {
      const clip = stage.view({ ...place, overflow: 'hidden' });
      const text = stage.text('A', {
        ...style,
        position: 'absolute',
        top: 0,
        left: 0,
        width: 300,
        height: 10,
        translateY: -80,
      });
      clip.append(text);
      stage.append(clip);
      await headless.rest();
      assert.equal(marked(0, 0, 640, 360), 0, 'one line is out of the clip');
      text.set({ content: long });
      await headless.rest();
      assert.ok(marked(100, 100, 400, 160) > 500, 'more lines are not');
      text.set({ content: 'A' });
      await headless.rest();
      assert.equal(marked(0, 0, 640, 360), 0);
    });
  });

  describe('clips', () => {
    /**
     * Views in each other, each as large as the stage but the outermost, which is 100 by 100 at
     * 50, 50.
     */
    function nest(count: number, style: Parameters<Stage['view']>[0]): Node {
      const box = {
        position: 'absolute',
        left: 0,
        top: 0,
        width: 640,
        height: 360,
        overflow: 'hidden',
        ...style,
      } as const;
      let inner: Node = stage.view({
        ...box,
        left: 50,
        top: 50,
        width: 100,
        height: 100,
        key: 'clip-1',
      });
      stage.append(inner);
      for (let depth = 2; depth <= count; depth += 1) {
        const next = stage.view({ ...box, key: `clip-${depth}` });
        inner.append(next);
        inner = next;
      }
      inner.append(
        stage.view({
          position: 'absolute',
          left: 0,
          top: 0,
          width: 640,
          height: 360,
          backgroundColor: '#ffffff',
        }),
      );
      return inner;
    }

    beforeEach(() => open(640, 360));

    for (const count of [2, 9, 17, 60]) {
      it(`that are ${count} upright rectangles in each other all cut`, async () => {
        nest(count, {});
        await headless.rest();
        assert.equal(marked(50, 50, 150, 150), 100 * 100);
        assert.equal(marked(0, 0, 640, 360), 100 * 100, 'nothing outside the outermost');
        assert.deepEqual(errors, []);
      });
    }

    it('with round corners are reported from the ninth on, once, with the path of its node, and nothing is outside', async () => {
      const inner = nest(12, { radius: 20 });
      await headless.rest();
      assert.equal(marked(0, 0, 640, 360) - marked(50, 50, 150, 150), 0);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /^limit: view "clip-9" .*more than 8 clips/);
      inner.set({ opacity: 0.5 });
      await headless.rest();
      assert.equal(errors.length, 1);
    });

    it('with round corners are exact where there are eight, whatever upright ones are between', async () => {
      nest(8, { radius: 20 }).append(
        stage.view({ position: 'absolute', width: 640, height: 360, overflow: 'hidden' }),
      );
      await headless.rest();
      assert.deepEqual(errors, []);
      assert.equal(pixel(51, 51)[3], 0, 'the corner is cut off');
      assert.equal(pixel(100, 51)[3], 255);
    });
  });
});
