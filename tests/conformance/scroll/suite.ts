/**
 * What every `inlay:scroll` answers. Speaks only the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  commands,
  id,
  type Motion,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';
import { outlivesDamage } from '../damage.ts';
import {
  joined,
  offsetsOf,
  places,
  refusal,
  type ScrollInterface,
  type Style,
  scrollTo,
  stream,
  style,
  targetsOf,
} from './system.ts';

/** A rail of 1000 x 300 dp with a content of 5000 x 300 dp. */
const RAIL = 2;
/** A page of 1000 x 800 dp with a content of 1000 x 3000 dp, in which rails are. */
const PAGE = 3;
const ITEM = 10;

const EVEN: Motion = { tag: 'tween', val: { duration: 100, easing: { tag: 'linear' } } };
const SPRING: Motion = { tag: 'spring', val: { stiffness: 200, damping: 15 } };

/** @param load Gives a new instance, or one that was reset. */
export function conformance(name: string, load: () => Promise<ScrollInterface>): void {
  describe(`${name}: inlay:scroll`, () => {
    let scroll: ScrollInterface;
    before(async () => {
      scroll = await load();
    });
    beforeEach(() => scroll.reset());

    const rail = (values: Style = {}, content: readonly [number, number] = [5_000, 300]) => {
      scroll.apply(style(RAIL, { scrollAxis: 'x', scrollMotion: EVEN, ...values }), 0);
      scroll.place(places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content } }), 0);
      // A container that was never shown has nothing to travel from.
      scroll.tick(0);
    };
    const item = (x: number, width = 200) =>
      scroll.place(places({ [ITEM]: { above: RAIL, box: [x, 0, width, 300] } }), 0);
    const target = (container = RAIL) => targetsOf(scroll.targets())[container];
    const offset = (time: number, container = RAIL) => offsetsOf(scroll.tick(time))[container];

    describe('policies', () => {
      const lines = { scrollPolicy: 'key-line', keyLine: 0.25, keyLineItem: 0.5 } as const;
      const padded = { scrollPaddingLeft: 50, scrollPaddingRight: 100 };
      const bordered = { borderLeftWidth: 40, borderRightWidth: 60 };
      const cases: readonly [
        what: string,
        Style,
        start: number,
        box: readonly [number, number],
        expected: number,
      ][] = [
        ['key-line: the lines come together', lines, 0, [2_000, 200], 1_850],
        ['key-line: at the start the content stays', lines, 0, [100, 200], 0],
        ['key-line: at the end the content stays', lines, 0, [4_800, 200], 4_000],
        [
          'key-line: start to start',
          { scrollPolicy: 'key-line', keyLine: 0, keyLineItem: 0 },
          0,
          [333.25, 200],
          333.25,
        ],
        ['center: in the middle', { scrollPolicy: 'center' }, 0, [2_000, 200], 1_600],
        [
          'center: in the middle of what the paddings leave',
          { scrollPolicy: 'center', ...padded },
          0,
          [2_000, 200],
          1_625,
        ],
        ['center: a longer item too', { scrollPolicy: 'center' }, 0, [2_000, 1_400], 2_200],
        ['edge: what is in view stays', { scrollPolicy: 'edge' }, 500, [1_300, 200], 500],
        [
          'edge: from the right as far as it takes',
          { scrollPolicy: 'edge' },
          500,
          [1_400, 200],
          600,
        ],
        ['edge: from the left as far as it takes', { scrollPolicy: 'edge' }, 500, [400, 200], 400],
        [
          'edge: with padding on the right',
          { scrollPolicy: 'edge', ...padded },
          500,
          [1_400, 200],
          700,
        ],
        [
          'edge: with padding on the left',
          { scrollPolicy: 'edge', ...padded },
          500,
          [500, 200],
          450,
        ],
        [
          'edge: within the border, from the right',
          { scrollPolicy: 'edge', ...bordered },
          500,
          [1_400, 200],
          660,
        ],
        [
          'edge: within the border, from the left',
          { scrollPolicy: 'edge', ...bordered },
          500,
          [400, 200],
          360,
        ],
        [
          'center: in the middle of the box within the border',
          { scrollPolicy: 'center', ...bordered },
          0,
          [2_000, 200],
          1_610,
        ],
        [
          'edge: the end of the content comes to the border',
          { scrollPolicy: 'edge', ...bordered },
          0,
          [4_900, 200],
          4_100,
        ],
        [
          'edge: an item that fits, but not between the paddings',
          { scrollPolicy: 'edge', ...padded },
          0,
          [2_000, 925],
          1_975,
        ],
        [
          'edge: an item as long as the view',
          { scrollPolicy: 'edge', ...padded },
          2_500,
          [2_000, 1_000],
          2_000,
        ],
        [
          'edge: a longer item with paddings',
          { scrollPolicy: 'edge', ...padded },
          0,
          [2_000, 1_200],
          2_000,
        ],
        [
          'page: an item that does not fit between the paddings',
          { scrollPolicy: 'page', ...padded },
          0,
          [2_000, 925],
          1_975,
        ],
        [
          'edge: a longer item fills the view from the side it comes',
          { scrollPolicy: 'edge' },
          500,
          [1_000, 1_200],
          1_000,
        ],
        [
          'edge: a longer item that fills the view stays',
          { scrollPolicy: 'edge' },
          500,
          [400, 1_200],
          500,
        ],
        ['page: what is in view stays', { scrollPolicy: 'page' }, 0, [700, 200], 0],
        ['page: the next page', { scrollPolicy: 'page' }, 0, [1_200, 200], 1_000],
        [
          'page: an item over the edge of pages is seen whole',
          { scrollPolicy: 'page' },
          0,
          [1_900, 200],
          1_100,
        ],
        [
          'page: pages are as long as the paddings leave',
          { scrollPolicy: 'page', ...padded },
          0,
          [1_800, 200],
          1_650,
        ],
        ['none: stays', { scrollPolicy: 'none' }, 500, [3_000, 200], 500],
        ['the default is edge', {}, 500, [1_400, 200], 600],
      ];
      for (const [what, values, start, [x, width], expected] of cases) {
        it(what, () => {
          rail(values);
          item(x, width);
          scroll.apply(scrollTo(RAIL, start, 0), 0);
          scroll.reveal(ITEM, 0);
          assert.deepEqual(target(), [expected, 0]);
          scroll.reveal(ITEM, 10);
          assert.deepEqual(target(), [expected, 0], 'revealing again changes nothing');
        });
        it(`from right to left, ${what}`, () => {
          const { scrollPaddingLeft = 0, scrollPaddingRight = 0 } = values;
          const { borderLeftWidth = 0, borderRightWidth = 0 } = values;
          rail(
            {
              ...values,
              scrollPaddingLeft: scrollPaddingRight,
              scrollPaddingRight: scrollPaddingLeft,
              borderLeftWidth: borderRightWidth,
              borderRightWidth: borderLeftWidth,
            },
            [-5_000, 300],
          );
          item(1_000 - x - width, width);
          scroll.apply(scrollTo(RAIL, -start, 0), 0);
          scroll.reveal(ITEM, 0);
          // No -0: it is 0 in the words of targets.
          assert.deepEqual(target(), [0 - expected, 0]);
        });
      }

      it('targets are whole 1/64 dp', () => {
        rail({ scrollPolicy: 'key-line', keyLine: 1 / 3, keyLineItem: 1 / 7 });
        item(2_000, 199.5);
        scroll.reveal(ITEM, 0);
        const parts = (target()?.[0] as number) * 64;
        assert.equal(parts, Math.round(parts));
        assert.equal(
          parts,
          2_000 * 64 +
            Math.floor(Math.fround(1 / 7) * 199.5 * 64 + 0.5) -
            Math.floor(Math.fround(1 / 3) * 64_000 + 0.5),
        );
      });

      for (const pixels of [2 / 3, 1, 1.5, 2]) {
        it(`at ${pixels.toFixed(2)} pixels per dp, content at rest is drawn on whole ones`, () => {
          scroll.setResolution(pixels, 0);
          const start = { scrollPolicy: 'key-line', keyLine: 0, keyLineItem: 0 } as const;
          rail({ ...start, scrollMotion: { tag: 'instant' } }, [5_000.5, 300]);
          const ratio = Math.fround(pixels);
          for (const [time, x] of [333.25, 1_000.4, 20.5, 4_900].entries()) {
            item(x, 100);
            scroll.reveal(ITEM, time);
            const { values, drawn } = scroll.tick(time);
            const end = Math.min(Math.floor(x * 64 + 0.5) / 64, 4_000.5);
            assert.equal(values[0], end, 'the offset is what it is without pixels');
            assert.equal(drawn[0], Math.fround(Math.floor(end * ratio + 0.5) / ratio));
            assert.equal(drawn[1], 0);
          }
        });
      }

      it('a motion ends where it is drawn at rest, with no step', () => {
        scroll.setResolution(2 / 3, 2 / 3);
        rail({ scrollPolicy: 'key-line', keyLine: 0, keyLineItem: 0 });
        item(1_001, 100);
        scroll.reveal(ITEM, 1_000);
        const leans = Array.from({ length: 101 }, (_, at) => {
          const { values, drawn } = scroll.tick(1_000 + at);
          return (drawn[0] ?? 0) - (values[0] ?? 0);
        });
        const [last = 0] = leans.slice(-1);
        assert.ok(
          Math.abs(last - -0.5) < 1e-3,
          `drawn ${last} from 1001 dp, which are 667.33 pixels`,
        );
        for (const [at, lean] of leans.entries()) {
          const step = lean - (leans[at - 1] ?? 0);
          assert.ok(Math.abs(step) < 0.02, `a step of ${step} dp after ${at} ms`);
        }
      });

      it('content that extends to the left and up has negative offsets, as CSSOM View scrollLeft', () => {
        rail({ scrollAxis: 'both' }, [-5_000, -900]);
        for (const [to, expected] of [
          [-300, -300],
          [300, 0],
          [-9_000, -4_000],
        ] as const) {
          scroll.apply(scrollTo(RAIL, to, to), 0);
          assert.deepEqual(target(), [expected, Math.max(expected, -600)]);
        }
        assert.deepEqual(offset(10_000), [-4_000, -600]);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [-2_500, 300] } }),
          0,
        );
        assert.deepEqual(
          target(),
          [-1_500, 0],
          'a shorter content brings the target back to its end',
        );
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [2_500, 300] } }),
          0,
        );
        assert.deepEqual(target(), [0, 0], 'as does one that goes on to the other side');
      });

      it('an axis that does not scroll stays at 0', () => {
        scroll.apply(style(RAIL, { scrollAxis: 'x', scrollPolicy: 'center' }), 0);
        scroll.place(places({ [RAIL]: { box: [0, 0, 1_000, 300], content: [5_000, 900] } }), 0);
        scroll.place(places({ [ITEM]: { above: RAIL, box: [2_000, 500, 200, 300] } }), 0);
        scroll.reveal(ITEM, 0);
        assert.deepEqual(target(), [1_600, 0]);
      });

      it('both axes move independently', () => {
        scroll.apply(style(RAIL, { scrollAxis: 'both', scrollPolicy: 'center' }), 0);
        scroll.place(places({ [RAIL]: { box: [0, 0, 1_000, 300], content: [5_000, 900] } }), 0);
        scroll.place(places({ [ITEM]: { above: RAIL, box: [2_000, 300, 200, 300] } }), 0);
        scroll.reveal(ITEM, 0);
        assert.deepEqual(target(), [1_600, 300]);
      });

      it('a property that is unset has its default again', () => {
        rail({ scrollPolicy: 'center' });
        scroll.apply(
          stream((writer) => {
            writer.select(RAIL);
            writeEntry(writer, commands.unsetProperty, id.scrollPolicy);
          }),
          0,
        );
        item(2_000);
        scroll.reveal(ITEM, 0);
        assert.deepEqual(target(), [1_200, 0]);
      });
    });

    describe('containers in containers', () => {
      const build = (
        outer: Style,
        inner: Style,
        railAt: readonly [number, number] = [0, 1_500],
      ) => {
        scroll.apply(
          joined(
            style(PAGE, { scrollAxis: 'y', scrollMotion: EVEN, ...outer }),
            style(RAIL, { scrollAxis: 'x', scrollMotion: EVEN, ...inner }),
          ),
          0,
        );
        scroll.place(
          places({
            [PAGE]: { flags: 4, box: [0, 0, 1_000, 800], content: [1_000, 3_000] },
            [RAIL]: { flags: 4, above: PAGE, box: [...railAt, 1_000, 300], content: [5_000, 300] },
            [ITEM]: { above: RAIL, box: [2_000, 20, 200, 260] },
          }),
          0,
        );
        scroll.reveal(ITEM, 0);
        return targetsOf(scroll.targets());
      };

      it('each brings the item where its own policy wants it', () => {
        const targets = build(
          { scrollPolicy: 'key-line', keyLine: 0.5, keyLineItem: 0.5 },
          { scrollPolicy: 'key-line', keyLine: 0, keyLineItem: 0 },
        );
        // The item's middle is at 1500 + 20 + 130 in the page; the page's key line at 400.
        assert.deepEqual(targets, { [RAIL]: [2_000, 0], [PAGE]: [0, 1_250] });
      });

      it('the outer one sees the item where the inner one will have brought it', () => {
        scroll.apply(
          joined(
            style(PAGE, { scrollAxis: 'x', scrollPolicy: 'edge' }),
            style(RAIL, { scrollAxis: 'x', scrollPolicy: 'edge' }),
          ),
          0,
        );
        scroll.place(
          places({
            [PAGE]: { flags: 4, box: [0, 0, 500, 300], content: [1_000, 300] },
            [RAIL]: { flags: 4, above: PAGE, box: [0, 0, 1_000, 300], content: [5_000, 300] },
            [ITEM]: { above: RAIL, box: [2_000, 0, 200, 300] },
          }),
          0,
        );
        scroll.reveal(ITEM, 0);
        // In the rail at its right end: 800 to 1000 of the page's content.
        assert.deepEqual(targetsOf(scroll.targets()), { [RAIL]: [1_200, 0], [PAGE]: [500, 0] });
      });

      it('so does one along the same axis, where the item stays in the middle', () => {
        scroll.apply(
          joined(
            style(PAGE, { scrollAxis: 'x', scrollPolicy: 'edge' }),
            style(RAIL, { scrollAxis: 'x', scrollPolicy: 'center' }),
          ),
          0,
        );
        scroll.place(
          places({
            [PAGE]: { flags: 4, box: [0, 0, 500, 300], content: [1_000, 300] },
            [RAIL]: { flags: 4, above: PAGE, box: [0, 0, 1_000, 300], content: [5_000, 300] },
            [ITEM]: { above: RAIL, box: [2_000, 0, 200, 300] },
          }),
          0,
        );
        scroll.reveal(ITEM, 0);
        // In the middle of the rail it is at 400 to 600 of the page's content.
        assert.deepEqual(targetsOf(scroll.targets()), { [RAIL]: [1_600, 0], [PAGE]: [100, 0] });
      });

      it('an item that the inner one leaves out of view is looked for at its edge', () => {
        const targets = build({ scrollPolicy: 'edge' }, { scrollPolicy: 'none' });
        assert.deepEqual(targets, { [RAIL]: [0, 0], [PAGE]: [0, 980] });
      });

      it('containers in a circle are no end', () => {
        scroll.apply(joined(style(PAGE, { scrollAxis: 'y' }), style(RAIL, { scrollAxis: 'x' })), 0);
        scroll.place(
          places({
            [PAGE]: { above: RAIL, box: [0, 0, 100, 100], content: [100, 900] },
            [RAIL]: { above: PAGE, box: [0, 500, 100, 100], content: [900, 100] },
          }),
          0,
        );
        scroll.reveal(RAIL, 0);
        assert.equal(Object.keys(targetsOf(scroll.targets())).length, 2);
      });
    });

    describe('motion', () => {
      it('a tween takes its duration and rests once', () => {
        rail();
        item(1_200);
        scroll.reveal(ITEM, 1_000);
        assert.deepEqual(offset(1_025), [100, 0]);
        const half = scroll.tick(1_050);
        assert.deepEqual(
          [offsetsOf(half), half.moving, half.rested.length],
          [{ [RAIL]: [200, 0] }, true, 0],
        );
        const end = scroll.tick(1_100);
        assert.deepEqual(
          [offsetsOf(end), end.moving, [...end.rested]],
          [{ [RAIL]: [400, 0] }, false, [RAIL]],
        );
        const after = scroll.tick(1_200);
        assert.deepEqual(
          [after.containers.length, after.rested.length, after.moving],
          [0, 0, false],
        );
      });

      it('instant is there at the next tick, and rests', () => {
        rail({ scrollMotion: { tag: 'instant' } });
        item(1_200);
        scroll.reveal(ITEM, 0);
        const values = scroll.tick(0);
        assert.deepEqual(
          [offsetsOf(values), values.moving, [...values.rested]],
          [{ [RAIL]: [400, 0] }, false, [RAIL]],
        );
      });

      it('a spring follows the closed form and reaches its target', () => {
        rail({ scrollMotion: SPRING });
        item(1_800);
        scroll.reveal(ITEM, 0);
        const decay = 7.5;
        const frequency = Math.sqrt(200 - decay * decay);
        for (const time of [16, 100, 200]) {
          const t = time / 1_000;
          const sway = Math.cos(frequency * t) + (decay / frequency) * Math.sin(frequency * t);
          const expected = 1_000 - 1_000 * Math.exp(-decay * t) * sway;
          assert.ok(Math.abs((offset(time)?.[0] as number) - expected) < 1e-2);
        }
        let highest = 0;
        let last = scroll.tick(200);
        for (let time = 201; last.moving; time++) {
          assert.ok(time < 4_000);
          last = scroll.tick(time);
          highest = Math.max(highest, last.values[0] ?? 0);
        }
        assert.ok(highest > 1_050, 'it swings over');
        assert.deepEqual([[...last.values], [...last.rested]], [[1_000, 0], [RAIL]]);
      });

      it('at an end of the content a spring stops', () => {
        rail({ scrollMotion: SPRING });
        item(4_800);
        scroll.reveal(ITEM, 0);
        for (let time = 0; time < 2_000; time += 8) {
          const [x = 0] = offset(time) ?? [];
          assert.ok(x >= 0 && x <= 4_000);
        }
      });

      for (const [what, motion] of [
        ['a tween', EVEN],
        ['a spring', SPRING],
      ] as const) {
        it(`a new target keeps value and speed of ${what}`, () => {
          rail({ scrollMotion: motion, scrollPolicy: 'key-line', keyLine: 0, keyLineItem: 0 });
          item(1_500);
          scroll.reveal(ITEM, 0);
          const early = offset(39.9)?.[0] as number;
          const value = offset(40)?.[0] as number;
          item(500);
          scroll.reveal(ITEM, 40);
          const late = offset(40.1)?.[0] as number;
          const [before, after] = [(value - early) / 0.1, (late - value) / 0.1];
          assert.ok(
            Math.abs(after - before) < 0.05 * Math.abs(before),
            `${before} dp/ms before, ${after} after`,
          );
        });
      }

      it('offsets depend on the time only', () => {
        const run = (times: readonly number[]) => {
          scroll.reset();
          rail({ scrollMotion: SPRING });
          item(3_000);
          scroll.reveal(ITEM, 0);
          return times.map((time) => offset(time)).at(-1);
        };
        assert.deepEqual(run([123.5]), run([1, 17, 40, 99.25, 123.5]));
      });
    });

    describe('scroll-to', () => {
      it('goes with its own motion, as far as the content goes', () => {
        rail();
        scroll.apply(
          scrollTo(RAIL, 9_999, 50, {
            tag: 'tween',
            val: { duration: 1_000, easing: { tag: 'linear' } },
          }),
          100,
        );
        assert.deepEqual(target(), [4_000, 0]);
        assert.deepEqual(offset(350), [1_000, 0]);
      });

      it('sees the content as it is placed after it', () => {
        rail({}, [1_000, 300]);
        scroll.apply(scrollTo(RAIL, 700, 0), 0);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          0,
        );
        assert.deepEqual(target(), [700, 0]);
      });

      it('each of several counts, in their order', () => {
        rail();
        scroll.apply(joined(scrollTo(RAIL, 1_000, 0), scrollTo(RAIL, 2_000, 0, EVEN)), 0);
        assert.deepEqual(offset(50), [1_500, 0]);
      });

      it('says nothing to what does not scroll', () => {
        scroll.apply(scrollTo(99, 100, 100), 0);
        const values = scroll.tick(0);
        assert.deepEqual([values.containers.length, scroll.targets().length], [0, 0]);
      });
    });

    describe('the focused node', () => {
      const onLine = { scrollPolicy: 'key-line', keyLine: 0, keyLineItem: 0 } as const;

      it('is followed where placements move it, at once, and the container rests at the next tick', () => {
        rail({ ...onLine, keyLine: 0.5 });
        item(2_000);
        scroll.setFocus(ITEM, 0);
        scroll.tick(10_000);
        item(2_640);
        const moved = scroll.tick(10_016);
        assert.deepEqual(
          [offsetsOf(moved), moved.moving, moved.rested.length],
          [{ [RAIL]: [2_140, 0] }, true, 0],
        );
        const rested = scroll.tick(10_032);
        assert.deepEqual([rested.moving, [...rested.rested]], [false, [RAIL]]);
      });

      it('is followed where properties change, with the motion of the container', () => {
        rail(onLine);
        item(2_000);
        scroll.setFocus(ITEM, 0);
        scroll.tick(10_000);
        scroll.apply(style(RAIL, { keyLine: 0.5 }), 10_000);
        assert.deepEqual(
          [target(), offset(10_050)],
          [
            [1_500, 0],
            [1_750, 0],
          ],
        );
      });

      it('is followed where more content lets it come to its line, with the motion of the container', () => {
        rail(onLine, [2_400, 300]);
        item(2_000);
        scroll.setFocus(ITEM, 0);
        scroll.tick(10_000);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          10_000,
        );
        assert.deepEqual(
          [target(), offset(10_050)],
          [
            [2_000, 0],
            [1_700, 0],
          ],
        );
      });

      it('is there at once in a container that was never shown, or is hidden', () => {
        scroll.apply(style(RAIL, { scrollAxis: 'x', scrollMotion: EVEN, ...onLine }), 0);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          0,
        );
        item(2_000);
        scroll.setFocus(ITEM, 0);
        const shown = scroll.tick(0);
        assert.deepEqual(
          [offsetsOf(shown), shown.moving, [...shown.rested]],
          [{ [RAIL]: [2_000, 0] }, false, [RAIL]],
        );
        scroll.place(
          places({ [RAIL]: { flags: 4 | 8, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          10,
        );
        scroll.tick(10);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          20,
        );
        scroll.place(places({ [ITEM + 1]: { above: RAIL, box: [500, 0, 200, 300] } }), 20);
        scroll.setFocus(ITEM + 1, 20);
        assert.deepEqual(offset(20), [500, 0]);
      });

      it('is in view in the tick in which it got focus, and what overtakes a motion plays faster', () => {
        rail(onLine);
        scroll.place(
          places({
            [ITEM]: { above: RAIL, box: [1_000, 0, 200, 300] },
            [ITEM + 1]: { above: RAIL, box: [2_000, 0, 200, 300] },
          }),
          0,
        );
        scroll.setFocus(ITEM, 0);
        // 16 dp of it are seen; from there it is a tween of 984 dp in 100 ms.
        assert.deepEqual(offset(0), [16, 0]);
        assert.deepEqual(offset(50), [508, 0]);
        scroll.setFocus(ITEM + 1, 50);
        assert.deepEqual(target(), [2_000, 0]);
        assert.deepEqual(offset(50), [1_016, 0]);
        // The lag of 1492 dp uses up the room of 984, and 50 ms lie between the two: twice as fast.
        // It had 9840 dp/s, where a tween of 50 ms begins with 19680: half way there, an eighth of
        // that difference in 50 ms is missing.
        assert.deepEqual(offset(75), [2_000 - 984 / 2 - 61.5, 0]);
        const end = scroll.tick(100);
        assert.deepEqual([offsetsOf(end), [...end.rested]], [{ [RAIL]: [2_000, 0] }, [RAIL]]);
      });

      it('is left where the app scrolls, until focus, placements or properties change', () => {
        for (const change of [
          () => scroll.setFocus(ITEM + 1, 200),
          () => item(2_000, 300),
          () => scroll.apply(style(RAIL, { scrollPaddingLeft: 10 }), 200),
          () => scroll.reveal(ITEM, 200),
        ]) {
          scroll.reset();
          rail({ ...onLine, scrollMotion: { tag: 'instant' } });
          item(2_000);
          scroll.place(places({ [ITEM + 1]: { above: RAIL, box: [2_000, 0, 100, 300] } }), 0);
          scroll.setFocus(ITEM, 0);
          scroll.tick(0);
          scroll.apply(scrollTo(RAIL, 0, 0), 100);
          assert.deepEqual(offset(100), [0, 0]);
          scroll.apply(style(RAIL, { scrollMotion: { tag: 'instant' } }), 150);
          assert.equal(scroll.tick(150).containers.length, 0, 'a motion changes no target');
          change();
          assert.deepEqual(offset(200), [2_000, 0]);
        }
      });

      it('is no longer followed when focus is elsewhere', () => {
        rail(onLine);
        item(2_000);
        scroll.setFocus(ITEM, 0);
        scroll.tick(10_000);
        scroll.setFocus(0, 10_000);
        item(3_000);
        assert.deepEqual([target(), scroll.tick(10_000).containers.length], [[2_000, 0], 0]);
      });
    });

    describe('places', () => {
      it('a shorter content brings the target back to its end', () => {
        rail();
        scroll.apply(scrollTo(RAIL, 4_000, 0), 0);
        scroll.tick(0);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [2_500, 300] } }),
          0,
        );
        assert.deepEqual(target(), [1_500, 0]);
        assert.deepEqual(offset(10), [1_500, 0]);
      });

      it('a larger container, too', () => {
        rail();
        scroll.apply(scrollTo(RAIL, 4_000, 0), 0);
        scroll.tick(0);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_600, 300], content: [5_000, 300] } }),
          0,
        );
        assert.deepEqual(
          [target(), offset(10)],
          [
            [3_400, 0],
            [3_400, 0],
          ],
        );
      });

      it('a longer content changes nothing', () => {
        rail();
        scroll.apply(scrollTo(RAIL, 300, 0), 0);
        scroll.tick(0);
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [9_000, 300] } }),
          0,
        );
        assert.deepEqual(target(), [300, 0]);
        assert.equal(scroll.tick(10).containers.length, 0);
      });

      it('a node that left the tree is forgotten, and comes back at 0', () => {
        rail();
        item(1_200);
        scroll.apply(scrollTo(RAIL, 300, 0), 0);
        scroll.tick(0);
        scroll.place(
          places({
            [RAIL]: { flags: 4 | 32, box: [0, 0, 0, 0] },
            [ITEM]: { flags: 32, box: [0, 0, 0, 0] },
          }),
          0,
        );
        assert.equal(scroll.targets().length, 0);
        assert.equal(scroll.tick(5).containers.length, 0);
        assert.deepEqual(
          refusal(() => scroll.reveal(ITEM, 10)),
          { tag: 'unknown-node', val: ITEM },
        );
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          0,
        );
        assert.deepEqual(
          [target(), offset(10)],
          [
            [0, 0],
            [0, 0],
          ],
        );
      });

      it('removing a node removes its properties; an unknown node may be removed, too', () => {
        rail();
        scroll.apply(
          stream((writer) => {
            writeEntry(writer, commands.removeNode, RAIL);
            writeEntry(writer, commands.removeNode, 4_711);
          }),
          0,
        );
        scroll.place(
          places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
          0,
        );
        assert.equal(scroll.targets().length, 0);
      });

      it('axes that are taken away bring the container back to 0', () => {
        rail();
        scroll.apply(scrollTo(RAIL, 300, 0), 0);
        scroll.tick(0);
        scroll.apply(style(RAIL, { scrollAxis: 'none' }), 10);
        assert.deepEqual(offset(10), [0, 0]);
        assert.equal(scroll.targets().length, 0);
      });
    });

    describe('snapshot and restore', () => {
      const build = (time: number) => {
        scroll.apply(
          joined(
            style(PAGE, { scrollAxis: 'y', scrollMotion: EVEN, scrollPolicy: 'center' }),
            style(RAIL, { scrollAxis: 'x', scrollMotion: SPRING, scrollPolicy: 'center' }),
          ),
          time,
        );
        scroll.place(
          places({
            [PAGE]: { flags: 4, box: [0, 0, 1_000, 800], content: [1_000, 3_000] },
            [RAIL]: { flags: 4, above: PAGE, box: [0, 1_500, 1_000, 300], content: [5_000, 300] },
            [ITEM]: { above: RAIL, box: [2_000, 20, 200, 260] },
            [ITEM + 1]: { above: RAIL, box: [3_000, 20, 200, 260] },
          }),
          time,
        );
        scroll.tick(time);
      };
      const start = () => {
        build(0);
        scroll.reveal(ITEM, 0);
        scroll.tick(40);
        scroll.reveal(ITEM + 1, 40);
        scroll.tick(60);
      };
      const run = (times: readonly number[]) =>
        times.map((time) => {
          const values = scroll.tick(time);
          return [offsetsOf(values), [...values.rested], values.moving];
        });

      it('continue exactly, and first report all offsets', () => {
        start();
        const state = scroll.snapshot();
        const expected = run([61, 90, 250, 3_000]);
        scroll.reset();
        build(500);
        scroll.restore(state);
        assert.deepEqual(run([61, 90, 250, 3_000]), expected);
        const rested = scroll.snapshot();
        scroll.reset();
        build(500);
        scroll.restore(rested);
        const told = scroll.tick(0);
        assert.deepEqual(
          [offsetsOf(told), told.moving, told.rested.length],
          [{ [PAGE]: [0, 1_250], [RAIL]: [2_600, 0] }, false, 0],
        );
      });

      it('whatever is damaged in a state, it is taken or refused', () => {
        start();
        outlivesDamage(
          () => scroll.snapshot(),
          (state) => {
            scroll.reset();
            build(60);
            scroll.restore(state);
            for (const time of [60, 500, 10_000]) {
              const { values } = scroll.tick(time);
              assert.ok(values.every(Number.isFinite), `${values}`);
              scroll.reveal(ITEM, time);
              scroll.targets();
            }
          },
          () =>
            assert.deepEqual(
              [scroll.snapshot().containers.length, scroll.tick(0).containers.length],
              [0, 0],
            ),
        );
      });

      it('a motion of scroll-to continues from its position', () => {
        build(0);
        scroll.apply(
          scrollTo(RAIL, 1_000, 0, {
            tag: 'tween',
            val: { duration: 1_000, easing: { tag: 'linear' } },
          }),
          0,
        );
        scroll.tick(500);
        const state = scroll.snapshot();
        scroll.reset();
        build(0);
        scroll.restore(state);
        assert.deepEqual(
          [target(), offset(500)],
          [
            [1_000, 0],
            [500, 0],
          ],
        );
        const next = (offset(501)?.[0] as number) - 500;
        assert.ok(Math.abs(next - 1) < 0.1, `expected about 1 dp in 1 ms, got ${next}`);
      });

      it('removed containers are skipped', () => {
        start();
        const state = scroll.snapshot();
        scroll.reset();
        scroll.restore(state);
        assert.deepEqual([scroll.targets().length, scroll.tick(0).containers.length], [0, 0]);
      });

      it('a state that is none is refused, and leaves nothing', () => {
        start();
        const state = scroll.snapshot();
        const other = (place: number, number: number) =>
          state.values.map((value, at) => (at === place ? number : value));
        for (const [wrong, expected] of [
          [
            { ...state, version: 0 },
            { tag: 'version', val: 2 },
          ],
          [
            { ...state, values: state.values.slice(1) },
            { tag: 'length', val: 27 },
          ],
          [
            { ...state, values: other(9, Number.NaN) },
            { tag: 'number', val: 9 },
          ],
          [
            { ...state, values: other(2, 1e9) },
            { tag: 'number', val: 2 },
          ],
        ] as const) {
          scroll.reset();
          build(0);
          assert.deepEqual(
            refusal(() => scroll.restore(wrong)),
            expected,
          );
          assert.equal(scroll.targets().length, 0);
        }
      });
    });

    describe('refusals', () => {
      const good = style(RAIL, { scrollAxis: 'x' });
      for (const [what, words, expected] of [
        ['a cut entry', good.subarray(0, 3), { tag: 'malformed', val: 2 }],
        [
          'a value that is none',
          joined(good.subarray(0, 3), Uint32Array.of(99)),
          { tag: 'malformed', val: 2 },
        ],
        ['a property without a node', good.subarray(2), { tag: 'malformed', val: 0 }],
        ['node 0', Uint32Array.of(id.selectNode | (1 << 16), 0), { tag: 'unknown-node', val: 0 }],
        [
          'a property of another system',
          stream((writer) => writeEntry(writer, properties.opacity, 1)),
          { tag: 'unsupported', val: id.opacity },
        ],
        [
          'what is not implemented yet',
          stream((writer) => writeEntry(writer, properties.scrollSnap, true)),
          { tag: 'unsupported', val: id.scrollSnap },
        ],
      ] as const) {
        it(`${what} is refused, with all that came before it`, () => {
          assert.deepEqual(
            refusal(() => scroll.apply(words, 0)),
            expected,
          );
          const shifted =
            expected.tag === 'malformed'
              ? { ...expected, val: expected.val + good.length }
              : expected;
          // After a stream without a node there is one.
          if (what !== 'a property without a node') {
            assert.deepEqual(
              refusal(() => scroll.apply(joined(good, words), 0)),
              shifted,
            );
          }
          scroll.place(
            places({ [RAIL]: { flags: 4, box: [0, 0, 1_000, 300], content: [5_000, 300] } }),
            0,
          );
          assert.equal(scroll.targets().length, 0);
        });
      }

      it('placements that are cut, or of no node', () => {
        rail();
        const { words } = places({ [RAIL]: { box: [0, 0, 1, 1] }, [ITEM]: { box: [0, 0, 1, 1] } });
        assert.deepEqual(
          refusal(() => scroll.place({ words: words.subarray(0, 19) }, 0)),
          { tag: 'bad-length', val: 19 },
        );
        assert.deepEqual(
          refusal(() =>
            scroll.place({ words: words.map((word) => (word === ITEM ? 0 : word)) }, 0),
          ),
          { tag: 'unknown-node', val: 0 },
        );
        scroll.apply(scrollTo(RAIL, 4_000, 0), 0);
        assert.deepEqual(target(), [4_000, 0], 'nothing of them was taken');
      });

      it('times do not go back', () => {
        rail();
        item(0);
        scroll.tick(100.5);
        for (const call of [
          () => scroll.tick(100),
          () => scroll.tick(Number.NaN),
          () => scroll.reveal(ITEM, 3),
          () => scroll.setFocus(ITEM, 3),
        ]) {
          assert.deepEqual(refusal(call), { tag: 'bad-time', val: 100 });
        }
        scroll.tick(100.5);
      });
    });

    it('any words and numbers: a result or a refusal, and offsets within the content', () => {
      const word = fc.oneof(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.constantFrom(0, 1, RAIL, PAGE, ITEM, 4, 32, 6_400, 0x1fffffff, 0x80000000, 0x7f7fffff),
      );
      const seeds = [
        style(RAIL, {
          scrollAxis: 'both',
          scrollPolicy: 'center',
          keyLine: 0.5,
          scrollMotion: SPRING,
        }),
        scrollTo(RAIL, 100, 100, SPRING),
        places({ [RAIL]: { above: PAGE, box: [0, 0, 100, 100], content: [900, 900] } }).words,
      ];
      const words = fc.oneof(
        fc.array(word, { maxLength: 24 }).map((list) => Uint32Array.from(list)),
        fc
          .tuple(fc.constantFrom(...seeds), fc.nat(60), word)
          .map(([seed, place, other]) =>
            seed.map((known, at) => (at === place % seed.length ? other : known)),
          ),
      );
      const time = fc.oneof(fc.double(), fc.double({ min: 0, max: 1e4, noNaN: true }));
      const step = fc.record({
        kind: fc.constantFrom('apply', 'place', 'setFocus', 'reveal', 'tick', 'restore'),
        words,
        time,
      });
      const attempt = <T>(call: () => T): T | undefined => {
        try {
          return call();
        } catch (error) {
          // A trap is a WebAssembly.RuntimeError, which has no payload.
          assert.ok(
            error !== null && typeof error === 'object' && 'payload' in error,
            String(error),
          );
          return undefined;
        }
      };
      fc.assert(
        fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
          scroll.reset();
          rail();
          item(1_200);
          for (const { kind, words, time } of steps) {
            if (kind === 'apply') attempt(() => scroll.apply(words, time));
            if (kind === 'place') attempt(() => scroll.place({ words }, time));
            if (kind === 'setFocus') attempt(() => scroll.setFocus(words[0] ?? ITEM, time));
            if (kind === 'reveal') attempt(() => scroll.reveal(words[0] ?? ITEM, time));
            if (kind === 'restore') {
              attempt(() =>
                scroll.restore({
                  version: 2,
                  containers: words,
                  values: new Float64Array(12 * words.length).fill(1),
                }),
              );
            }
            const most = 2 ** 29 / 64;
            for (const value of attempt(() => scroll.tick(time))?.values ?? [])
              assert.ok(Math.abs(value) <= most);
            for (const target of Object.values(targetsOf(scroll.targets())).flat()) {
              assert.ok(Math.abs(target) <= most);
            }
          }
        }),
        { numRuns: 3_000 },
      );
    });
  });
}
