/**
 * What happens besides moves: settling, giving focus, scroll targets, states, and what bad input does.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { id } from '../../../schema/typescript/generated/ids.ts';
import { properties } from '../../../schema/typescript/generated/schema.ts';
import { directions, type FocusInterface, type FocusState } from './interface.ts';
import { flags, NO_TARGETS, type Placement, placements, Stream, targets } from './pack.ts';
import { CELL, idOf, outcome, plain, refusal, Stage } from './stage.ts';

const grid = `
  aa bb cc
  aa bb cc

  dd ee ff
  dd ee ff`;

const rails = { groups: { R: 'abc', S: 'def' } };

/** Registers the cases; `instance` answers the loaded implementation. */
export function behaviour(instance: () => FocusInterface): void {
  const draw = (drawing: string, plan = {}) => new Stage(instance(), drawing, plan);

  describe('scroll targets', () => {
    const page = `
      aa bb cc

      dd ee ff gg hh`;
    const plan = { groups: { R: 'abc', S: 'defgh' }, containers: { S: 'defgh' }, boxes: { S: [0, 2, 8, 1] as const } };
    /** The lower row is a container at 0, 2: its content starts at its own corner. */
    const scrolled = () => {
      const stage = draw(page, plan);
      for (const node of 'defgh') stage.change(node, { y: 0 });
      return stage;
    };

    it('without targets containers are at their starts', () => {
      const stage = scrolled();
      stage.go('a');
      assert.equal(stage.move('v'), 'd');
    });
    it('what a container has scrolled under the focused tile is entered', () => {
      const stage = scrolled();
      stage.go('a');
      assert.equal(stage.move('v', ['S', 6, 0]), 'f');
    });
    it('targets hold for one move only', () => {
      const stage = scrolled();
      stage.go('a');
      assert.equal(stage.move('v', ['S', 6, 0]), 'f');
      assert.equal(stage.move('^'), 'c');
    });
    it('the focused tile is where its own container brings it', () => {
      const stage = scrolled();
      stage.go('f');
      assert.equal(stage.move('^', ['S', 6, 0]), 'a');
    });
    it('a target of a container that is not known is of no interest', () => {
      const stage = scrolled();
      stage.go('a');
      assert.equal(stage.move('v', ['X', 6, 0], ['d', 9, 9]), 'd');
    });
    it('moves inside a container do not depend on its target', () => {
      const stage = scrolled();
      stage.go('e');
      assert.equal(stage.move('>', ['S', 3, 0]), 'f');
      assert.equal(stage.move('<', ['S', 300, 7]), 'e');
    });
    it('targets of containers in one another add up', () => {
      const stage = draw(
        `
        aa

        bb cc dd ee ff`,
        { groups: { R: 'bcdef' }, containers: { R: 'bcdef', P: 'aR' }, boxes: { P: [0, 0, 20, 10] } },
      );
      for (const node of 'bcdef') stage.change(node, { y: 0 });
      stage.go('a');
      assert.equal(stage.move('v', ['P', 0, 2], ['R', 6, 0]), 'd');
      stage.go('a');
      assert.equal(stage.move('v', ['P', 500, 2], ['R', 6, 0]), 'd', 'both are in P, which moves them together');
    });
    it('what a page has scrolled past lies above, not below', () => {
      const stage = draw(
        `
        aa
        ..
        bb
        ..
        cc`,
        { containers: { P: 'ab' }, boxes: { P: [0, 0, 4, 4] } },
      );
      stage.go('c');
      assert.equal(stage.move('v', ['P', 0, -6]), 'a', 'at -6 the content is 6 cells lower');
      stage.go('c');
      assert.equal(stage.move('v', ['P', 0, 0]), 'c');
    });
    it('containers that contain one another end somewhere', () => {
      const stage = draw('aa bb', { containers: { P: 'a', Q: 'b' } });
      stage.change('P', { container: idOf('Q') }).change('Q', { container: idOf('P') });
      stage.go('a');
      assert.match(stage.move('>', ['P', 1, 1], ['Q', 2, 2]), /[ab]/);
    });
  });

  describe('settle', () => {
    it('first goes to what comes first in reading order', () => {
      assert.equal(draw(grid).settle(), 'a');
      assert.equal(draw(grid, { boxes: { f: [5, -3, 2, 2] } }).settle(), 'f', 'the top one');
      assert.equal(draw(grid, { boxes: { a: [20, 0, 2, 2] } }).settle(), 'b', 'of one row the left one');
    });
    it('first goes into a group by its policy', () => {
      assert.equal(draw(grid, { ...rails, styles: { R: { focusEntry: 'last' } } }).settle(), 'c');
      assert.equal(
        draw(grid, { ...rails, styles: { R: { focusEntry: 'preferred', focusPreferred: idOf('b') } } }).settle(),
        'b',
      );
    });
    it('first goes past a group with nothing that can have focus', () => {
      assert.equal(draw(grid, { ...rails, hidden: 'R' }).settle(), 'd');
    });
    it('answers none where nothing can have focus', () => {
      const stage = draw(grid, { hidden: 'abc', disabled: 'def' });
      assert.deepEqual(stage.focus.settle(), outcome('0', '0'));
    });
    it('says where focus was', () => {
      const stage = draw(grid);
      assert.deepEqual(stage.focus.settle(), outcome('a', '0'));
      assert.deepEqual(stage.focus.settle(), outcome('a', 'a'));
      stage.remove('a');
      assert.deepEqual(stage.focus.settle(), outcome('b', 'a'));
    });
    it('leaves focus where it can stay', () => {
      const stage = draw(grid);
      stage.go('e');
      stage.change('e', { x: 9999999, y: 5 });
      assert.equal(stage.settle(), 'e');
    });
    it('goes to the nearest tile when the focused one is removed', () => {
      const stage = draw(grid);
      stage.go('f');
      stage.remove('f');
      assert.equal(stage.settle(), 'e', 'the tile beside it ends 40 dp from its middle, the one above 80 dp');
    });
    it('goes to a tile of the same group, even if another is nearer', () => {
      const stage = draw(
        `
        aa           bb
        cc`,
        { groups: { R: 'ab', S: 'c' } },
      );
      stage.go('a');
      stage.remove('a');
      assert.equal(stage.settle(), 'b');
    });
    it('goes to the tile that moved up in the row', () => {
      const stage = draw(grid, rails);
      stage.go('b');
      stage.remove('b');
      stage.change('c', { x: 3 * CELL.x });
      assert.equal(stage.settle(), 'c');
    });
    it('goes to the group above where the group has nothing any more', () => {
      const stage = draw(
        `
        aa bb   ee ff
        cc dd   gg hh`,
        { groups: { P: 'RS', R: 'ab', S: 'cd', Q: 'efgh' } },
      );
      stage.go('b');
      stage.remove('ab');
      assert.equal(stage.settle(), 'd', 'in the same page');
      stage.remove('cd');
      assert.equal(stage.settle(), 'g', 'then anywhere');
    });
    it('goes to another group where the group itself is gone', () => {
      const stage = draw(grid, rails);
      stage.go('f');
      stage.remove('defS');
      assert.equal(stage.settle(), 'c');
    });
    it('goes to the node made anew with the same key', () => {
      const styles = { a: { focusKey: 'one' }, b: { focusKey: 'two' }, c: { focusKey: 'three' } };
      const stage = draw(grid, { ...rails, styles });
      stage.go('b');
      stage.remove('abc');
      // The same films in another order, under other ids.
      for (const [node, box, key] of [
        ['x', 'c', 'two'],
        ['y', 'a', 'one'],
        ['z', 'b', 'three'],
      ] as const) {
        stage.change(node, { ...stage.placement(box), node: idOf(node) });
        stage.style(node, { focusKey: key });
      }
      assert.equal(stage.settle(), 'x');
    });
    it('goes to the same key in a row that was made anew as a whole', () => {
      const stage = draw(grid, { ...rails, styles: { S: { focusKey: 'new' }, f: { focusKey: 'film' } } });
      stage.go('f');
      stage.remove('defS');
      const group = idOf('T');
      stage.change('T', { ...stage.placement('S'), node: group });
      stage.style('T', { focusKey: 'new' });
      stage.change('x', { ...stage.placement('e'), node: idOf('x'), group });
      stage.change('y', { ...stage.placement('d'), node: idOf('y'), group });
      stage.style('y', { focusKey: 'film' });
      assert.equal(stage.settle(), 'y');
    });
    it('does not take the same key of another group for it', () => {
      const stage = draw(grid, {
        ...rails,
        styles: { a: { focusKey: 'k' }, e: { focusKey: 'k' }, d: { focusKey: 'l' } },
      });
      stage.go('a');
      stage.remove('a');
      assert.equal(stage.settle(), 'b');
    });
    it('does not take a hidden node with the same key', () => {
      const stage = draw(grid, { ...rails, styles: { b: { focusKey: 'k' }, c: { focusKey: 'k' } }, hidden: 'c' });
      stage.go('b');
      stage.remove('b');
      assert.equal(stage.settle(), 'a');
    });
    it('leaves a node that is hidden', () => {
      const stage = draw(grid);
      stage.go('b');
      stage.hide('b');
      assert.notEqual(stage.settle(), 'b');
    });
    it('leaves a node that is disabled', () => {
      const stage = draw(grid);
      stage.go('b');
      stage.change('b', { flags: flags.focusable | flags.disabled });
      assert.notEqual(stage.settle(), 'b');
    });
    it('leaves a node that left the tree', () => {
      const stage = draw(grid);
      stage.go('b');
      stage.change('b', { flags: flags.outside, x: 0, y: 0, width: 0, height: 0 });
      assert.equal(stage.settle(), 'a', 'both tiles beside it are equally near: the left one comes first');
    });
    it('leaves a node that is not focusable any more', () => {
      const stage = draw(grid);
      stage.go('b');
      stage.change('b', { flags: 0 });
      assert.notEqual(stage.settle(), 'b');
    });
    it('measures from where the node was, not from where a hidden one is laid out now', () => {
      const stage = draw(grid);
      stage.go('f');
      stage.change('f', { flags: flags.focusable | flags.hidden, x: 0, y: 0, width: 0, height: 0 });
      assert.equal(stage.settle(), 'e');
    });
    it('does not give focus back to a node that is shown again', () => {
      const stage = draw(grid);
      stage.go('b');
      stage.hide('b');
      const now = stage.settle();
      stage.place('b');
      assert.equal(stage.settle(), now);
    });
    it('a node in a used slot is another node', () => {
      const stage = draw(grid);
      stage.go('b');
      const anew = (1 << 20) | idOf('b');
      stage.change('b', { node: anew, x: 900 * CELL.x });
      assert.notEqual(stage.settle(), 'b');
      assert.deepEqual(stage.focus.focus(anew).focused, anew);
      assert.deepEqual(
        refusal(() => stage.go('b')),
        { tag: 'not-focusable', val: idOf('b') },
      );
    });
    it('starts from the beginning after everything was gone', () => {
      const stage = draw(grid);
      stage.go('e');
      stage.remove('abcdef');
      assert.equal(stage.settle(), '0');
      stage.place('f', 'd');
      assert.equal(stage.settle(), 'd');
    });
    it('lets groups remember', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.go('c');
      stage.remove('c');
      assert.equal(stage.settle(), 'b');
      assert.equal(stage.go('d'), 'd');
      assert.equal(stage.move('^'), 'b');
    });
    it('moves do nothing while the focused node cannot have focus', () => {
      const stage = draw(grid);
      stage.go('b');
      stage.hide('b');
      assert.deepEqual(stage.focus.move('right', NO_TARGETS), outcome('b', 'b'));
    });
    it('moves do nothing while nothing has focus', () => {
      const stage = draw(grid);
      for (const direction of directions) {
        assert.deepEqual(stage.focus.move(direction, NO_TARGETS), outcome('0', '0'));
      }
    });
    it('nodes that the engine made are nodes like others', () => {
      const stage = draw(grid);
      const cell = 0x80000 | 5;
      stage.change('b', { node: cell });
      stage.remove('b');
      stage.go('a');
      assert.equal(stage.focus.move('right', NO_TARGETS).focused, cell);
    });
  });

  describe('memory', () => {
    const remembering = { ...rails, styles: { R: { focusMemory: 'last' }, c: { focusKey: 'film' } } as const };

    it('finds a node that was made anew by its key', () => {
      const stage = draw(grid, remembering);
      stage.walk('c v f < e < d');
      stage.remove('c');
      stage.change('x', { ...stage.placement('c'), node: idOf('x') });
      stage.style('x', { focusKey: 'film' });
      assert.equal(stage.move('^'), 'x');
    });
    it('without a key a removed node is forgotten', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.walk('c v f < e < d');
      stage.remove('c');
      assert.equal(stage.move('^'), 'a');
    });
    it('of a node that is hidden waits until it is back', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.walk('c v f < e < d');
      stage.hide('c');
      stage.change('c', { flags: flags.focusable | flags.hidden });
      stage.focus.place(placements([stage.placement('c')]));
      assert.equal(stage.move('^'), 'c');
    });
    it('of a node that is hidden is passed over', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.walk('c v f < e < d');
      stage.change('c', { flags: flags.focusable | flags.hidden });
      assert.equal(stage.move('^'), 'a');
    });
    it('of a node that went to another group is forgotten', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.walk('c v f < e < d');
      stage.change('c', { group: idOf('S') });
      assert.equal(stage.go('R'), 'a');
    });
    it('ends when the group does not remember any more', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.walk('c v f < e < d');
      stage.focus.apply(new Stream().unset(idOf('R'), 'focusMemory').bytes());
      assert.equal(stage.move('^'), 'a');
    });
    it('survives that a group is placed anew', () => {
      const stage = draw(grid, { ...rails, styles: { R: { focusMemory: 'last' } } });
      stage.walk('c v f < e < d');
      stage.place('R', 'a', 'b', 'c');
      assert.equal(stage.move('^'), 'c');
    });
  });

  describe('focus', () => {
    it('goes to a node', () => {
      const stage = draw(grid);
      assert.deepEqual(stage.focus.focus(idOf('e')), outcome('e', '0'));
      assert.deepEqual(stage.focus.focus(idOf('a')), outcome('a', 'e'));
    });
    it('goes into a group: to what is nearest to the focused node', () => {
      const stage = draw(grid, rails);
      stage.go('c');
      assert.equal(stage.go('S'), 'f');
    });
    it('goes into a group: to its first member where nothing has focus', () => {
      assert.equal(draw(grid, rails).go('S'), 'd');
    });
    it('goes into a group: to what it remembers', () => {
      const stage = draw(grid, { ...rails, styles: { S: { focusMemory: 'last' } } });
      stage.walk('e ^ b < a');
      assert.equal(stage.go('S'), 'e');
    });
    const refused: [what: string, node: number, plan: object][] = [
      ['a node that does not exist', 5000, {}],
      ['no node', 0, {}],
      ['an id without a slot', 1 << 20, {}],
      ['an old id of a slot', (7 << 20) | idOf('a'), {}],
      ['the largest id', 0xffffffff, {}],
      ['a hidden node', idOf('a'), { hidden: 'a' }],
      ['a disabled node', idOf('a'), { disabled: 'a' }],
      ['a hidden group', idOf('R'), { ...rails, hidden: 'R' }],
      ['a group without members', idOf('E'), { groups: { E: '' } }],
      ['a group with hidden members', idOf('R'), { ...rails, hidden: 'abc' }],
      ['a container', idOf('P'), { containers: { P: 'abc' } }],
    ];
    for (const [what, node, plan] of refused) {
      it(`is refused for ${what}, and stays where it is`, () => {
        const stage = draw(grid, plan);
        stage.go('f');
        assert.deepEqual(
          refusal(() => stage.focus.focus(node)),
          { tag: 'not-focusable', val: node },
        );
        assert.deepEqual(stage.focus.settle(), outcome('f', 'f'));
      });
    }
    it('of a group inside itself ends somewhere', () => {
      const stage = draw(grid, { groups: { P: 'a', Q: 'b' } });
      stage.change('P', { group: idOf('Q') }).change('Q', { group: idOf('P') });
      assert.match(stage.go('P'), /[ab]/);
      assert.match(stage.move('>'), /[abcdef]/);
      stage.remove('ab');
      assert.match(stage.settle(), /[cdef]/);
    });
  });

  describe('states', () => {
    const plan = { ...rails, styles: { R: { focusMemory: 'last' }, b: { focusKey: 'film' } } as const };

    it('bring focus and memory back', () => {
      const stage = draw(grid, plan);
      stage.walk('b v e < d');
      const state = stage.focus.snapshot();
      const again = draw(grid, plan);
      again.focus.restore(state);
      assert.deepEqual(again.focus.settle(), outcome('d', 'd'));
      assert.equal(again.move('^'), 'b');
    });
    it('name the focused node, what groups remember, and its keys', () => {
      const stage = draw(grid, plan);
      stage.walk('b v e');
      assert.deepEqual(plain(stage.focus.snapshot()), {
        version: 1,
        focused: idOf('e'),
        memory: [idOf('R'), idOf('b'), idOf('S'), idOf('e')],
        keys: [[idOf('R'), 'film']],
      });
    });
    it('bring memory back by keys where nodes have other ids', () => {
      const state: FocusState = {
        version: 1,
        focused: idOf('d'),
        memory: Uint32Array.of(idOf('R'), 5000),
        keys: [[idOf('R'), 'film']],
      };
      const stage = draw(grid, plan);
      stage.focus.restore(state);
      assert.equal(stage.move('^'), 'b');
    });
    it('of nodes that are gone leave focus to settle', () => {
      const stage = draw(grid, plan);
      stage.focus.restore({ version: 1, focused: 5000, memory: Uint32Array.of(6000, 7000), keys: [[6000, 'x']] });
      assert.deepEqual(stage.focus.settle(), { focused: idOf('a'), previous: 5000 });
    });
    it('of another version are refused, and nothing is left', () => {
      const stage = draw(grid, plan);
      stage.go('b');
      const state = { ...stage.focus.snapshot(), version: 2 };
      assert.deepEqual(
        refusal(() => stage.focus.restore(state)),
        { tag: 'version', val: 1 },
      );
      assert.deepEqual(plain(stage.focus.snapshot()), { version: 1, focused: 0, memory: [], keys: [] });
      assert.equal(stage.settle(), '0');
    });
    it('with half a pair are refused, and nothing is left', () => {
      const stage = draw(grid, plan);
      stage.go('b');
      const state = { ...stage.focus.snapshot(), memory: Uint32Array.of(1, 2, 3) };
      assert.deepEqual(
        refusal(() => stage.focus.restore(state)),
        { tag: 'length', val: 3 },
      );
      assert.equal(stage.settle(), '0');
    });
    it('hold any text', () => {
      const key = 'größer 大きい 𝄞 \u0000';
      const stage = draw(grid, { ...rails, styles: { b: { focusKey: key } } });
      stage.go('b');
      assert.deepEqual(stage.focus.snapshot().keys, [[idOf('R'), key]]);
    });
    it('reset forgets everything', () => {
      const stage = draw(grid, plan);
      stage.walk('b v e');
      stage.focus.reset();
      assert.deepEqual(plain(stage.focus.snapshot()), { version: 1, focused: 0, memory: [], keys: [] });
      stage.place('a');
      stage.go('a');
      assert.equal(stage.settle(), 'a');
      assert.equal(stage.move('>'), 'a');
    });
  });

  describe('bad input', () => {
    const bad: [what: string, bytes: () => Uint8Array, payload: object][] = [
      ['half a word', () => Uint8Array.of(1, 2, 3), { tag: 'malformed', val: 3 }],
      ['an entry that is cut', () => bytesOf(id.selectNode | (2 << 16), 5), { tag: 'malformed', val: 0 }],
      ['a select without a node', () => bytesOf(id.selectNode), { tag: 'malformed', val: 0 }],
      ['a property of no node', () => new Stream().raw(id.focusTrap, 1).bytes(), { tag: 'unknown-node', val: 0 }],
      [
        'a property after a removal',
        () => new Stream().style(97, {}).remove(97).raw(id.focusTrap, 1).bytes(),
        { tag: 'unknown-node', val: 0 },
      ],
      ['node 0', () => new Stream().style(0, {}).bytes(), { tag: 'unknown-node', val: 0 }],
      ['an id without a slot', () => new Stream().style(3 << 20, {}).bytes(), { tag: 'unknown-node', val: 3 << 20 }],
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
      ['an entry that does not exist', () => new Stream().raw(0x7777, 1).bytes(), { tag: 'unsupported', val: 0x7777 }],
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
          tag === 'malformed' ? { tag, val: what === 'half a word' ? val + good.length : val + at } : payload;
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
        const stream = new Stream().style(idOf('a'), {}).raw(property.id, ...(property.default ?? []));
        const call = () => stage.focus.apply(stream.bytes());
        if (property.systems.includes('focus') && !property.later) {
          call();
          stage.focus.apply(new Stream().style(idOf('a'), {}).raw(id.unsetProperty, property.id).bytes());
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
          refusal(() => stage.focus.move('right', new Uint8Array(count))),
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
      stage.focus.place(shifted(placements([stage.placement('b', { flags: flags.focusable | flags.hidden })])));
      stage.focus.apply(shifted(new Stream().style(idOf('a'), { nextFocusDown: idOf('f') }).bytes()));
      assert.equal(stage.walk('a > c'), 'a > c');
      stage.go('a');
      assert.equal(stage.focus.move('down', shifted(targets([1, 2, 3]))).focused, idOf('f'));
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
    it('focus is never on what is hidden or disabled, and never lost', () => {
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
      const opposite = { up: 'down', right: 'left', down: 'up', left: 'right' } as const;
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
          if (grouped) focus.place(placements(Array.from({ length: rows }, (_, index) => row(index))));
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
    .map((entries) => entries.reduce((stream, [entry, words]) => stream.raw(entry, ...words), new Stream()).bytes()),
  fc
    .array(
      fc.record({
        node: fc.nat(12),
        group: fc.nat(12),
        container: fc.nat(12),
        flags: fc.nat(63),
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
  // Groups are the nodes 40 to 43, each inside those before it; hidden ones do not occur, as scene hides what is in them, too.
  group: fc.constantFrom(0, 40, 41, 42, 43),
  flags: fc.constantFrom(1, 1, 1, 1, 1 | 8, 1 | 16, 32, 0),
  x: position,
  y: position,
  width: fc.nat(12),
  height: fc.nat(12),
});
const groups = fc
  .array(fc.record({ x: position, y: position, width: position, height: position }), { minLength: 4, maxLength: 4 })
  .map((boxes) =>
    boxes.map((box, index) => ({ ...box, node: 40 + index, group: index && 39 + index, flags: flags.group })),
  );
const worlds = fc.record({
  nodes: fc.tuple(groups, fc.array(tile, { maxLength: 25 })).map(([above, tiles]) => [...above, ...tiles]),
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
