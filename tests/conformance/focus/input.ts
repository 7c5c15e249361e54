/**
 * What bad input does, and what holds for any input.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { id } from '../../../schema/typescript/generated/ids.ts';
import { properties } from '../../../schema/typescript/generated/schema.ts';
import { directions, type FocusInterface, way } from './interface.ts';
import { flags, NO_TARGETS, type Placement, placements, Stream, targets } from './pack.ts';
import { grid, idOf, refusal, Stage } from './stage.ts';

/** Registers the cases; `instance` answers the loaded implementation. */
export function input(instance: () => FocusInterface): void {
  const draw = (drawing: string, plan = {}) => new Stage(instance(), drawing, plan);

  describe('bad input', () => {
    const bad: [what: string, bytes: () => Uint8Array, payload: object][] = [
      ['half a word', () => Uint8Array.of(1, 2, 3), { tag: 'malformed', val: 3 }],
      [
        'an entry that is cut',
        () => bytesOf(id.selectNode | (2 << 16), 5),
        { tag: 'malformed', val: 0 },
      ],
      ['a select without a node', () => bytesOf(id.selectNode), { tag: 'malformed', val: 0 }],
      [
        'a property of no node',
        () => new Stream().raw(id.focusTrap, 1).bytes(),
        { tag: 'unknown-node', val: 0 },
      ],
      [
        'a property after a removal',
        () => new Stream().style(97, {}).remove(97).raw(id.focusTrap, 1).bytes(),
        { tag: 'unknown-node', val: 0 },
      ],
      ['node 0', () => new Stream().style(0, {}).bytes(), { tag: 'unknown-node', val: 0 }],
      [
        'an id without a slot',
        () => new Stream().style(3 << 20, {}).bytes(),
        { tag: 'unknown-node', val: 3 << 20 },
      ],
      [
        'a property of another system',
        () => new Stream().style(97, {}).raw(id.width, 0).bytes(),
        { tag: 'unsupported', val: id.width },
      ],
      [
        'a property of the engine',
        () => new Stream().style(97, {}).raw(id.claimedKeys, 0).bytes(),
        { tag: 'unsupported', val: id.claimedKeys },
      ],
      [
        'a property that is not implemented',
        () => new Stream().style(97, {}).raw(id.focusWrap, 0).bytes(),
        { tag: 'unsupported', val: id.focusWrap },
      ],
      [
        'an entry that does not exist',
        () => new Stream().raw(0x7777, 1).bytes(),
        { tag: 'unsupported', val: 0x7777 },
      ],
      [
        'a state',
        () => new Stream().style(97, {}).raw(id.selectState, 0).bytes(),
        { tag: 'unsupported', val: id.selectState },
      ],
      [
        'the default of another system',
        () => new Stream().style(97, {}).raw(id.unsetProperty, id.width).bytes(),
        { tag: 'unsupported', val: id.width },
      ],
      [
        'the default of nothing',
        () => new Stream().style(97, {}).raw(id.unsetProperty, 0x12345678).bytes(),
        { tag: 'unsupported', val: 0x12345678 },
      ],
      [
        'the default of no node',
        () => new Stream().raw(id.unsetProperty, id.focusTrap).bytes(),
        { tag: 'unknown-node', val: 0 },
      ],
      [
        'a case that does not exist',
        () => new Stream().style(97, {}).raw(id.focusEntry, 4).bytes(),
        { tag: 'malformed', val: 2 },
      ],
      [
        'a flag that does not exist',
        () => new Stream().style(97, {}).raw(id.focusTrap, 16).bytes(),
        { tag: 'malformed', val: 2 },
      ],
      [
        'a value that is too long',
        () => new Stream().style(97, {}).raw(id.focusTrap, 1, 1).bytes(),
        { tag: 'malformed', val: 2 },
      ],
      [
        'a text that is too long',
        () => new Stream().style(97, {}).raw(id.focusKey, 1, 0x61, 0).bytes(),
        { tag: 'malformed', val: 2 },
      ],
      [
        'a text that is cut',
        () => new Stream().style(97, {}).raw(id.focusKey, 9, 0x61616161).bytes(),
        { tag: 'malformed', val: 2 },
      ],
      [
        'a text that is no UTF-8',
        () => new Stream().style(97, {}).raw(id.focusKey, 1, 0xff).bytes(),
        { tag: 'malformed', val: 2 },
      ],
      [
        'a text without zeros behind it',
        () => new Stream().style(97, {}).raw(id.focusKey, 1, 0x6161).bytes(),
        { tag: 'malformed', val: 2 },
      ],
    ];
    for (const [what, bytes, payload] of bad) {
      it(`apply refuses ${what}, and takes nothing of the stream`, () => {
        const stage = draw(grid);
        stage.go('a');
        const good = new Stream()
          .style(idOf('a'), { nextFocusRight: idOf('f') })
          .remove(idOf('b'))
          .bytes();
        const at = good.length / 4;
        const { tag, val } = payload as { tag: string; val: number };
        const expected =
          tag === 'malformed'
            ? { tag, val: what === 'half a word' ? val + good.length : val + at }
            : payload;
        assert.deepEqual(
          refusal(() => stage.focus.apply(Uint8Array.of(...good, ...bytes()))),
          expected,
        );
        assert.equal(stage.move('>'), 'b');
      });
    }
    it('apply takes an empty stream, and the removal of a node it never heard of', () => {
      const stage = draw(grid);
      stage.focus.apply(new Uint8Array(0));
      stage.focus.apply(new Stream().remove(5000, 0, 0xffffffff).bytes());
      assert.equal(stage.settle(), 'a');
    });
    it('knows the properties that the schema gives to focus, and their types', () => {
      const stage = draw(grid);
      for (const property of Object.values(properties)) {
        const stream = new Stream()
          .style(idOf('a'), {})
          .raw(property.id, ...(property.default ?? []));
        const call = () => stage.focus.apply(stream.bytes());
        if (property.systems.includes('focus') && !property.later) {
          call();
          stage.focus.apply(
            new Stream().style(idOf('a'), {}).raw(id.unsetProperty, property.id).bytes(),
          );
        } else {
          assert.deepEqual(refusal(call), { tag: 'unsupported', val: property.id });
        }
      }
    });
    for (const count of [1, 39, 41, 44]) {
      it(`place refuses ${count} bytes`, () => {
        const stage = draw(grid);
        const bytes = new Uint8Array(count);
        bytes[0] = idOf('a');
        assert.deepEqual(
          refusal(() => stage.focus.place(bytes)),
          { tag: 'bad-length', val: count },
        );
        assert.equal(stage.settle(), 'a');
      });
    }
    for (const count of [1, 8, 13, 16]) {
      it(`move refuses targets of ${count} bytes, and does not move`, () => {
        const stage = draw(grid);
        stage.go('a');
        assert.deepEqual(
          refusal(() => stage.focus.move(way.right, new Uint8Array(count))),
          { tag: 'bad-length', val: count },
        );
        assert.equal(stage.settle(), 'a');
      });
    }
    it('a node that is its own group or container is in none', () => {
      const stage = draw(grid);
      stage.change('a', { group: idOf('a'), container: idOf('a') });
      stage.change('b', { group: (5 << 20) | idOf('b') });
      assert.equal(stage.walk('a > b > c < b < a'), 'a > b > c < b < a');
    });
    it('bytes need not begin at a whole word', () => {
      const stage = draw(grid);
      const shifted = (bytes: Uint8Array) => new Uint8Array([0, ...bytes]).subarray(1);
      stage.focus.place(
        shifted(placements([stage.placement('b', { flags: flags.focusable | flags.hidden })])),
      );
      stage.focus.apply(
        shifted(new Stream().style(idOf('a'), { nextFocusDown: idOf('f') }).bytes()),
      );
      assert.equal(stage.walk('a > c'), 'a > c');
      stage.go('a');
      assert.equal(stage.focus.move(way.down, shifted(targets([1, 2, 3]))).focused, idOf('f'));
    });
    it('groups and containers deeper in one another than anybody needs end somewhere', () => {
      const focus = instance();
      focus.reset();
      const box = { x: 0, y: 0, width: 4000, height: 4000 };
      const depth = Array.from({ length: 300 }, (_, index) => ({
        ...box,
        node: 100 + index,
        group: index && 99 + index,
        container: index && 99 + index,
        flags: flags.group | flags.container,
      }));
      const inner = {
        node: 2,
        group: 399,
        container: 399,
        x: 100,
        y: 100,
        width: 100,
        height: 100,
      };
      const outer = { node: 3, x: 1000, y: 100, width: 100, height: 100 };
      focus.place(placements([...depth, inner, outer]));
      assert.deepEqual(focus.settle(), { focused: 3, previous: 0 });
      assert.deepEqual(focus.focus(2), { focused: 2, previous: 3 });
      for (const direction of directions) {
        focus.focus(3);
        focus.move(direction, targets([399, 5, 5], [100, 7, 7]));
        focus.focus(2);
        focus.move(direction, NO_TARGETS);
      }
      focus.apply(new Stream().remove(2, 3).bytes());
      assert.equal(focus.settle().focused, 0);
    });
    it('a direction that the schema does not have is refused, and nothing changes', () => {
      const focus = instance();
      const node = { node: 2, x: 0, y: 0, width: 10, height: 10 };
      focus.place(placements([node]));
      focus.settle();
      const before = focus.snapshot();
      fc.assert(
        fc.property(fc.integer({ min: directions.length, max: 0xffffffff }), (number) => {
          assert.deepEqual(
            refusal(() => focus.move(number, NO_TARGETS)),
            { tag: 'unknown-direction', val: number },
          );
          assert.deepEqual(focus.snapshot(), before);
        }),
        { seed: 3, numRuns: 50 },
      );
    });
    it('any bytes are taken or refused', () => {
      const focus = instance();
      fc.assert(
        fc.property(garbage, directionOf, (bytes, direction) => {
          const calls = [
            () => focus.apply(bytes),
            () => focus.place(bytes),
            () => focus.settle(),
            () => focus.move(direction, bytes),
          ];
          for (const call of calls) takenOrRefused(call);
        }),
        { seed: 1, numRuns: 300 },
      );
      focus.reset();
    });
  });

  describe('properties', () => {
    it('focus is never on a hidden or disabled node, and never lost', () => {
      fc.assert(
        fc.property(worlds, ({ nodes, edits }) => {
          const focus = instance();
          focus.reset();
          const live = new Map<number, boolean>();
          const place = (list: readonly Placement[]) => {
            focus.place(placements(list));
            for (const { node, flags: flag = 1 } of list) live.set(node, flag === flags.focusable);
          };
          const check = (focused: number) => {
            const some = [...live.values()].includes(true);
            assert.equal(focused !== 0, some, 'focus is somewhere while it can be');
            if (some) assert.ok(live.get(focused), `node ${focused} can have focus`);
          };
          place(nodes);
          check(focus.settle().focused);
          for (const { change, direction } of edits) {
            place([change]);
            check(focus.settle().focused);
            check(focus.move(direction, NO_TARGETS).focused);
          }
        }),
        { seed: 2, numRuns: 60 },
      );
    });

    it('in a grid a move and its opposite lead back, and every tile can be reached', () => {
      const opposite = [way.down, way.left, way.up, way.right] as const;
      fc.assert(
        fc.property(grids, ({ columns, rows, width, height, gap, grouped }) => {
          const focus = instance();
          focus.reset();
          const row = (index: number): Placement => ({
            node: 5000 + index,
            flags: flags.group,
            x: 0,
            y: index * (height + gap),
            width: columns * (width + gap),
            height,
          });
          if (grouped)
            focus.place(placements(Array.from({ length: rows }, (_, index) => row(index))));
          const tiles = Array.from({ length: columns * rows }, (_, index) => ({
            node: index + 2,
            group: grouped ? 5000 + Math.floor(index / columns) : 0,
            x: (index % columns) * (width + gap),
            y: Math.floor(index / columns) * (height + gap),
            width,
            height,
          }));
          focus.place(placements(tiles));
          const reached = new Set([focus.settle().focused]);
          for (const node of reached) {
            for (const direction of directions) {
              focus.focus(node);
              const { focused } = focus.move(direction, NO_TARGETS);
              reached.add(focused);
              const { focused: back } = focus.move(opposite[direction], NO_TARGETS);
              if (focused !== node) assert.equal(back, node, `${direction} from ${node} and back`);
            }
          }
          assert.equal(reached.size, columns * rows);
        }),
        { seed: 3, numRuns: 15 },
      );
    });
  });
}

