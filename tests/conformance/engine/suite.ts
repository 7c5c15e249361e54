/**
 * What every `inlay:engine` over real systems answers. Speaks only the interface and the schema.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Engine } from '../../../host/src/engine/engine.ts';
import { settingWords } from '../../../host/src/engine/settings.ts';
import type { RefusedSetting } from '../../../schema/typescript/generated/interfaces.ts';
import { geometryKind } from '../../../schema/typescript/generated/rows/draw-list.ts';
import {
  afterFigure,
  candidatePlace,
  checkFigure,
  type Figure,
  levelReach,
  levelRule,
  levelScope,
  readFigure,
} from '../../../schema/typescript/generated/rows/figures.ts';
import {
  BatchWriter,
  DRAWN_KINDS,
  type EntryInfo,
  HASH,
  id,
  MAGIC,
  type Motion,
  type Properties,
  properties,
  refusalReasonCodec,
  settings,
  systemNames,
  VERSION,
} from '../../../schema/typescript/index.ts';
import {
  Batch,
  Driven,
  eventsOf,
  loadErrors,
  ROOT,
  reasonOf,
  refusal,
  STAGE,
  type Told,
} from './system.ts';

/** A rail that scrolls 500 dp of view along tiles of 200 x 100 dp: `FIRST` and those after it. */
const RAIL = 2;
const FIRST = 10;
const TILES = 6;

/** The bits of a number as `f32`. */
const bitsOf = (number: number) => new Uint32Array(Float32Array.of(number).buffer)[0] as number;
const dp = (val: number) => ({ tag: 'dp' as const, val });
const EVEN: Motion = { tag: 'tween', val: { duration: 100, easing: { tag: 'linear' } } };
const LINEAR = {
  delay: 0,
  endDelay: 0,
  iterations: 1,
  iterationStart: 0,
  direction: 'normal',
  fill: 'none',
  easing: { tag: 'linear' },
} as const;
const of = Driven.of;

