/**
 * What is on the surface: the whole engine, drawn in Node, against places worked out by hand.
 */
import assert from 'node:assert/strict';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import type { Node } from '../../host/src/index.ts';
import { openHeadless } from './support/headless.ts';

describe('on the surface', function () {
  this.timeout(120_000);
  let headless: Headless;
  let stage: Stage;
  let errors: string[];

  async function open(width: number, height: number, pixelWidth = width, pixelHeight = height) {
    const overscan = { top: 0, right: 0, bottom: 0, left: 0 };
    const surface = { width, height, pixelWidth, pixelHeight, overscan };
    ({ headless, stage } = await openHeadless({ stage: surface }));
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

  describe('boxes', () => {
    /** The levels of red along a row, from the first pixel that is not 0 to the last. */
    const row = (y: number) => {
      const { width, data } = headless.pixels();
      return Array.from({ length: width }, (_, x) => data[(y * width + x) * 4] ?? 0);
    };
    const column = (x: number) => {
      const { width, height, data } = headless.pixels();
      return Array.from({ length: height }, (_, y) => data[(y * width + x) * 4] ?? 0);
    };
    const box = (left: number, top: number, width: number, height: number) =>
      ({ position: 'absolute', left, top, width, height }) as const;
    const isCrisp = (levels: readonly number[]) =>
      levels.every((level) => level === 0 || level === 255);

    it('that touch leave no light between them, on 720 lines', async () => {
      await open(1920, 1080, 1280, 720);
      const back = stage.view({ ...box(0, 0, 1920, 1080), backgroundColor: '#ffffff' });
      for (let index = 0; index < 10; index += 1) {
        for (let line = 0; line < 10; line += 1) {
          back.append(
            stage.view({
              ...box(10 + index * 187, 10 + line * 53, 187, 53),
              backgroundColor: '#000000',
            }),
          );
        }
      }
      stage.append(back);
      await headless.rest();
      const [across, down] = [row(200), column(600)];
      assert.deepEqual(
        [across.filter((level) => level === 0).length, down.filter((level) => level === 0).length],
        // From 10 to 1880 dp, and from 10 to 540.
        [1253 - 7, 360 - 7],
      );
      assert.ok(isCrisp(across) && isCrisp(down));
    });

    it('share out a row without light between them, at any number and pixel ratio', async () => {
      for (const [count, pixels] of [
        [7, 1920],
        [11, 1280],
        [13, 1366],
        [3, 3840],
      ] as const) {
        await open(1920, 1080, pixels, (pixels * 9) / 16);
        const line = stage.view({
          ...box(0.25, 0, 1911, 1080),
          display: 'flex',
          backgroundColor: '#ffffff',
        });
        for (let index = 0; index < count; index += 1)
          line.append(stage.view({ flexGrow: 1, backgroundColor: '#000000' }));
        stage.append(line);
        await headless.rest();
        assert.ok(
          row(100).every((level) => level === 0),
          `${count} on ${pixels}`,
        );
        headless.close();
      }
      await open(320, 180);
    });

    for (const [width, height] of [
      [1366, 768],
      [1360, 768],
      [854, 480],
      [1024, 768],
    ] as const) {
      it(`are on whole pixels across and down, also scrolled, on ${width} x ${height}`, async () => {
        await open(1920, 1080, width, height);
        const list = stage.view({
          ...box(3.3, 2.7, 1900, 1070),
          scroll: { axis: 'both' },
          flexDirection: 'column',
          alignItems: 'flex-start',
          backgroundColor: '#ffffff',
        });
        for (let line = 0; line < 16; line += 1) {
          const cells = Array.from({ length: 14 }, () =>
            stage.view({ width: 187.37, height: 103.13, flexShrink: 0, background: '#000000' }),
          );
          list.append(stage.view({ flexShrink: 0 }).append(...cells));
        }
        stage.append(list);
        const middle = [Math.floor(width / 2), Math.floor(height / 2)] as const;
        for (const [x, y] of [
          [0, 0],
          [101.7, 33.3],
          [250.2, 411.9],
        ] as const) {
          list.scrollTo(x, y);
          await headless.rest();
          const levels = [...row(middle[1]), ...column(middle[0])];
          const inside = [
            ...levels.slice(10, width - 20),
            ...levels.slice(width + 10, width + height - 20),
          ];
          assert.ok(
            inside.every((level) => level === 0),
            `no light between cells at ${x}, ${y}`,
          );
        }
      });
    }

    it('as thin as 1 dp are one crisp line wherever they are, and never none', async () => {
      await open(960, 540, 640, 360);
      for (let index = 0; index < 30; index += 1) {
        stage.append(
          stage.view({ ...box(20 + index * 20.3, 0, 1, 400), backgroundColor: '#ffffff' }),
          stage.view({ ...box(0, 410 + index * 4.1, 960, 1), backgroundColor: '#ffffff' }),
        );
      }
      await headless.rest();
      assert.equal(row(10).filter((level) => level === 255).length, 30);
      assert.ok(isCrisp(row(10)) && isCrisp(column(1)));
      assert.equal(column(1).filter((level) => level === 255).length, 30);
    });

    it('are on whole pixels in a container, wherever that begins, and where it is scrolled by whole ones', async () => {
      await open(960, 540, 640, 360);
      const list = stage.view({
        ...box(50.5, 20, 600, 200),
        scroll: { axis: 'x', keyLine: 0, keyLineItem: 0 },
        display: 'flex',
        gap: 11,
      });
      const items = Array.from({ length: 20 }, (_, index) =>
        stage.view({
          width: 100.3,
          height: 100,
          flexShrink: 0,
          focusable: true,
          backgroundColor: index % 2 ? '#ffffff' : '#ff0000',
        }),
      );
      list.append(...items);
      stage.append(list);
      await headless.rest();
      assert.ok(isCrisp(row(30)));
      list.scrollTo(300, 0);
      await headless.rest();
      assert.ok(isCrisp(row(30)));
    });

    it('move smoothly by a transform, at fractions of a pixel and as wide as they are', async () => {
      await open(320, 180);
      const moved = stage.view({ ...box(10.3, 10, 40.4, 20), backgroundColor: '#ffffff' });
      stage.append(moved);
      await headless.rest();
      // From 10 to 51 on the grid.
      assert.deepEqual(
        [pixel(9, 15)[0], pixel(10, 15)[0], pixel(50, 15)[0], pixel(51, 15)[0]],
        [0, 255, 255, 0],
      );
      for (const x of [0.25, 0.5, 7.75]) {
        moved.set({ translateX: x });
        await headless.rest();
        const sum = row(15).reduce((sum, level) => sum + level, 0) / 255;
        const middle = row(15).reduce((sum, level, at) => sum + level * (at + 0.5), 0) / 255 / sum;
        assert.ok(
          Math.abs(sum - 41) < 0.02 && Math.abs(middle - (30.5 + x)) < 0.02,
          `${x}: ${sum} wide at ${middle}`,
        );
      }
    });
  });
});