const directionOf = fc.constantFrom(...directions);

/** Bytes from nothing like words to nearly right streams. */
const garbage = fc.oneof(
  fc.uint8Array({ maxLength: 130 }),
  fc.uint32Array({ maxLength: 40 }).map((words) => new Uint8Array(words.buffer.slice(0))),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          id.selectNode,
          id.removeNode,
          id.unsetProperty,
          id.focusKey,
          id.focusTrap,
          id.nextFocusUp,
          id.focusWrap,
        ),
        fc.array(fc.oneof(fc.nat(20), fc.nat(0xffffffff)), { maxLength: 3 }),
      ),
      { maxLength: 8 },
    )
    .map((entries) =>
      entries.reduce((stream, [entry, words]) => stream.raw(entry, ...words), new Stream()).bytes(),
    ),
  fc
    .array(
      fc.record({
        node: fc.nat(12),
        group: fc.nat(12),
        container: fc.nat(12),
        flags: fc.nat(127),
        reading: fc.integer(),
        host: fc.nat(12),
        linear: fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()),
        x: fc.integer(),
        y: fc.integer(),
        width: fc.integer(),
        height: fc.integer(),
      }),
      { maxLength: 12 },
    )
    .map(placements),
);

const position = fc.nat(40);
const tile = fc.record({
  node: fc.integer({ min: 2, max: 30 }),
  // Groups are the nodes 40 to 43, each inside those before it; hidden ones do not occur, as scene
  // hides what is in them, too.
  group: fc.constantFrom(0, 40, 41, 42, 43),
  flags: fc.constantFrom(1, 1, 1, 1, 1 | 8, 1 | 16, 32, 0),
  x: position,
  y: position,
  width: fc.nat(12),
  height: fc.nat(12),
});
const groups = fc
  .array(fc.record({ x: position, y: position, width: position, height: position }), {
    minLength: 4,
    maxLength: 4,
  })
  .map((boxes) =>
    boxes.map((box, index) => ({
      ...box,
      node: 40 + index,
      group: index && 39 + index,
      flags: flags.group,
    })),
  );
const worlds = fc.record({
  nodes: fc
    .tuple(groups, fc.array(tile, { maxLength: 25 }))
    .map(([above, tiles]) => [...above, ...tiles]),
  edits: fc.array(fc.record({ change: tile, direction: directionOf }), { maxLength: 20 }),
});
const grids = fc.record({
  columns: fc.integer({ min: 1, max: 7 }),
  rows: fc.integer({ min: 1, max: 5 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
  gap: fc.nat(2000),
  grouped: fc.boolean(),
});

function bytesOf(...words: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(words).buffer);
}

/** Fails where a call traps: that is an error without facts. */
function takenOrRefused(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    const { payload } = error as { payload?: { tag?: unknown; val?: unknown } };
    assert.equal(typeof payload?.tag, 'string', String(error));
    assert.equal(typeof payload?.val, 'number');
  }
}