/** @param load Gives a new engine. */
export function conformance(name: string, load: () => Promise<Engine>): void {
  describe(`${name}: inlay:engine`, () => {
    let engine: Engine;
    let it_: Driven;
    before(async () => {
      engine = await load();
    });
    beforeEach(() => {
      it_ = new Driven(engine);
    });

    /** A rail of tiles; focus is on the first. */
    const rail = (tile: Partial<Properties> = {}, values: Partial<Properties> = {}) => {
      it_.send((batch) => {
        batch.make(RAIL, ROOT, {
          width: dp(500),
          height: dp(100),
          focusGroup: true,
          scrollAxis: 'x',
          overflowX: 'hidden',
          scrollMotion: { tag: 'instant' },
          ...values,
        });
        for (let at = 0; at < TILES; at += 1) {
          const size = { width: dp(200), height: dp(100), flexShrink: 0 };
          batch.make(FIRST + at, RAIL, {
            ...size,
            focusable: true,
            backgroundColor: 0xff0000ff,
            ...tile,
          });
        }
      });
      return it_.rest();
    };

    describe('keys', () => {
      it('the first focusable node has focus in the first frame', () => {
        assert.deepEqual(of(rail(), 'focus'), [{ node: FIRST, previous: 0 }]);
      });

      it('what a key does is whole in the frame after it: focus, its style, what scrolls', () => {
        rail();
        it_.send((batch) => batch.set(FIRST + 2, { translateY: 30 }, 'focused'));
        it_.frame();
        it_.press('arrow-right', 'arrow-right');
        // The third tile is 400 to 600 of 500 dp: the rail scrolls by 100.
        assert.deepEqual(it_.bounds(FIRST + 2), [300, 30, 200, 100]);
        assert.deepEqual(it_.bounds(FIRST), [-100, 0, 200, 100]);
      });

      it('commands sent before a key hold when it acts', () => {
        rail();
        it_.send((batch) => batch.set(FIRST + 1, { focusable: false }));
        it_.press('arrow-right');
        assert.deepEqual(of(it_.frame(), 'focus'), [{ node: FIRST + 2, previous: FIRST }]);
      });

      it('so is what commands before it ask for: states and focus', () => {
        rail();
        it_.send((batch) => batch.command('setStates', { node: FIRST + 1, states: ['disabled'] }));
        it_.press('arrow-right');
        assert.deepEqual(of(it_.frame(), 'focus'), [{ node: FIRST + 2, previous: FIRST }]);
        it_.send((batch) => batch.command('focusNode', FIRST + 4));
        it_.press('arrow-left');
        assert.deepEqual(of(it_.frame(), 'focus'), [
          { node: FIRST + 4, previous: FIRST + 2 },
          { node: FIRST + 3, previous: FIRST + 4 },
        ]);
      });

      it('each of several in a frame sees what those before it did', () => {
        rail();
        it_.press('arrow-right', 'enter', 'arrow-right', 'arrow-left', 'arrow-left');
        assert.deepEqual(
          it_.frame().events.filter(([event]) => event === 'focus' || event === 'select'),
          [
            ['focus', { node: FIRST + 1, previous: FIRST }],
            ['select', FIRST + 1],
            ['focus', { node: FIRST + 2, previous: FIRST + 1 }],
            ['focus', { node: FIRST + 1, previous: FIRST + 2 }],
            ['focus', { node: FIRST, previous: FIRST + 1 }],
          ],
        );
      });

      it('a move without a candidate leaves focus', () => {
        rail();
        it_.press('arrow-up');
        const told = it_.frame();
        const stay = { node: FIRST, direction: 'up', requested: 0, reason: 'no-candidate' };
        assert.deepEqual(of(told, 'focus-stay'), [stay]);
        assert.deepEqual(of(told, 'focus'), []);
      });

      it('Enter selects once and presses as long as it is held', () => {
        rail();
        it_.send((batch) => batch.set(FIRST, { translateY: 7 }, 'pressed'));
        it_.down('enter');
        it_.repeat('enter');
        it_.send((batch) => batch.command('queryBounds', { node: FIRST, token: 1 }));
        const told = it_.frame();
        assert.deepEqual(of(told, 'select'), [FIRST]);
        assert.deepEqual(it_.bounds(FIRST), [0, 7, 200, 100]);
        it_.up('enter');
        assert.deepEqual(it_.bounds(FIRST), [0, 0, 200, 100]);
        it_.press('enter');
        assert.deepEqual(of(it_.frame(), 'select'), [FIRST], 'and again when it is pressed again');
      });

      it('a move is explained while the host wants it, with the focused path', () => {
        const figures = () => {
          const words = engine.inspect().slice();
          const rows: Figure[] = [];
          for (let at = 0; at < words.length; at = afterFigure(words, at)) {
            checkFigure(words, at, words.length);
            rows.push(readFigure(words, at));
          }
          return rows;
        };
        const tree = (focused: number, key: string) => [
          { tag: 'nodes', count: 2 + TILES },
          ...[focused, RAIL, ROOT].map((node) => ({
            tag: 'focused',
            node,
            key: new TextEncoder().encode(node === focused ? key : ''),
          })),
        ];
        rail();
        it_.send((batch) => batch.set(FIRST + 1, { focusKey: 'film ö' }));
        it_.press('arrow-right');
        it_.frame();
        assert.deepEqual(figures(), tree(FIRST + 1, 'film ö'));
        engine.configure(settingWords({ explains: true }));
        it_.press('arrow-right');
        it_.frame();
        const [direction, place] = [1, candidatePlace.beam];
        const [scope, reach, rule] = [levelScope.beam, levelReach.seen, levelRule.member];
        const width = 200 * 128;
        assert.deepEqual(figures(), [
          ...tree(FIRST + 2, ''),
          { tag: 'move', direction, start: FIRST + 1, chosen: FIRST + 2 },
          { tag: 'level', group: RAIL, inside: FIRST + 1, scope, reach, rule },
          ...Array.from({ length: TILES - 2 }, (_, at) => ({
            tag: 'candidate',
            node: FIRST + 2 + at,
            place,
            ahead: at * width,
            across: 0,
          })),
        ]);
        engine.configure(settingWords({ explains: false }));
        it_.press('arrow-left');
        it_.frame();
        assert.deepEqual(figures(), tree(FIRST + 1, 'film ö'));
      });

      it('a node from which focus goes is not pressed any more', () => {
        rail();
        it_.send((batch) => batch.set(FIRST, { translateY: 7 }, 'pressed'));
        it_.down('enter');
        it_.press('arrow-right');
        assert.deepEqual(it_.bounds(FIRST), [0, 0, 200, 100]);
      });

      it('Back is emitted with the focused node, when the key goes down', () => {
        rail();
        it_.down('back');
        assert.deepEqual(of(it_.frame(), 'back'), [FIRST]);
        it_.up('back');
        assert.deepEqual(of(it_.frame(), 'back'), []);
      });

      it('what the engine has no use for is the app’s, with its repeats', () => {
        rail();
        it_.down('play');
        it_.repeat('play');
        it_.repeat('play');
        it_.up('play');
        it_.down('play');
        const fact = { node: FIRST, key: 'play', claimedBy: 0, cancelled: false };
        assert.deepEqual(of(it_.frame(), 'key'), [
          { ...fact, phase: 'down', repeat: 0 },
          { ...fact, phase: 'down', repeat: 1 },
          { ...fact, phase: 'down', repeat: 2 },
          { ...fact, phase: 'up', repeat: 0 },
          { ...fact, phase: 'down', repeat: 0 },
        ]);
      });

      it('a press is from down to up: a lost up ends it, and what began elsewhere is nobody’s', () => {
        rail({}, { claimedKeys: ['play'] });
        it_.repeat('play');
        it_.up('play');
        it_.down('play');
        it_.down('play');
        it_.cancel('play');
        it_.up('play');
        it_.down('enter');
        it_.repeat('enter');
        it_.down('enter');
        const told = it_.frame();
        const fact = { node: FIRST, key: 'play', claimedBy: RAIL, repeat: 0 };
        assert.deepEqual(of(told, 'key'), [
          { ...fact, phase: 'down', cancelled: false },
          { ...fact, phase: 'up', cancelled: true },
          { ...fact, phase: 'down', cancelled: false },
          { ...fact, phase: 'up', cancelled: true },
        ]);
        assert.deepEqual(of(told, 'select'), [FIRST, FIRST]);
      });

      it('a key acts before what is sent after it', () => {
        rail();
        it_.press('arrow-right');
        it_.send((batch) => batch.command('focusNode', FIRST + 4));
        assert.deepEqual(of(it_.frame(), 'focus'), [
          { node: FIRST + 1, previous: FIRST },
          { node: FIRST + 4, previous: FIRST + 1 },
        ]);
      });

      it('focus of a removed node ends before the node does', () => {
        rail();
        it_.send((batch) => batch.command('removeNode', FIRST));
        const names = it_.frame().events.map(([name, value]) => [name, value]);
        assert.deepEqual(
          names.filter(([name]) => name === 'focus' || name === 'removed'),
          [
            ['focus', { node: FIRST + 1, previous: FIRST }],
            ['removed', FIRST],
          ],
        );
      });

      it('focus that stays reports why', () => {
        rail();
        it_.send((batch) =>
          batch.set(FIRST + 1, { visibility: 'hidden' }).command('focusNode', FIRST + 1),
        );
        it_.press('arrow-left');
        const stay = { node: FIRST, direction: null, requested: FIRST + 1, reason: 'hidden' };
        assert.deepEqual(of(it_.frame(), 'focus-stay'), [
          stay,
          { ...stay, direction: 'left', requested: 0, reason: 'no-candidate' },
        ]);
      });

      it('a claimed key is the nearest claimant’s, and does nothing else', () => {
        rail({}, { claimedKeys: ['arrow-right', 'back'] });
        it_.send((batch) => batch.set(FIRST, { claimedKeys: ['enter'] }));
        it_.frame();
        it_.press('arrow-right');
        it_.down('enter');
        it_.down('back');
        const told = it_.frame();
        assert.deepEqual(
          of(told, 'key').map((key) => {
            const {
              key: which,
              phase,
              claimedBy,
            } = key as { key: string; phase: string; claimedBy: number };
            return [which, phase, claimedBy];
          }),
          [
            ['arrow-right', 'down', RAIL],
            ['arrow-right', 'up', RAIL],
            ['enter', 'down', FIRST],
            ['back', 'down', RAIL],
          ],
        );
        assert.deepEqual([of(told, 'focus'), of(told, 'select'), of(told, 'back')], [[], [], []]);
      });

      it('without anything to focus, keys are the app’s all the same', () => {
        it_.press('enter');
        it_.down('back');
        it_.down('play');
        const told = it_.frame();
        assert.deepEqual([of(told, 'select'), of(told, 'back')], [[], [0]]);
        assert.equal((of(told, 'key')[0] as { node: number }).node, 0);
      });

      it('are refused where they are none', () => {
        assert.deepEqual(
          refusal(() => engine.key(9_999, 0, 0)),
          ['bad-key', 9_999],
        );
        assert.deepEqual(
          refusal(() => engine.key(0, 7, 0)),
          ['bad-key', 7],
        );
        assert.equal(refusal(() => engine.key(0, 0, Number.NaN))[0], 'bad-time');
      });
    });

    describe('focus', () => {
      it('goes to the node that the app names, and scrolls there', () => {
        rail();
        it_.send((batch) => batch.command('focusNode', FIRST + 4));
        assert.deepEqual(of(it_.frame(), 'focus'), [{ node: FIRST + 4, previous: FIRST }]);
        assert.deepEqual(it_.bounds(FIRST + 4), [300, 0, 200, 100]);
      });

      it('is never lost: the node with it goes, hides or is disabled', () => {
        rail();
        it_.send((batch) => batch.command('focusNode', FIRST + 2));
        it_.frame();
        it_.send((batch) => batch.command('removeNode', FIRST + 2));
        const [moved] = of(it_.frame(), 'focus') as { node: number; previous: number }[];
        assert.ok(moved && [FIRST + 1, FIRST + 3].includes(moved.node), JSON.stringify(moved));
        const next = () => (of(it_.frame(), 'focus')[0] as { node: number } | undefined)?.node ?? 0;
        it_.send((batch) => batch.set(moved.node, { visibility: 'hidden' }));
        const second = next();
        assert.ok(second !== 0 && second !== moved.node);
        it_.send((batch) => batch.command('setStates', { node: second, states: ['disabled'] }));
        const third = next();
        assert.ok(third !== 0 && third !== second);
        it_.send((batch) => batch.command('removeNode', RAIL));
        assert.deepEqual(of(it_.frame(), 'focus'), [{ node: 0, previous: third }]);
      });

      it('brings focus-within to the nodes above', () => {
        rail();
        it_.send((batch) => batch.set(RAIL, { translateY: 40 }, 'focus-within'));
        assert.deepEqual(it_.bounds(RAIL), [0, 40, 500, 100]);
        it_.send((batch) => batch.command('removeNode', FIRST));
        for (let at = 1; at < TILES; at += 1) {
          it_.send((batch) => batch.set(FIRST + at, { focusable: false }));
        }
        assert.deepEqual(it_.bounds(RAIL), [0, 0, 500, 100]);
      });
    });

    describe('styles', () => {
      beforeEach(() => {
        it_.send((batch) => batch.make(RAIL, ROOT, { width: dp(100), height: dp(100) }));
        it_.frame();
      });
      const x = () => it_.bounds(RAIL)[0];

      it('hold while their state does; a later state wins over an earlier one', () => {
        it_.send((batch) => batch.set(RAIL, { translateX: 1 }));
        it_.send((batch) => batch.set(RAIL, { translateX: 2 }, 'hovered'));
        it_.send((batch) => batch.set(RAIL, { translateX: 3 }, 'checked'));
        assert.equal(x(), 1);
        it_.send((batch) => batch.command('setStates', { node: RAIL, states: ['hovered'] }));
        assert.equal(x(), 2);
        it_.send((batch) =>
          batch.command('setStates', { node: RAIL, states: ['hovered', 'checked'] }),
        );
        assert.equal(x(), 3);
        it_.send((batch) => batch.command('setStates', { node: RAIL, states: [] }));
        assert.equal(x(), 1);
      });

      it('unset-property takes away the value of its state only', () => {
        it_.send((batch) =>
          batch.set(RAIL, { translateX: 1 }).set(RAIL, { translateX: 2 }, 'hovered'),
        );
        it_.send((batch) => batch.command('setStates', { node: RAIL, states: ['hovered'] }));
        assert.equal(x(), 2);
        it_.send((batch) => batch.set(RAIL, {}, 'hovered').command('unsetProperty', id.translateX));
        assert.equal(x(), 1);
        it_.send((batch) => batch.set(RAIL, {}).command('unsetProperty', id.translateX));
        assert.equal(x(), 0);
      });

      it('retain-properties takes away all others of its state only', () => {
        it_.send((batch) =>
          batch.set(RAIL, { translateX: 1 }).set(RAIL, { translateX: 2, translateY: 7 }, 'hovered'),
        );
        it_.send((batch) => batch.command('setStates', { node: RAIL, states: ['hovered'] }));
        const y = () => it_.bounds(RAIL)[1];
        const before = [x(), y()];
        const hovered = (kept: readonly number[]) =>
          it_.send((batch) => batch.set(RAIL, {}, 'hovered').command('retainProperties', kept));
        hovered([id.translateY, id.translateX, 0xffff]);
        assert.deepEqual([x(), y()], before);
        hovered([id.translateX]);
        assert.deepEqual([x(), y()], [2, 0]);
        hovered([]);
        assert.deepEqual([x(), y()], [1, 0]);
      });

      it('a selected state ends with the next select-node', () => {
        it_.send((batch) =>
          batch.set(RAIL, { translateX: 2 }, 'hovered').set(RAIL, { translateX: 5 }),
        );
        assert.equal(x(), 5);
      });

      it('a change travels where the node declares a transition', () => {
        const transition = [{ property: id.translateX, delay: 0, motion: EVEN }];
        it_.send((batch) => batch.set(RAIL, { transition }));
        it_.frame();
        it_.send((batch) => batch.set(RAIL, { translateX: 100 }));
        assert.equal(it_.frame(0).active, true);
        assert.equal(it_.bounds(RAIL, 25)[0], 25);
        it_.rest();
        assert.equal(x(), 100);
      });

      it('an animation that affects layout is laid out in each frame', () => {
        const transition = [{ property: id.width, delay: 0, motion: EVEN }];
        it_.send((batch) =>
          batch.set(RAIL, { transition }).make(3, ROOT, { width: dp(10), height: dp(10) }),
        );
        it_.frame();
        it_.send((batch) => batch.set(RAIL, { width: dp(200) }));
        it_.frame(0);
        assert.deepEqual(it_.bounds(3, 50), [150, 0, 10, 10]);
      });
    });

    describe('frames', () => {
      it('in which nothing changes draw nothing, and the clock stops', () => {
        const told = rail();
        assert.equal(of(told, 'idle').length, 1);
        const after = it_.frame();
        assert.deepEqual([after.drawn, after.active, after.requests], [0, false, []]);
      });

      it('are active until what moves has come to rest', () => {
        rail();
        it_.send((batch) => batch.slide(1, FIRST, 50, 100));
        const frames = [it_.frame(0), it_.frame(50), it_.frame(49), it_.frame(1)];
        assert.deepEqual(
          frames.map(({ active }) => active),
          [true, true, true, false],
        );
        assert.deepEqual(
          frames.map((told) => of(told, 'animation-finish')),
          [[], [], [], [1]],
        );
        assert.equal(it_.bounds(FIRST)[0], 50);
      });

      it('are due at the next visible change of slow motion, and the stage is idle meanwhile', () => {
        rail();
        // A device pixel a minute, of which two are a dp: an eighth takes 7.5 s.
        it_.send((batch) => batch.slide(1, FIRST, 330, 39_600_000));
        const begin = it_.frame(0);
        assert.deepEqual([begin.active, begin.wake, begin.idle], [false, it_.time + 7_500, true]);
        assert.equal(of(begin, 'idle').length, 1);
        const [early, due] = [it_.frame(4_500), it_.frame(3_000)];
        assert.deepEqual([early.wake, due.wake], [it_.time, it_.time + 7_500]);
        assert.deepEqual(
          [of(early, 'idle'), of(due, 'idle')],
          [[], []],
          'only after something moved or came',
        );
        assert.ok(early.drawn > 0, 'a frame between shows where it is then');
        assert.ok(Math.abs((it_.bounds(FIRST, 52_500)[0] as number) - 0.5) < 1e-4);
        assert.deepEqual([...it_.engine.movers()], []);
        it_.send((batch) => batch.set(RAIL, { opacity: 0.5 }));
        assert.equal(of(it_.frame(), 'idle').length, 1);
      });

      it('are not due before a delay is over, and it is idle if that is a second away', () => {
        rail();
        it_.send((batch) => batch.slide(1, FIRST, 50, 100, 300));
        const short = it_.frame(0);
        assert.deepEqual([short.active, short.wake, short.idle], [false, it_.time + 300, false]);
        assert.deepEqual(of(short, 'idle'), []);
        const starts = it_.frame(300);
        assert.deepEqual(
          [starts.active, starts.idle, [...it_.engine.movers()]],
          [true, false, [FIRST, id.translateX]],
        );
        assert.equal(of(it_.frame(100), 'idle').length, 1);
        it_.send((batch) => batch.slide(2, FIRST, 50, 100, 3_000));
        const long = it_.frame(0);
        assert.deepEqual([long.active, long.wake, long.idle], [false, it_.time + 3_000, true]);
        assert.equal(it_.frame(3_000).active, true);
      });

      it('are due at the same times after a rebuild and in a restored engine', () => {
        rail();
        it_.send((batch) => batch.slide(1, FIRST, 330, 39_600_000));
        it_.frame(0);
        const { wake } = it_.frame(1_000);
        it_.engine.rebuild(systemNames.indexOf('animation'));
        assert.equal(it_.frame(500).wake, wake);
        const snapshot = it_.engine.snapshot().slice();
        it_.engine.reset();
        it_.engine.restore(snapshot);
        const restored = it_.frame(500);
        assert.deepEqual([restored.wake, restored.idle], [wake, true]);
      });

      it('an animation that is cancelled, or removed with its node, is reported', () => {
        rail();
        it_.send((batch) => batch.slide(1, FIRST, 50).slide(2, FIRST + 1, 50));
        it_.frame();
        it_.send((batch) =>
          batch.command('controlAnimation', { animation: 1, action: { tag: 'cancel' } }),
        );
        assert.deepEqual(of(it_.frame(), 'animation-cancel'), [1]);
        assert.equal(it_.bounds(FIRST)[0], 0);
        it_.send((batch) => batch.command('removeNode', FIRST + 1));
        assert.deepEqual(of(it_.frame(), 'animation-cancel'), [2]);
      });

      it('a container that comes to rest reports its offsets', () => {
        rail({}, { scrollMotion: EVEN });
        it_.send((batch) => batch.command('scrollTo', { node: RAIL, x: 250, y: 0, motion: EVEN }));
        it_.frame(0);
        assert.equal(it_.bounds(FIRST, 50)[0], -125);
        assert.deepEqual(of(it_.frame(50), 'scroll-end'), [{ node: RAIL, x: 250, y: 0 }]);
        it_.send((batch) => batch.command('revealNode', FIRST));
        assert.deepEqual(of(it_.rest(), 'scroll-end'), [{ node: RAIL, x: 0, y: 0 }]);
      });

      it('do not go back in time', () => {
        it_.frame(10);
        for (const time of [it_.time - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
          assert.deepEqual(
            refusal(() => engine.frame(time)),
            ['bad-time', it_.time],
          );
        }
        it_.frame(0);
      });

      it('need a stage', async () => {
        const other = await load();
        assert.equal(refusal(() => other.frame(0))[0], 'not-configured');
        assert.equal(refusal(() => other.full())[0], 'not-configured');
      });

      it('take settings of the table, and refuse others with their number', async () => {
        const other = await load();
        const set = (id: number, ...words: number[]) => {
          const writer = new BatchWriter();
          writer.raw(id, words);
          return refusal(() => other.configure(writer.entries()));
        };
        const reason = (name: string) =>
          refusalReasonCodec.kind === 'enum' ? refusalReasonCodec.cases.indexOf(name) : -1;
        for (const row of Object.values<EntryInfo>(settings)) {
          if (row.range.max === Number.POSITIVE_INFINITY) continue;
          for (const number of [row.range.min - 1, row.range.max + 1]) {
            const isFloat = row.codec.kind === 'f32';
            const word = isFloat ? bitsOf(number) : number >>> 0;
            const [tag, value] = set(row.id, word);
            const { setting, reason: why, found } = value as RefusedSetting;
            assert.deepEqual(
              [tag, setting, why, found],
              ['bad-setting', row.id, reason('out-of-range'), word],
              row.key,
            );
          }
          const [, value] = set(row.id);
          assert.equal((value as RefusedSetting).reason, reason('bad-value'), row.key);
        }
        const [tag, unknown] = set(0x827f, 1, 2);
        assert.equal(tag, 'bad-setting');
        assert.deepEqual(unknown, {
          setting: 0x827f,
          reason: reason('unsupported'),
          expected: 0x827f,
          found: 0,
        });
        assert.equal(refusal(() => other.frame(0))[0], 'not-configured', 'nothing was set');
        const optional = new BatchWriter();
        optional.raw(0x82ff, [1, 2]);
        other.configure(optional.entries());
        other.frame(0);
      });

      it('keep what a later call leaves out', () => {
        rail({}, { width: { tag: 'percent', val: 50 } });
        engine.configure(settingWords({ width: 800 }));
        engine.configure(settingWords({ textureUnits: 4 }));
        assert.deepEqual(it_.bounds(RAIL), [0, 0, 400, 100]);
      });

      it('refuse or take any words', () => {
        const ids = fc.constantFrom(
          ...Object.values(settings).map((row) => row.id),
          0x827f,
          0x82ff,
        );
        const entry = fc
          .tuple(ids, fc.array(fc.nat(0xffffffff), { maxLength: 2 }), fc.nat(9))
          .map(([id, words, more]) => [id | ((words.length + (more > 7 ? 1 : 0)) << 16), ...words]);
        fc.assert(
          fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
            const before = engine.snapshot().slice();
            try {
              engine.configure(Uint32Array.from(entries.flat()));
            } catch (error) {
              assert.equal(
                refusal(() => {
                  throw error;
                })[0],
                'bad-setting',
              );
              assert.deepEqual(engine.snapshot().slice(), before);
            }
            engine.frame(it_.time);
          }),
          { numRuns: 200, seed: 7 },
        );
      });

      it('refuse numbers that their tables do not have, with the table', () => {
        const number = fc.integer({ min: 9, max: 0xffffffff });
        fc.assert(
          fc.property(number, (number) => {
            assert.deepEqual(
              refusal(() => engine.rebuild(number)),
              ['unknown-number', { number, table: 'system', known: systemNames.length }],
            );
          }),
          { seed: 5, numRuns: 30 },
        );
        assert.throws(
          () => engine.rebuild(9),
          /refused rebuild: 9 is no "system" that it knows; expected 0 to 8/,
        );
      });

      it('a stage of another size is laid out and drawn again', () => {
        rail({}, { width: { tag: 'percent', val: 50 } });
        engine.configure(settingWords({ ...STAGE, width: 800 }));
        assert.deepEqual(it_.bounds(RAIL), [0, 0, 400, 100]);
      });
    });

    describe('a host that cannot draw everything', () => {
      const draws = (...missing: (keyof typeof geometryKind)[]) =>
        missing.reduce((bits, kind) => bits & ~(1 << geometryKind[kind]), DRAWN_KINDS);
      const undrawn = (told: Told) => of(told, 'undrawn');
      const text = { content: 'Words', backgroundColor: 0xff0000ff, height: dp(20) };

      it('is told nothing of it, and the app hears which property of which node', () => {
        engine.configure(settingWords({ draws: draws('glyph') }));
        it_.send((batch) => batch.make(2, ROOT, text, 'text'));
        const told = it_.frame();
        assert.deepEqual(undrawn(told), [{ node: 2, property: properties.content.id }]);
        assert.deepEqual(it_.rest().requests, [], 'no font is needed');
        it_.send((batch) => batch.set(2, { content: 'Others' }));
        assert.deepEqual(undrawn(it_.rest()), [], 'once');
      });

      it('that replaces one which can, or is replaced by one, shows what it can', () => {
        it_.send((batch) => batch.make(2, ROOT, text, 'text'));
        it_.rest();
        const whole = [it_.bounds(2), it_.screen()];
        engine.configure(settingWords({ draws: draws('glyph') }));
        assert.deepEqual(undrawn(it_.rest()), [{ node: 2, property: properties.content.id }]);
        const snapshot = engine.snapshot().slice();
        engine.configure(settingWords({ draws: DRAWN_KINDS }));
        assert.deepEqual(undrawn(it_.rest()), []);
        assert.deepEqual([it_.bounds(2), it_.screen()], whole);
        engine.restore(snapshot);
        assert.deepEqual(undrawn(it_.frame()), [], 'the app knows it');
      });

      it('gets the rest of a node, also of what animates', () => {
        const box = { width: dp(40), height: dp(40), backgroundColor: 0xff0000ff };
        const border = { borderTopWidth: 4, borderTopColor: 0x00ff00ff };
        it_.send((batch) => batch.make(2, ROOT, { ...box, borderTopWidth: 4 }));
        it_.rest();
        const plain = it_.screen();
        engine.configure(settingWords({ draws: draws('border') }));
        it_.send((batch) =>
          batch.set(2, border).command('animate', {
            animation: 1,
            node: 2,
            property: properties.borderTopColor.id,
            timing: { ...LINEAR, duration: 100 },
            keyframes: [0, 1].map((offset) => ({
              offset,
              value: { tag: 'color' as const, val: offset === 0 ? 0xffffffff : 0x0000ffff },
              easing: { tag: 'linear' as const },
              composite: 'replace' as const,
            })),
          }),
        );
        const property = properties.borderTopColor.id;
        assert.deepEqual(undrawn(it_.frame()), [{ node: 2, property }]);
        assert.deepEqual(it_.screen(), plain, 'while it animates');
        it_.rest();
        assert.deepEqual(it_.screen(), plain);
        engine.configure(settingWords({ draws: DRAWN_KINDS }));
        it_.rest();
        assert.notDeepEqual(it_.screen(), plain);
      });

      it('that draws kinds which the engine does not know changes nothing', () => {
        it_.send((batch) => batch.make(2, ROOT, text, 'text'));
        it_.rest();
        const before = it_.screen();
        engine.configure(settingWords({ draws: 0xffffffff }));
        assert.deepEqual([undrawn(it_.rest()), it_.screen()], [[], before]);
      });

      it('a refused batch reports nothing', () => {
        engine.configure(settingWords({ draws: draws('glyph') }));
        it_.send((batch) => batch.make(2, ROOT, text, 'text').command('removeNode', 77));
        assert.deepEqual(undrawn(it_.frame()), []);
      });
    });

    describe('what nodes hear', () => {
      it('in and out of bounds and of the viewport', () => {
        it_.send((batch) =>
          batch.make(2, ROOT, { width: dp(10), height: dp(10), cullMargin: 100 }),
        );
        const told = (x: number) => {
          it_.send((batch) => batch.set(2, { translateX: x }));
          return it_
            .frame()
            .events.filter(([event, node]) => event !== 'idle' && node === 2)
            .map(([event]) => event);
        };
        assert.deepEqual(told(0), ['in-bounds', 'in-viewport']);
        assert.deepEqual(told(1_050), ['out-of-viewport']);
        assert.deepEqual(told(1_200), ['out-of-bounds']);
        assert.deepEqual(told(1_050), ['in-bounds']);
        assert.deepEqual(told(-9), ['in-viewport']);
        assert.deepEqual(told(-500), ['out-of-viewport', 'out-of-bounds']);
      });

      it('each node of a removed subtree is reported, children first; ids return with a later generation', () => {
        rail();
        it_.send((batch) => batch.make(30, FIRST, {}).command('removeNode', RAIL));
        const gone = of(it_.frame(), 'removed') as number[];
        assert.deepEqual(
          [...gone].sort((a, b) => a - b),
          [RAIL, FIRST, 11, 12, 13, 14, 15, 30],
        );
        assert.ok(gone.indexOf(30) < gone.indexOf(FIRST) && gone.at(-1) === RAIL);
        assert.equal(
          it_.send((batch) => batch.make(RAIL, ROOT)),
          undefined,
        );
        assert.equal(
          it_.send((batch) => batch.make(RAIL | (1 << 20), ROOT)),
          2,
        );
      });

      it('images are requested in device pixels, arrive and change the state', () => {
        it_.send((batch) => {
          batch.make(2, ROOT, { src: 'a.png', width: dp(100), height: dp(50) }, 'image');
          batch.set(2, { translateX: 5 }, 'loaded').set(2, { translateX: 9 }, 'failed');
        });
        const [request] = it_.frame().requests;
        const [what, texture, ...facts] = request ?? [];
        assert.deepEqual([what, ...facts], ['image', 200, 100, 'a.png', 'in-viewport']);
        engine.imageArrived(texture as number, 640, 320, 640 * 320 * 4);
        const told = it_.frame();
        assert.deepEqual(of(told, 'loaded'), [{ node: 2, width: 640, height: 320 }]);
        assert.equal(it_.bounds(2)[0], 5);
        assert.equal(
          refusal(() => engine.imageArrived(texture as number, 1, 1, 4))[0],
          'unknown-texture',
        );

        it_.send((batch) => batch.set(2, { src: 'b.png' }));
        const [, other] = it_.frame().requests.find(([kind]) => kind === 'image') ?? [];
        assert.equal(it_.bounds(2)[0], 0, 'it is neither loaded nor failed');
        engine.imageFailed(other as number, reasonOf('timed-out'));
        assert.deepEqual(of(it_.frame(), 'failed'), [{ node: 2, reason: 'timed-out' }]);
        assert.equal(it_.bounds(2)[0], 9);
      });

      it('an image without a size takes that of its file', () => {
        it_.send((batch) =>
          batch.make(3, ROOT, { alignItems: 'start' }).make(2, 3, { src: 'a.png' }, 'image'),
        );
        const [, texture] = it_.frame().requests[0] ?? [];
        engine.imageArrived(texture as number, 64, 32, 64 * 32 * 4);
        it_.rest();
        // A picture's pixel is a dp, as in CSS.
        assert.deepEqual(it_.bounds(2).slice(2), [64, 32]);
      });

      it('a load that nobody needs is cancelled, and invalid values are refused', () => {
        it_.send((batch) =>
          batch.make(2, ROOT, { src: 'a.png', width: dp(10), height: dp(10) }, 'image'),
        );
        const [, texture] = it_.frame().requests[0] ?? [];
        assert.deepEqual(
          refusal(() => engine.imageArrived(texture as number, 0, 4, 0)),
          ['bad-value', 0],
        );
        assert.deepEqual(
          refusal(() => engine.imageArrived(texture as number, 4, 16_385, 0)),
          ['bad-value', 16_385],
        );
        assert.deepEqual(
          refusal(() => engine.imageFailed(texture as number, 77)),
          ['unknown-number', { number: 77, table: 'load-error', known: loadErrors.length }],
        );
        it_.send((batch) => batch.command('removeNode', 2));
        assert.deepEqual(it_.frame().requests, [['cancel', texture]]);
        assert.deepEqual(
          refusal(() => engine.imageFailed(texture as number, 0)),
          ['unknown-texture', texture],
        );
      });

      it('images in view are requested sharper when the surface has more pixels, those near it when they come', () => {
        const size = { width: dp(100), height: dp(50) };
        it_.send((batch) => {
          batch.make(2, ROOT, { ...size, src: 'a.png' }, 'image');
          batch.make(3, ROOT, { ...size, src: 'b.png', translateX: 1_000 }, 'image');
        });
        const { requests } = it_.frame();
        assert.equal(requests.length, 2);
        for (const [, texture] of requests)
          engine.imageArrived(texture as number, 1_600, 800, 200 * 100 * 4);
        it_.rest();
        engine.configure(settingWords({ pixelWidth: 8_000, pixelHeight: 4_000 }));
        const asked = () => it_.rest().requests.map(([kind, , ...facts]) => [kind, ...facts]);
        assert.deepEqual(asked(), [['image', 800, 400, 'a.png', 'in-viewport']]);
        it_.send((batch) => batch.set(3, { translateX: 0 }));
        assert.deepEqual(asked(), [['image', 800, 400, 'b.png', 'in-viewport']]);
      });

      it('a growing image is requested sharper, for the finer axis', () => {
        engine.configure(settingWords({ pixelHeight: 2_000 }));
        const size = (width: number) => ({ width: dp(width), height: dp(width / 2) });
        it_.send((batch) => batch.make(2, ROOT, { src: 'a.png', ...size(100) }, 'image'));
        const [[, texture, ...facts] = []] = it_.frame().requests;
        assert.deepEqual(facts, [400, 200, 'a.png', 'in-viewport']);
        engine.imageArrived(texture as number, 4_000, 2_000, 400 * 200 * 4);
        it_.rest();
        it_.send((batch) => batch.set(2, size(300)));
        assert.deepEqual(it_.rest().requests, [
          ['image', texture, 1_200, 600, 'a.png', 'in-viewport'],
        ]);
      });

      it('fonts are requested when a text needs them, and reported', () => {
        const font = new URL(
          '../../../examples/home/assets/fonts/Inter-Regular.ttf',
          import.meta.url,
        );
        const face = (font: number, family: string) =>
          ({ font, family, weight: 400, style: 'normal', src: `${family}.ttf` }) as const;
        it_.send((batch) =>
          batch.command('addFontFace', face(1, 'One')).command('addFontFace', face(2, 'Two')),
        );
        assert.deepEqual(it_.frame().requests, [], 'nothing needs one');
        it_.send((batch) =>
          batch.make(3, ROOT, { content: 'Words', fontFamily: ['One', 'Two'] }, 'text'),
        );
        const asked = it_.rest().requests;
        assert.deepEqual(asked[0], ['font', 1, 'One.ttf']);
        engine.fontArrived(1, new Uint8Array(readFileSync(font)));
        const told = it_.rest();
        assert.deepEqual(of(told, 'font-loaded'), [1]);
        const width = it_.bounds(3)[2] ?? 0;
        assert.ok(width > 10, 'it has a width');
        it_.send((batch) => batch.set(3, { content: 'Words Words' }));
        assert.ok(
          (it_.bounds(3)[2] ?? 0) > 2 * width,
          'twice the words and a space, in the same frame',
        );
        it_.send((batch) => batch.set(3, { content: 'Words' }));
        assert.equal(it_.bounds(3)[2], width);
        assert.deepEqual(
          refusal(() => engine.fontArrived(1, new Uint8Array(4))),
          ['unknown-font', 1],
        );
        assert.deepEqual(
          refusal(() => engine.fontFailed(7, 0)),
          ['unknown-font', 7],
        );
        it_.send((batch) => batch.make(4, ROOT, { content: 'Words', fontFamily: ['Two'] }, 'text'));
        const more = it_.rest().requests;
        assert.deepEqual([...asked.slice(1), ...more], [['font', 2, 'Two.ttf']]);
        engine.fontFailed(2, reasonOf('not-found'));
        assert.deepEqual(of(it_.rest(), 'font-failed'), [{ font: 2, reason: 'not-found' }]);
      });

      it('a question is answered with its token, in the frame it was asked in', () => {
        rail();
        it_.send((batch) => {
          batch
            .command('queryBounds', { node: FIRST + 1, token: 7 })
            .command('queryBounds', { node: RAIL, token: 8 });
          batch.set(RAIL, { translateX: 5 });
        });
        assert.deepEqual(of(it_.frame(), 'bounds'), [
          { token: 7, node: FIRST + 1, x: 205, y: 0, width: 200, height: 100 },
          { token: 8, node: RAIL, x: 5, y: 0, width: 500, height: 100 },
        ]);
      });
    });

    describe('refused batches', () => {
      beforeEach(() => {
        it_.send((batch) =>
          batch
            .make(2, ROOT)
            .make(3, 2, { focusable: true })
            .make(4, ROOT)
            .make(5, ROOT, {}, 'text')
            .slide(1, 2, 5),
        );
        it_.frame();
      });
      const header = 5;
      /**
       * A good entry, and then the one at fault: what it is about is told by the words before it.
       */
      const good = (batch: Batch) => batch.set(2, { opacity: 0.5 });
      type Facts = readonly [reason: string, entry: number, expected: number, found: number];
      const bits = (number: number) => new Uint32Array(Float32Array.of(number).buffer)[0] as number;
      const raw =
        (entry: number, ...value: number[]) =>
        (batch: Batch) =>
          batch.writer.raw(entry, value);
      const cases: readonly [what: string, write: (batch: Batch) => void, facts: Facts][] = [
        ['a value cut short', raw(id.opacity), ['bad-value', id.opacity, 1, 0]],
        ['a case that is none', raw(id.visibility, 9), ['bad-value', id.visibility, 2, 9]],
        [
          'a number that is none',
          raw(id.scaleX, 0x7fc0_0000),
          ['out-of-range', id.scaleX, bits(3.4028234663852886e38), 0x7fc0_0000],
        ],
        [
          'a number out of range',
          raw(id.opacity, bits(1.5)),
          ['out-of-range', id.opacity, bits(1), bits(1.5)],
        ],
        ['a string that is none', raw(id.focusKey, 2, 0xc0c0), ['bad-utf8', id.focusKey, 0, 2]],
        [
          'a node that was never there',
          (batch) => batch.writer.select(99),
          ['unknown-node', id.selectNode, 99, 0],
        ],
        ['an id in use', (batch) => batch.make(4, ROOT), ['bad-node-id', id.createNode, 4, 4]],
        [
          'a node in itself',
          (batch) => batch.command('insertChild', { parent: 3, child: 2, before: 0 }),
          ['cycle', id.insertChild, 3, 2],
        ],
        [
          'a child of a text',
          (batch) => batch.command('insertChild', { parent: 5, child: 4, before: 0 }),
          ['no-children', id.insertChild, 5, 4],
        ],
        [
          'before no sibling',
          (batch) => batch.command('insertChild', { parent: ROOT, child: 4, before: 3 }),
          ['not-a-child', id.insertChild, ROOT, 3],
        ],
        [
          'for later',
          (batch) => batch.properties({ blur: 2 }),
          ['unsupported', id.blur, id.blur, 0],
        ],
        [
          'an animation of a string',
          (batch) => batch.command('animate', animationOf(2, id.src)),
          ['not-animatable', id.animate, id.src, 2],
        ],
        [
          'an animation whose id is in use',
          (batch) => batch.slide(1, 4, 5),
          ['bad-animation-id', id.animate, 1, 0],
        ],
        [
          'an animation that is not there',
          (batch) => batch.command('controlAnimation', { animation: 9, action: { tag: 'play' } }),
          ['bad-animation-id', id.controlAnimation, 9, 0],
        ],
        [
          'focus for what cannot have it',
          (batch) => batch.command('focusNode', 4),
          ['not-focusable', id.focusNode, 4, 0],
        ],
        [
          'the engine’s states',
          (batch) => batch.command('setStates', { node: 2, states: ['focused'] }),
          ['bad-state', id.setStates, 64, 0],
        ],
        [
          'the root taken away',
          (batch) => batch.command('removeNode', ROOT),
          ['bad-node-id', id.removeNode, ROOT, ROOT],
        ],
      ];
      for (const [what, write, [reason, entry, expected, found]] of cases) {
        it(`${what}: ${reason}`, () => {
          const before = engine.snapshot().slice();
          assert.equal(
            it_.send((batch) => write(good(batch))),
            undefined,
          );
          assert.deepEqual(engine.snapshot().slice(), before, 'nothing of it is applied');
          // `select-node` and `opacity` take four words.
          assert.deepEqual(of(it_.frame(), 'refused'), [
            { sequence: 2, reason, at: header + 4, entry, expected, found },
          ]);
        });
      }

      it('a property without a node: nothing-selected', () => {
        assert.equal(it_.send(raw(id.opacity, bits(1))), undefined);
        const [refused] = of(it_.frame(), 'refused') as {
          reason: string;
          expected: number;
          at: number;
        }[];
        assert.deepEqual(
          [refused?.reason, refused?.expected, refused?.at],
          ['nothing-selected', id.opacity, header],
        );
      });

      it('headers: what is too short, of something else, of another version or schema', () => {
        const sound = good(new Batch()).writer.finish(9);
        const facts = (change: (words: Uint32Array) => Uint32Array) => {
          assert.equal(engine.apply(change(sound.slice())), undefined);
          const [refused] = of(it_.frame(), 'refused') as {
            reason: string;
            expected: number;
            found: number;
          }[];
          return [refused?.reason, refused?.expected, refused?.found];
        };
        const other = (at: number, word: number) => (words: Uint32Array) => {
          words[at] = word;
          return words;
        };
        assert.deepEqual(
          facts((words) => words.subarray(0, 3)),
          ['truncated', 20, 12],
        );
        assert.deepEqual(facts(other(0, 77)), ['bad-magic', MAGIC, 77]);
        const major = VERSION + (1 << 16);
        assert.deepEqual(facts(other(1, major)), ['bad-version', VERSION, major]);
        assert.deepEqual(facts(other(2, 77)), ['bad-hash', HASH, 77]);
        const { length } = sound;
        assert.deepEqual(
          facts((words) => words.subarray(0, length - 1)),
          ['truncated', 4 * length, 4 * (length - 1)],
        );
        assert.equal(engine.apply(sound), 2);
        // Another minor version may have another schema: what this one does not know is skipped.
        assert.equal(engine.apply(other(2, 77)(other(1, VERSION + 1)(sound))), 2);
      });

      it('entries of a newer app that this engine does not know are skipped and reported', () => {
        assert.equal(
          it_.send((batch) => good(batch).writer.raw(0x0f77, [1, 2, 3])),
          2,
        );
        assert.deepEqual(of(it_.frame(), 'skipped'), [{ sequence: 2, entry: 0x0f77, count: 1 }]);
      });
    });

    describe('rebuilt', () => {
      /**
       * In the middle of everything: a scroll, a spring, an animation, a held key, a picture that
       * is waited for.
       */
      const busy = (driven: Driven) => {
        const keep = it_;
        it_ = driven;
        rail(
          {
            transition: [
              {
                property: id.scaleX,
                delay: 0,
                motion: { tag: 'spring', val: { stiffness: 200, damping: 15 } },
              },
            ],
          },
          { scrollMotion: EVEN, focusMemory: 'last' },
        );
        driven.send((batch) => {
          for (let at = 0; at < TILES; at += 1) batch.set(FIRST + at, { scaleX: 1.5 }, 'focused');
          batch.slide(1, FIRST, 300, 400).slide(2, FIRST + 1, 80, 50);
          batch.make(40, ROOT, { src: 'a.png', width: dp(10), height: dp(10) }, 'image');
          batch.command('setStates', { node: FIRST + 3, states: ['hovered', 'disabled'] });
          batch.set(FIRST + 3, { translateY: 11 }, 'hovered');
        });
        driven.frame();
        driven.press('arrow-right', 'arrow-right');
        driven.down('enter');
        driven.frame();
        driven.frame(30);
        it_ = keep;
      };
      /** What a session continues with: its events and its drawing. */
      const goOn = (driven: Driven) => {
        const told: Told[] = [driven.frame()];
        driven.press('arrow-left');
        told.push(driven.frame(), driven.rest());
        const events = told.map((each) => each.events.filter(([event]) => event !== 'idle'));
        return { events, screen: driven.screen() };
      };

      for (const system of systemNames) {
        it(`${system}: nothing on the screen changes, and everything continues`, async () => {
          const sound = new Driven(await load());
          busy(sound);
          busy(it_);
          engine.rebuild(systemNames.indexOf(system));
          // Pictures and fonts are asked for again.
          const [told, expected] = [it_.frame(0), sound.frame(0)];
          assert.deepEqual(told.events, expected.events);
          assert.deepEqual(it_.screen(), sound.screen());
          assert.deepEqual(goOn(it_), goOn(sound));
        });
      }

      it('from a snapshot in another instance, everything continues', async () => {
        busy(it_);
        const snapshot = engine.snapshot().slice();
        const other = new Driven(await load());
        other.engine.restore(snapshot);
        assert.deepEqual(other.engine.snapshot().slice(), snapshot);
        other.time = it_.time;
        const [told, expected] = [other.frame(0), it_.frame(0)];
        assert.deepEqual(
          told.requests.map(([kind, , ...facts]) => [kind, ...facts]),
          [['image', 20, 20, 'a.png', 'in-viewport']],
          'pictures are asked for again',
        );
        // Of what is in view the app knows.
        assert.deepEqual(told.events, expected.events);
        assert.deepEqual(goOn(other), goOn(it_));
      });

      it('whatever is damaged in a snapshot, it is refused and changes nothing, or makes an engine that works', () => {
        busy(it_);
        const sound = engine.snapshot().slice();
        let [refused, taken] = [0, 0];
        const word = fc.oneof(
          fc.nat(40),
          fc.integer({ min: 0, max: 0xffff_ffff }),
          fc.constantFrom(0x7fc0_0000),
        );
        const damage = fc.oneof(
          fc.tuple(fc.nat(5_000), word).map(([at, other]) => (words: number[]) => {
            words[at % words.length] = other;
          }),
          fc.tuple(fc.nat(5_000), fc.nat(31)).map(([at, bit]) => (words: number[]) => {
            words[at % words.length] = ((words[at % words.length] ?? 0) ^ (1 << bit)) >>> 0;
          }),
          fc.tuple(fc.nat(5_000), fc.nat(3)).map(([at, count]) => (words: number[]) => {
            words.splice(at % words.length, count + 1);
          }),
          fc
            .tuple(fc.nat(5_000), fc.nat(5_000), fc.nat(8))
            .map(([at, to, count]) => (words: number[]) => {
              words.splice(
                to % words.length,
                0,
                ...words.slice(at % words.length, (at % words.length) + count),
              );
            }),
          fc.nat(5_000).map((at) => (words: number[]) => {
            words.length = at % words.length;
          }),
        );
        fc.assert(
          fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (damages) => {
            const words = [...sound];
            for (const one of damages) if (words.length > 0) one(words);
            const before = engine.snapshot().slice();
            try {
              engine.restore(Uint32Array.from(words));
            } catch {
              // What cannot be read changes nothing; what a part refuses leaves nothing.
              const now = engine.snapshot().slice();
              if (now.length > 0) assert.deepEqual(now, before);
              assert.equal(
                refusal(() => engine.restore(Uint32Array.from(words)))[0] !== 'system-fault',
                true,
              );
              refused += 1;
              return;
            }
            taken += 1;
            engine.configure(settingWords(STAGE));
            let time = it_.time;
            for (const wait of [0, 16, 10_000]) {
              time += wait;
              try {
                eventsOf(engine.frame(time).events);
              } catch (error) {
                // Its last frame may be later now.
                assert.equal(
                  refusal(() => {
                    throw error;
                  })[0],
                  'bad-time',
                );
                return;
              }
            }
            engine.full();
          }),
          { numRuns: 1_500, seed: 11 },
        );
        assert.ok(refused > 100 && taken > 100, `${refused} refused, ${taken} taken`);
      });

      it('reset forgets everything', () => {
        busy(it_);
        engine.reset();
        assert.equal(refusal(() => engine.frame(0))[0], 'not-configured');
        engine.configure(settingWords(STAGE));
        assert.deepEqual(
          eventsOf(engine.frame(0).events)
            .filter(([event]) => event !== 'idle')
            .map(([event]) => event),
          [...['in-bounds', 'in-viewport']],
        );
      });
    });
  });
}

/** An animation of a property by a number. */
function animationOf(animation: number, property: number) {
  const keyframe = {
    offset: 0,
    value: { tag: 'number', val: 0 },
    easing: { tag: 'linear' },
    composite: 'replace',
  } as const;
  const timing = { ...LINEAR, duration: 10 };
  return { animation, node: 2, property, timing, keyframes: [keyframe] };
}
