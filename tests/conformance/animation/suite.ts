/**
 * What every `inlay:animation` answers. Speaks only the interface.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  commands,
  id,
  type Motion,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';
import { type Case, generate, type Kind } from '../../oracle/animation/cases.ts';
import { outlivesDamage } from '../damage.ts';
import {
  type AnimationInterface,
  animate,
  change,
  control,
  declare,
  EVEN,
  frame,
  joined,
  refusal,
  said,
  stream,
} from './system.ts';

const {
  translateX: TRANSLATE_X,
  translateY: TRANSLATE_Y,
  opacity: OPACITY,
  backgroundColor: BACKGROUND_COLOR,
  width: WIDTH,
} = id;
const X = '7 translate-x';

/** Stiff, and slightly underdamped: overshoots by about an eighth. */
const SPRING: Motion = { tag: 'spring', val: { stiffness: 200, damping: 15 } };

/** @param load Gives a new instance, or one that was reset. */
export function conformance(name: string, load: () => Promise<AnimationInterface>): void {
  describe(`${name}: inlay:animation`, () => {
    let it_: AnimationInterface;
    before(async () => {
      it_ = await load();
    });
    beforeEach(() => it_.reset());

    /** What a tick says of `translate-x` of node 7. */
    const at = (time: number) => said(it_.tick(time).entries)[X];
    const number = (time: number) => {
      const value = at(time);
      assert.equal(typeof value, 'number', `expected a number at ${time} ms, got ${value}`);
      return value as number;
    };
    const near = (found: number, expected: number, within = 1e-4) =>
      assert.ok(Math.abs(found - expected) <= within, `expected ${expected}, got ${found}`);

    describe('Web Animations as Chromium has them', () => {
      const recorded = JSON.parse(
        readFileSync(
          fileURLToPath(new URL('../../oracle/animation/recorded.json', import.meta.url)),
          'utf8',
        ),
      ) as { browser: string; cases: { kind: Kind; seed: number; values: (number | null)[] }[] };

      for (const kind of ['timing', 'keyframes', 'colors'] as const) {
        it(`${kind}: recorded in ${recorded.browser}`, () => {
          const cases = recorded.cases.filter((one) => one.kind === kind);
          assert.ok(cases.length >= 60);
          let samples = 0;
          let jumps = 0;
          for (const { seed, values } of cases) {
            const one = generate(kind, seed);
            one.times.forEach((time, place) => {
              const expected = values[place] as number | null;
              const found = sample(one, time);
              samples++;
              if (isAlike(kind, found, expected)) return;
              // Just where a value jumps, rounding decides on which side it is: here or in the
              // browser, which counts in other units.
              const step = Math.max(Math.abs(time), 1) * 2 ** -23;
              const beside = [sample(one, time - step), sample(one, time + step)];
              const message = `seed ${seed} at ${time}: expected ${expected}, got ${found} and beside it ${beside}`;
              assert.ok(
                beside.some((value) => isAlike(kind, value, expected)),
                message,
              );
              jumps++;
            });
          }
          assert.ok(jumps <= samples / 200, `${jumps} of ${samples} are alike only beside a jump`);
        });
      }

      function sample({ kind, timing, keyframes, rate }: Case, time: number): number | null {
        const property = kind === 'colors' ? BACKGROUND_COLOR : TRANSLATE_X;
        it_.reset();
        it_.apply(
          joined(
            animate(1, { property, timing, keyframes }),
            control(1, 'pause'),
            control(1, 'rate', rate),
            control(1, 'seek', time),
          ),
          0,
        );
        return (Object.values(said(it_.tick(0).entries))[0] as number | undefined) ?? null;
      }

      function isAlike(kind: Kind, found: number | null, expected: number | null): boolean {
        if (found === null || expected === null) return found === expected;
        // Chromium tells alpha in three digits: half a step of a byte.
        if (kind === 'colors') return colorDistance(found, expected) <= 1.01;
        return Math.abs(found - expected) <= 1e-5 * Math.max(1, Math.abs(expected));
      }
    });

    describe('animations of apps', () => {
      it('run from the time at which they are applied', () => {
        it_.apply(animate(1), 1_000);
        assert.equal(at(1_000), 0);
        assert.equal(at(1_025), 25);
        assert.equal(at(1_075), 75);
      });

      it('end with unset-property and are reported as finished, once', () => {
        it_.apply(animate(1), 0);
        assert.equal(it_.tick(50).active, true);
        const end = it_.tick(100);
        assert.deepEqual(
          [said(end.entries), [...end.finished], end.active],
          [{ [X]: 'unset' }, [1], false],
        );
        const after = it_.tick(200);
        assert.deepEqual([after.entries.length, after.finished.length], [0, 0]);
      });

      it('fill forwards: the value stays and is reported once', () => {
        it_.apply(animate(1, { timing: { fill: 'forwards' } }), 0);
        assert.equal(at(150), 100);
        assert.equal(it_.tick(160).entries.length, 0);
      });

      it('hold nothing during a delay without fill', () => {
        it_.apply(animate(1, { timing: { delay: 50 } }), 0);
        const waiting = it_.tick(20);
        assert.deepEqual([waiting.entries.length, waiting.active], [0, true]);
        assert.equal(at(100), 50);
      });

      it('of no duration finish at once', () => {
        it_.apply(animate(1, { timing: { duration: 0, fill: 'both' } }), 0);
        const values = it_.tick(0);
        assert.deepEqual(
          [said(values.entries), [...values.finished], values.active],
          [{ [X]: 100 }, [1], false],
        );
      });

      it('of no end never finish', () => {
        it_.apply(animate(1, { timing: { iterations: null } }), 0);
        near(number(1e9 + 25), 25);
        assert.equal(it_.tick(1e9 + 30).active, true);
        it_.apply(control(1, 'finish'), 1e9 + 30);
        assert.equal(it_.tick(1e9 + 40).finished.length, 0, 'it cannot be finished');
      });

      it('the one that began last counts; at its end the next one holds', () => {
        it_.apply(animate(1, { timing: { duration: 200 } }), 0);
        it_.apply(animate(2, { keyframes: [frame(0, 1_000), frame(1, 1_000)] }), 50);
        assert.equal(at(100), 1_000);
        assert.equal(at(160), 80);
        assert.equal(at(200), 'unset');
      });

      it('pause, play, seek and change their rate without a jump', () => {
        it_.apply(animate(1), 0);
        it_.apply(control(1, 'pause'), 30);
        assert.equal(at(30), 30);
        const paused = it_.tick(90);
        assert.deepEqual([paused.entries.length, paused.active], [0, false]);
        it_.apply(control(1, 'play'), 100);
        assert.equal(at(110), 40);
        it_.apply(control(1, 'rate', 2), 110);
        assert.equal(at(120), 60);
        it_.apply(control(1, 'seek', 10), 120);
        assert.equal(at(125), 20);
        it_.apply(control(1, 'reverse'), 125);
        assert.equal(at(130), 10);
        const end = it_.tick(140);
        assert.deepEqual([said(end.entries), [...end.finished]], [{ [X]: 'unset' }, [1]]);
      });

      it('finish on command, play again from the start, and report their end again', () => {
        it_.apply(animate(1), 0);
        it_.apply(control(1, 'finish'), 10);
        assert.deepEqual([...it_.tick(10).finished], [1]);
        it_.apply(control(1, 'play'), 50);
        assert.equal(at(75), 25);
        assert.deepEqual([...it_.tick(150).finished], [1]);
      });

      it('reversed from rest run from their end', () => {
        it_.apply(joined(animate(1), control(1, 'reverse')), 0);
        assert.equal(at(25), 75);
      });

      it('when cancelled are reported, removed, and leave the style', () => {
        it_.apply(animate(1), 0);
        it_.tick(10);
        it_.apply(control(1, 'cancel'), 20);
        const values = it_.tick(20);
        assert.deepEqual(
          [said(values.entries), [...values.cancelled], values.active],
          [{ [X]: 'unset' }, [1], false],
        );
        it_.apply(joined(control(1, 'play'), animate(1)), 30);
        assert.equal(at(40), 10, 'the id is free again');
      });

      it('go with their node', () => {
        it_.apply(animate(1), 0);
        it_.tick(10);
        it_.apply(
          stream((writer) => writeEntry(writer, commands.removeNode, 7)),
          20,
        );
        const values = it_.tick(20);
        assert.deepEqual(
          [[...values.cancelled], values.entries.length, values.active],
          [[1], 0, false],
        );
      });

      it('lengths of different units change at the middle', () => {
        const keyframes = [
          { ...frame(0, 0), value: { tag: 'size', val: { tag: 'dp', val: 10 } } },
          { ...frame(1, 0), value: { tag: 'size', val: { tag: 'percent', val: 50 } } },
        ] as const;
        it_.apply(animate(1, { property: WIDTH, keyframes }), 0);
        assert.deepEqual(said(it_.tick(49).entries), { '7 width': { tag: 'dp', val: 10 } });
        assert.deepEqual(said(it_.tick(50).entries), { '7 width': { tag: 'percent', val: 50 } });
      });

      it('values stay within the range of their property', () => {
        const overshoot = { tag: 'cubic-bezier', val: [0.5, -1, 0.5, 2] } as const;
        it_.apply(
          animate(1, { property: OPACITY, keyframes: [frame(0, 0, overshoot), frame(1, 1)] }),
          0,
        );
        for (let time = 0; time < 100; time++) {
          const opacity = said(it_.tick(time).entries)['7 opacity'];
          assert.ok(
            opacity === undefined || ((opacity as number) >= 0 && (opacity as number) <= 1),
          );
        }
      });
    });

    describe('transitions', () => {
      it('properties without a transition change at once', () => {
        const changes = change(7, TRANSLATE_X, 0, 100);
        assert.deepEqual(said(it_.retarget(changes, 0)), { [X]: 100 });
        it_.apply(declare(7, [TRANSLATE_Y]), 0);
        assert.deepEqual(said(it_.retarget(changes, 0)), { [X]: 100 });
        it_.apply(declare(7, [TRANSLATE_X, { tag: 'instant' }]), 0);
        assert.deepEqual(said(it_.retarget(changes, 0)), { [X]: 100 });
        const values = it_.tick(0);
        assert.deepEqual([values.entries.length, values.active], [0, false]);
      });

      it('travel from the old value to the new one, then leave the style', () => {
        it_.apply(declare(7, [TRANSLATE_X]), 0);
        assert.equal(it_.retarget(change(7, TRANSLATE_X, 20, 100), 1_000).length, 0);
        assert.equal(at(1_025), 40);
        assert.equal(at(1_075), 80);
        const end = it_.tick(1_100);
        assert.deepEqual([said(end.entries), end.active], [{ [X]: 'unset' }, false]);
      });

      it('an unchanged value starts nothing', () => {
        it_.apply(declare(7, [TRANSLATE_X]), 0);
        assert.deepEqual(said(it_.retarget(change(7, TRANSLATE_X, 5, 5), 0)), { [X]: 5 });
        assert.equal(it_.tick(0).active, false);
      });

      it('wait for their delay, and skip into themselves where it is below 0', () => {
        it_.apply(declare(7, [TRANSLATE_X, EVEN, 50], [TRANSLATE_Y, EVEN, -25]), 0);
        it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
        it_.retarget(change(7, TRANSLATE_Y, 0, 100), 0);
        assert.deepEqual(said(it_.tick(0).entries), { '7 translate-y': 25 });
        assert.equal(at(75), 25);
      });

      it('a later declaration of a property counts', () => {
        it_.apply(declare(7, [TRANSLATE_X, SPRING], [TRANSLATE_X]), 0);
        it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
        assert.equal(at(50), 50);
      });

      it('between values without a common unit change at once', () => {
        it_.apply(declare(7, [WIDTH]), 0);
        const changes = stream((writer) => {
          writer.select(7);
          writeEntry(writer, properties.width, { tag: 'auto' });
          writeEntry(writer, properties.width, { tag: 'dp', val: 100 });
        });
        assert.deepEqual(said(it_.retarget(changes, 0)), { '7 width': { tag: 'dp', val: 100 } });
      });

      it('end where they are no longer declared', () => {
        it_.apply(declare(7, [TRANSLATE_X]), 0);
        it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
        it_.tick(10);
        it_.apply(declare(7), 20);
        assert.equal(at(20), 'unset');
      });

      it('run on when the same value is set again', () => {
        it_.apply(declare(7, [TRANSLATE_X]), 0);
        it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
        assert.equal(it_.retarget(change(7, TRANSLATE_X, 0, 100), 50).length, 0);
        assert.equal(at(75), 75);
      });

      it('each property of a node is answered once: its first and last value count', () => {
        it_.apply(declare(7, [TRANSLATE_Y]), 0);
        const changes = joined(
          change(7, TRANSLATE_X, 0, 1),
          change(7, TRANSLATE_Y, 0, 50),
          change(7, TRANSLATE_X, 1, 2),
          change(7, TRANSLATE_Y, 50, 100),
        );
        assert.deepEqual(said(it_.retarget(changes, 0)), { [X]: 2 });
        assert.deepEqual(said(it_.tick(50).entries), { '7 translate-y': 50 });
      });

      it('a value that an animation holds is kept for its end', () => {
        it_.apply(joined(declare(7, [TRANSLATE_X]), animate(1)), 0);
        it_.tick(10);
        assert.equal(it_.retarget(change(7, TRANSLATE_X, 0, 500), 10).length, 0);
        assert.equal(at(50), 50);
        assert.equal(at(100), 'unset');
      });

      it('colours travel premultiplied', () => {
        it_.apply(declare(7, [BACKGROUND_COLOR]), 0);
        const changes = stream((writer) => {
          writer.select(7);
          writeEntry(writer, properties.backgroundColor, 0xff000000);
          writeEntry(writer, properties.backgroundColor, 0x0000ffff);
        });
        it_.retarget(changes, 0);
        // Of the transparent red nothing is seen on the way.
        assert.deepEqual(said(it_.tick(50).entries), { '7 background-color': 0x0000ff80 });
      });

      for (const [from, motion] of [
        ['a tween', EVEN],
        ['a spring', SPRING],
      ] as const) {
        for (const [to, next] of [
          ['a tween', { tag: 'tween', val: { duration: 200, easing: { tag: 'ease' } } }],
          ['a spring', SPRING],
        ] as const) {
          it(`retargeted from ${from} to ${to}: no jump in value or speed`, () => {
            it_.apply(declare(7, [TRANSLATE_X, motion]), 0);
            it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
            const early = number(39.9);
            const value = number(40);
            const speedBefore = (value - early) / 0.1;
            it_.apply(declare(7, [TRANSLATE_X, next]), 40);
            it_.retarget(change(7, TRANSLATE_X, 100, -50), 40);
            near(number(40.001), value, 0.01);
            const speedAfter = (number(40.101) - value) / 0.101;
            near(speedAfter, speedBefore, 0.05 * Math.abs(speedBefore));
          });
        }
      }
    });

    describe('rests', () => {
      const rests = () => said(it_.takeRests());

      it('are where an animation with a fill leaves its property, at once', () => {
        it_.apply(animate(1, { timing: { fill: 'forwards' } }), 0);
        assert.deepEqual(rests(), { [X]: 100 });
        assert.deepEqual(rests(), {}, 'once');
        it_.tick(50);
        it_.tick(500);
        assert.deepEqual(rests(), {}, 'time changes nothing');
      });
      it('are none for an animation that releases its property', () => {
        for (const fill of ['none', 'backwards'] as const)
          it_.apply(animate(fill.length, { timing: { fill } }), 0);
        assert.deepEqual(rests(), {});
      });
      it('are none of an animation without an end', () => {
        it_.apply(animate(1, { timing: { fill: 'both', iterations: null } }), 0);
        assert.deepEqual(rests(), {});
      });
      it('follow direction, iterations and control of an animation', () => {
        const timing = { fill: 'both', iterations: 2, direction: 'alternate' } as const;
        it_.apply(animate(1, { timing }), 0);
        assert.deepEqual(rests(), { [X]: 0 });
        it_.apply(control(1, 'seek', 50), 0);
        it_.apply(control(1, 'pause'), 0);
        assert.deepEqual(rests(), { [X]: 50 }, 'paused, it stays where it is');
        it_.apply(control(1, 'cancel'), 0);
        assert.deepEqual(rests(), { [X]: 'unset' });
      });
      it('are of the animation that counts in the end', () => {
        it_.apply(animate(1, { timing: { fill: 'forwards' } }), 0);
        it_.apply(animate(2, { keyframes: [frame(0, 5), frame(1, 7)] }), 0);
        assert.deepEqual(rests(), { [X]: 100 });
        it_.apply(
          animate(3, { keyframes: [frame(0, 5), frame(1, 7)], timing: { fill: 'forwards' } }),
          0,
        );
        assert.deepEqual(rests(), { [X]: 7 });
      });
      it('end with their node', () => {
        it_.apply(animate(1, { timing: { fill: 'forwards' } }), 0);
        rests();
        it_.apply(
          stream((writer) => writer.raw(id.removeNode, [7])),
          0,
        );
        assert.deepEqual(rests(), { [X]: 'unset' });
      });
      it('come again after a state', () => {
        it_.apply(animate(1, { timing: { fill: 'forwards' } }), 0);
        it_.apply(control(1, 'seek', 30), 0);
        it_.apply(control(1, 'pause'), 0);
        const state = it_.snapshot();
        it_.reset();
        it_.apply(animate(1, { timing: { fill: 'forwards' } }), 0);
        it_.takeRests();
        it_.restore(state);
        assert.deepEqual(rests(), { [X]: 30 });
      });
    });

    it('one without an end is not reversed at its start, and reports that', () => {
      it_.apply(animate(1, { timing: { iterations: null } }), 0);
      it_.apply(control(1, 'reverse'), 0);
      assert.deepEqual([...it_.tick(0).refused], [1]);
      near(number(30), 30);
      it_.apply(control(1, 'reverse'), 30);
      const { refused } = it_.tick(40);
      assert.equal(refused.length, 0);
      near(number(50), 10);
    });

    describe('the next tick', () => {
      /** Whether anything moves, and how much later the next tick is needed; 0 is at once. */
      const pace = (time: number) => {
        const { moving, next } = it_.tick(time);
        return [moving, next === undefined ? undefined : Math.max(0, next - time)];
      };

      it('of what moves is at once', () => {
        it_.apply(animate(1), 0);
        assert.deepEqual(
          [pace(0), pace(99), pace(100)],
          [
            [true, 0],
            [true, 0],
            [false, undefined],
          ],
        );
      });

      it('of motion slower than eight pixels a second comes with an eighth of a pixel', () => {
        it_.apply(animate(1, { timing: { duration: 3_600_000 } }), 0);
        // 100 px in an hour.
        assert.deepEqual(
          [pace(0), pace(4_000), pace(4_500)],
          [
            [false, 4_500],
            [false, 500],
            [false, 4_500],
          ],
        );
        assert.deepEqual(pace(3_599_000), [false, 1_000]);
        it_.setResolution(2);
        assert.deepEqual(pace(3_599_500), [false, 500]);
        assert.deepEqual(pace(3_600_000), [false, undefined]);
      });

      it('depends on the device pixels', () => {
        it_.apply(animate(1, { timing: { duration: 20_000 } }), 0);
        assert.deepEqual(pace(0), [false, 25]);
        it_.setResolution(2);
        assert.deepEqual(
          [pace(0), [...it_.movers()]],
          [
            [true, 0],
            [7, TRANSLATE_X],
          ],
        );
        it_.setResolution(1);
        assert.deepEqual([pace(0), [...it_.movers()]], [[false, 25], []]);
      });

      it('of a delay comes at its end', () => {
        it_.apply(animate(1, { timing: { delay: 400, endDelay: 2_000 } }), 0);
        assert.deepEqual(
          [pace(0), pace(400), pace(500)],
          [
            [true, 400],
            [true, 0],
            [false, 2_000],
          ],
        );
        it_.apply(animate(2, { node: 8, timing: { delay: 5_000 } }), 2_500);
        assert.deepEqual(pace(2_500), [false, 5_000]);
      });

      it('of steps comes with the next of them', () => {
        const easing = { tag: 'steps', val: { count: 4, position: 'jump-end' } } as const;
        it_.apply(animate(1, { timing: { duration: 4_000, iterations: null, easing } }), 0);
        assert.deepEqual(
          [pace(0), pace(250), pace(1_000)],
          [
            [false, 1_000],
            [false, 750],
            [false, 1_000],
          ],
        );
        it_.apply(animate(1, { timing: { duration: 400, iterations: null, easing } }), 2_000);
        assert.deepEqual(pace(2_000), [true, 0]);
      });

      it('is the same in a system that was restored', () => {
        const slow = animate(1, { timing: { duration: 3_600_000 } });
        it_.apply(slow, 0);
        it_.tick(1_000);
        const state = it_.snapshot();
        it_.reset();
        it_.apply(slow, 1_234);
        it_.restore(state);
        assert.deepEqual(pace(1_500), [false, 3_000]);
      });
    });

    describe('springs', () => {
      it('reach their target exactly and rest', () => {
        it_.apply(declare(7, [TRANSLATE_X, SPRING]), 0);
        it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
        let last = 0;
        let highest = 0;
        let time = 0;
        for (let values = it_.tick(0); values.active; values = it_.tick(++time)) {
          const value = said(values.entries)[X];
          if (typeof value === 'number') last = value;
          highest = Math.max(highest, last);
          assert.ok(time < 3_000);
        }
        near(last, 100, 0.1);
        assert.ok(highest > 105, `expected an overshoot, got ${highest}`);
      });

      it('follow the closed form: x = e^(-at)(cos wt + a/w sin wt)', () => {
        it_.apply(declare(7, [TRANSLATE_X, SPRING]), 0);
        it_.retarget(change(7, TRANSLATE_X, 100, 0), 0);
        const decay = 7.5;
        const frequency = Math.sqrt(200 - decay * decay);
        for (const time of [0, 16, 100, 250, 500]) {
          const t = time / 1_000;
          const sway = Math.cos(frequency * t) + (decay / frequency) * Math.sin(frequency * t);
          const expected = 100 * Math.exp(-decay * t) * sway;
          if (time > 0) near(number(time), expected, 1e-3);
        }
      });
    });

    describe('time', () => {
      it('values depend on the time only', () => {
        const run = (times: readonly number[]) => {
          it_.reset();
          it_.apply(
            joined(declare(7, [TRANSLATE_X, SPRING]), animate(1, { property: TRANSLATE_Y })),
            0,
          );
          it_.retarget(change(7, TRANSLATE_X, 0, 100), 0);
          return times.map((time) => said(it_.tick(time).entries)).at(-1);
        };
        assert.deepEqual(run([77]), run([1, 2, 3, 50, 76.5, 77]));
      });

      it('times do not go back', () => {
        it_.tick(100);
        assert.deepEqual(
          refusal(() => it_.tick(99)),
          { tag: 'bad-time', val: 100 },
        );
        assert.deepEqual(
          refusal(() => it_.retarget(change(7, TRANSLATE_X, 0, 1), Number.NaN)),
          { tag: 'bad-time', val: 100 },
        );
        it_.tick(100);
      });

      it('values are reported only when they changed', () => {
        it_.apply(
          animate(1, {
            timing: { easing: { tag: 'steps', val: { count: 4, position: 'jump-end' } } },
          }),
          0,
        );
        const told = [0, 10, 20, 25, 30, 49, 50, 74].map((time) => at(time));
        assert.deepEqual(told, [0, undefined, undefined, 25, undefined, undefined, 50, undefined]);
      });

      it('a stream names each node once', () => {
        for (const node of [9, 7, 8]) {
          it_.apply(animate(node * 2, { node, property: TRANSLATE_Y }), 0);
          it_.apply(animate(node * 2 + 1, { node }), 0);
        }
        const { entries } = it_.tick(50);
        assert.equal(entries.length, 3 * (2 + 2 * 2));
        assert.equal(Object.keys(said(entries)).length, 6);
      });
    });

    describe('snapshot and restore', () => {
      const batch = () =>
        joined(
          declare(7, [TRANSLATE_X, SPRING], [BACKGROUND_COLOR], [OPACITY, EVEN, 40]),
          animate(1, { property: TRANSLATE_Y, timing: { fill: 'both', duration: 400 } }),
          animate(2, { node: 8 }),
          animate(3, { node: 8, timing: { delay: 20 } }),
          animate(4, { node: 9, timing: { fill: 'forwards' } }),
        );
      const start = () => {
        it_.apply(batch(), 0);
        it_.retarget(change(7, TRANSLATE_X, 0, 100), 10);
        it_.retarget(change(7, OPACITY, 0, 1), 10);
        it_.retarget(
          stream((writer) => {
            writer.select(7);
            writeEntry(writer, properties.backgroundColor, 0xff8800ff);
            writeEntry(writer, properties.backgroundColor, 0x0011ff20);
          }),
          10,
        );
        it_.tick(30);
        it_.retarget(change(7, TRANSLATE_X, 100, -30), 30);
        it_.apply(joined(control(1, 'pause'), control(2, 'rate', 0.5)), 40);
        it_.tick(50);
      };

      it('continue exactly, and first report all held values', () => {
        start();
        const state = it_.snapshot();
        const held: Record<string, unknown> = {};
        const expected = [60, 110, 150, 300, 900].map((time) => {
          const values = it_.tick(time);
          return [said(values.entries), [...values.finished], values.active];
        });
        it_.reset();
        it_.apply(batch(), 5_000);
        it_.restore(state);
        const found = [60, 110, 150, 300, 900].map((time) => {
          const values = it_.tick(time);
          return [said(values.entries), [...values.finished], values.active];
        });
        // The first tick after it tells what did not change, too.
        Object.assign(held, found[0]?.[0], expected[0]?.[0]);
        assert.deepEqual(found[0]?.[0], held);
        assert.deepEqual(found.slice(1), expected.slice(1));
      });

      it('a reported end is not reported again, and a cancelled animation stays cancelled', () => {
        it_.apply(joined(animate(1), animate(2)), 0);
        assert.deepEqual([...it_.tick(200).finished].sort(), [1, 2]);
        it_.apply(control(2, 'cancel'), 210);
        const state = it_.snapshot();
        it_.reset();
        it_.apply(joined(animate(1), animate(2)), 300);
        it_.restore(state);
        const values = it_.tick(300);
        assert.deepEqual([[...values.finished], [...values.cancelled]], [[], [2]]);
      });

      it('removed nodes are skipped', () => {
        start();
        const state = it_.snapshot();
        it_.reset();
        it_.restore(state);
        const values = it_.tick(0);
        assert.deepEqual([values.entries.length, values.active], [0, false]);
      });

      it('a state that is none is refused, and leaves nothing', () => {
        start();
        const state = it_.snapshot();
        const broken = [
          [
            { ...state, version: 1 },
            { tag: 'version', val: 2 },
          ],
          [
            { ...state, transitions: state.transitions.slice(0, -1) },
            { tag: 'length', val: state.transitions.length - 1 },
          ],
          [
            { ...state, transitionTimes: state.transitionTimes.map(() => Number.NaN) },
            { tag: 'number', val: 0 },
          ],
          [
            { ...state, animationTimes: state.animationTimes.slice(1) },
            { tag: 'length', val: state.animationTimes.length - 1 },
          ],
          [
            {
              ...state,
              animations: state.animations.map((word, place) => (place === 1 ? 4 : word)),
            },
            { tag: 'number', val: 1 },
          ],
        ] as const;
        for (const [wrong, expected] of broken) {
          it_.reset();
          it_.apply(batch(), 0);
          assert.deepEqual(
            refusal(() => it_.restore(wrong)),
            expected,
          );
          const values = it_.tick(50);
          assert.deepEqual([values.entries.length, values.active], [0, false]);
        }
      });

      it('an animation that is in a state twice is refused', () => {
        it_.apply(joined(animate(1), animate(2)), 0);
        const state = it_.snapshot();
        assert.deepEqual(
          refusal(() => it_.restore({ ...state, animations: Uint32Array.of(1, 1, 1, 1) })),
          { tag: 'number', val: 2 },
        );
      });

      it('reusing an id replaces the animation and reports the old one as cancelled', () => {
        it_.apply(animate(1), 0);
        it_.apply(joined(control(1, 'cancel'), animate(1, { timing: { duration: 200 } })), 50);
        const state = it_.snapshot();
        it_.reset();
        it_.apply(animate(1, { timing: { duration: 200 } }), 70);
        it_.restore(state);
        const values = it_.tick(150);
        assert.deepEqual(
          [said(values.entries), [...values.cancelled], values.active],
          [{ [X]: 50 }, [1], true],
        );
      });

      it('whatever is damaged in a state, it is taken or refused', () => {
        start();
        outlivesDamage(
          () => it_.snapshot(),
          (state) => {
            it_.reset();
            it_.apply(batch(), 60);
            it_.restore(state);
            for (const time of [60, 500, 10_000]) {
              said(it_.tick(time).entries);
              it_.apply(
                joined(control(1, 'reverse'), control(3, 'cancel'), control(2, 'finish')),
                time,
              );
              it_.retarget(change(7, TRANSLATE_X, 0, 5), time);
            }
          },
          () =>
            assert.deepEqual(it_.snapshot(), { ...it_.snapshot(), animations: new Uint32Array() }),
        );
      });
    });

    describe('order', () => {
      const both = () =>
        joined(
          animate(1, { node: 9, property: TRANSLATE_Y }),
          animate(2, { node: 9, property: TRANSLATE_X }),
          animate(3, { node: 7, property: OPACITY }),
        );

      it('is that of nodes and properties, and not of the animations', () => {
        it_.apply(both(), 0);
        const names = ['7 opacity', '9 translate-x', '9 translate-y'];
        assert.deepEqual(Object.keys(said(it_.tick(50).entries)), names);
        const { entries, finished } = it_.tick(1_000);
        assert.deepEqual([Object.keys(said(entries)), [...finished]], [names, [3, 2, 1]]);
      });

      it('of what holds at once too; of a property that comes more than once, the first value before and the last one after count', () => {
        const changes = joined(
          change(9, TRANSLATE_Y, 0, 1),
          change(9, TRANSLATE_X, 0, 2),
          change(7, TRANSLATE_X, 0, 3),
          change(9, TRANSLATE_X, 2, 5),
        );
        const values = said(it_.retarget(changes, 0));
        assert.deepEqual(Object.entries(values), [
          ['7 translate-x', 3],
          ['9 translate-x', 5],
          ['9 translate-y', 1],
        ]);
      });

      it('of rests', () => {
        const kept = { duration: 100, fill: 'forwards' } as const;
        it_.apply(
          joined(
            animate(1, { node: 9, property: TRANSLATE_Y, timing: kept }),
            animate(2, { node: 7, property: TRANSLATE_X, timing: kept }),
          ),
          0,
        );
        assert.deepEqual(Object.keys(said(it_.takeRests())), ['7 translate-x', '9 translate-y']);
      });
    });

    describe('refusals', () => {
      const good = animate(1);
      const cases: readonly [string, Uint32Array, unknown][] = [
        ['a cut entry', good.subarray(0, 5), { tag: 'malformed', val: 0 }],
        [
          'a value of another type',
          animate(1, {
            property: OPACITY,
            keyframes: [{ ...frame(0, 0), value: { tag: 'color', val: 1 } }],
          }),
          { tag: 'malformed', val: 0 },
        ],
        ['no keyframe', animate(1, { keyframes: [] }), { tag: 'malformed', val: 0 }],
        [
          'offsets that fall',
          animate(1, { keyframes: [frame(0.5, 0), frame(0.25, 1)] }),
          { tag: 'malformed', val: 0 },
        ],
        ['node 0', animate(1, { node: 0 }), { tag: 'unknown-node', val: 0 }],
        [
          'a property that is not animatable',
          animate(1, { property: id.display }),
          { tag: 'unsupported', val: id.display },
        ],
        [
          'composite add',
          animate(1, { keyframes: [frame(0, 0), { ...frame(1, 1), composite: 'add' }] }),
          { tag: 'unsupported', val: id.animate },
        ],
        [
          'an entry of another system',
          stream((writer) => writeEntry(writer, commands.focusNode, 7)),
          { tag: 'unsupported', val: id.focusNode },
        ],
        [
          'a property without a node',
          declare(7, [TRANSLATE_X]).subarray(2),
          { tag: 'malformed', val: 0 },
        ],
      ];
      for (const [what, words, expected] of cases) {
        it(`${what} is refused, with all that came before it`, () => {
          const shifted = (payload: unknown, by: number) => {
            const { tag, val } = payload as { tag: string; val: number };
            return tag === 'malformed' ? { tag, val: val + by } : payload;
          };
          assert.deepEqual(
            refusal(() => it_.apply(words, 0)),
            expected,
          );
          const first = animate(9);
          assert.deepEqual(
            refusal(() => it_.apply(joined(first, words), 0)),
            shifted(expected, first.length),
          );
          const values = it_.tick(50);
          assert.deepEqual([values.entries.length, values.active], [0, false]);
        });
      }

      it('changes that are no pairs are refused', () => {
        const pair = change(7, TRANSLATE_X, 0, 1);
        for (const [words, place] of [
          [pair.subarray(0, 4), 2],
          [pair.subarray(2), 0],
          [joined(pair, change(7, OPACITY, 0, 1).subarray(2, 4), change(7, TRANSLATE_X, 0, 1)), 6],
          [stream((writer) => writeEntry(writer, commands.removeNode, 7)), 0],
        ] as const) {
          assert.deepEqual(
            refusal(() => it_.retarget(words, 0)),
            { tag: 'malformed', val: place },
          );
        }
      });

      it('a node and an animation that were never heard of may go', () => {
        it_.apply(
          joined(
            stream((writer) => writeEntry(writer, commands.removeNode, 99)),
            control(5, 'cancel'),
          ),
          0,
        );
        assert.equal(it_.tick(0).cancelled.length, 0);
      });
    });

    it('any words and numbers: a result or a refusal, finite values, and nothing half done', () => {
      const word = fc.oneof(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.constantFrom(0, 1, 2, 7, 0x3f800000, 0x7f800000, 0xffc00000, 0x7f7fffff),
      );
      const seeds = [
        animate(1),
        declare(7, [TRANSLATE_X, SPRING]),
        control(1, 'seek', 50),
        change(7, TRANSLATE_X, 0, 1),
      ];
      const words = fc.oneof(
        fc.array(word, { maxLength: 24 }).map((list) => Uint32Array.from(list)),
        // Near to what is right: one word of it is another.
        fc
          .tuple(fc.constantFrom(...seeds), fc.nat(60), word)
          .map(([seed, place, other]) =>
            seed.map((known, index) => (index === place % seed.length ? other : known)),
          ),
      );
      const time = fc.oneof(fc.double(), fc.double({ min: 0, max: 1e4, noNaN: true }));
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
      const step = fc.oneof(
        fc.record({ kind: fc.constant('apply' as const), words, time }),
        fc.record({ kind: fc.constant('retarget' as const), words, time }),
        fc.record({ kind: fc.constant('tick' as const), words, time }),
        fc.record({ kind: fc.constant('restore' as const), words, time }),
      );
      fc.assert(
        fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
          it_.reset();
          it_.apply(joined(declare(7, [TRANSLATE_X, SPRING], [OPACITY]), animate(1)), 0);
          for (const { kind, words, time } of steps) {
            if (kind === 'apply') attempt(() => it_.apply(words, time));
            if (kind === 'retarget')
              said(attempt(() => it_.retarget(words, time)) ?? new Uint32Array());
            // Reading the values finds every number that is not finite or out of its range.
            if (kind === 'tick') said(attempt(() => it_.tick(time))?.entries ?? new Uint32Array());
            if (kind === 'restore') {
              const state = it_.snapshot();
              attempt(() =>
                it_.restore({
                  ...state,
                  transitions: words,
                  transitionTimes: Float64Array.of(time, time),
                }),
              );
              attempt(() =>
                it_.restore({ ...state, animationTimes: state.animationTimes.map(() => time) }),
              );
            }
          }
        }),
        { numRuns: 3_000 },
      );
    });
  });
}

/** How far two colours are apart: the largest difference of a premultiplied part or alpha. */
function colorDistance(one: number, other: number): number {
  const parts = (color: number) => {
    const alpha = color & 0xff;
    return [24, 16, 8].map((shift) => (((color >>> shift) & 0xff) * alpha) / 255).concat(alpha);
  };
  const found = parts(one);
  return Math.max(...parts(other).map((part, at) => Math.abs(part - (found[at] as number))));
}
