/**
 * What happens besides moves: scroll targets, memory, giving focus, states.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { outlivesDamage } from '../damage.ts';
import { directions, type FocusInterface, type FocusState } from './interface.ts';
import { flags, NO_TARGETS, placements, Stream } from './pack.ts';
import { grid, idOf, NO_STATE, outcome, plain, rails, refusal, Stage } from './stage.ts';

/** Registers the cases; `instance` answers the loaded implementation. */
export function behaviour(instance: () => FocusInterface): void {
  const draw = (drawing: string, plan = {}) => new Stage(instance(), drawing, plan);

  describe('scroll targets', () => {
    const page = `
      aa bb cc

      dd ee ff gg hh`;
    const plan = {
      groups: { R: 'abc', S: 'defgh' },
      containers: { S: 'defgh' },
      boxes: { S: [0, 2, 8, 1] as const },
    };
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
        {
          groups: { R: 'bcdef' },
          containers: { R: 'bcdef', P: 'aR' },
          boxes: { P: [0, 0, 20, 10] },
        },
      );
      for (const node of 'bcdef') stage.change(node, { y: 0 });
      stage.go('a');
      assert.equal(stage.move('v', ['P', 0, 2], ['R', 6, 0]), 'd');
      stage.go('a');
      assert.equal(
        stage.move('v', ['P', 500, 2], ['R', 6, 0]),
        'd',
        'both are in P, which moves them together',
      );
    });
    it('what a page has scrolled past is above, not below', () => {
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

  describe('memory', () => {
    const remembering = {
      ...rails,
      styles: { R: { focusMemory: 'last' }, c: { focusKey: 'film' } } as const,
    };

    it('finds a node that was recreated by its key', () => {
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
    it('survives that a group is placed again', () => {
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
    it('enters a group at the member nearest to the focused node', () => {
      const stage = draw(grid, rails);
      stage.go('c');
      assert.equal(stage.go('S'), 'f');
    });
    it('goes into a group: to its first member where nothing has focus', () => {
      assert.equal(draw(grid, rails).go('S'), 'd');
    });
    it('enters a group at the member it remembers', () => {
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
    const plan = {
      ...rails,
      styles: { R: { focusMemory: 'last' }, b: { focusKey: 'film' } } as const,
    };

    it('bring focus and memory back', () => {
      const stage = draw(grid, plan);
      stage.walk('b v e < d');
      const state = stage.focus.snapshot();
      const again = draw(grid, plan);
      again.focus.restore(state);
      assert.deepEqual(again.focus.settle(), outcome('d', 'd'));
      assert.equal(again.move('^'), 'b');
    });
    it('bring back what groups remember by their nodes alone', () => {
      const unnamed = { ...rails, styles: { R: { focusMemory: 'last' } } } as const;
      const stage = draw(grid, unnamed);
      stage.walk('c v f < e < d');
      const state = stage.focus.snapshot();
      const again = draw(grid, unnamed);
      again.focus.restore(state);
      assert.equal(again.move('^'), 'c', 'and not the one above');
    });
    it('name the focused node, what groups remember, and its keys', () => {
      const stage = draw(grid, plan);
      stage.walk('b v e');
      assert.deepEqual(plain(stage.focus.snapshot()), {
        ...NO_STATE,
        focused: idOf('e'),
        anchor: idOf('b'),
        memory: [idOf('R'), idOf('b'), idOf('S'), idOf('e')],
        keys: [[idOf('R'), 'film']],
      });
    });
    it('bring memory back by keys where nodes have other ids', () => {
      const state: FocusState = {
        ...NO_STATE,
        focused: idOf('d'),
        memory: Uint32Array.of(idOf('R'), 5000),
        keys: [[idOf('R'), 'film']],
      };
      const stage = draw(grid, plan);
      stage.focus.restore(state);
      assert.equal(stage.move('^'), 'b');
    });
    it('of removed nodes leave focus to settle', () => {
      const stage = draw(grid, plan);
      stage.focus.restore({
        ...NO_STATE,
        focused: 5000,
        memory: Uint32Array.of(6000, 7000),
        keys: [[6000, 'x']],
      });
      assert.deepEqual(stage.focus.settle(), { focused: idOf('a'), previous: 5000 });
    });
    it('of another version are refused, and nothing is left', () => {
      const stage = draw(grid, plan);
      stage.go('b');
      const state = { ...stage.focus.snapshot(), version: 3 };
      assert.deepEqual(
        refusal(() => stage.focus.restore(state)),
        { tag: 'version', val: 2 },
      );
      assert.deepEqual(plain(stage.focus.snapshot()), plain(NO_STATE));
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
    it('are taken or refused, whatever is damaged in them', () => {
      const sound = draw(grid, plan);
      sound.walk('b v e');
      const state = sound.focus.snapshot();
      let stage = draw(grid, plan);
      outlivesDamage(
        () => state,
        (damaged) => {
          stage = draw(grid, plan);
          stage.focus.restore(damaged);
          stage.focus.settle();
          for (const direction of directions) stage.focus.move(direction, NO_TARGETS);
          stage.focus.snapshot();
        },
        () => assert.deepEqual(plain(stage.focus.snapshot()), plain(NO_STATE)),
        300,
      );
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
      assert.deepEqual(plain(stage.focus.snapshot()), plain(NO_STATE));
      stage.place('a');
      stage.go('a');
      assert.equal(stage.settle(), 'a');
      assert.equal(stage.move('>'), 'a');
    });
  });
}
