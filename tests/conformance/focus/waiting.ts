/**
 * Focus that waits: for a group that is empty, for a dialog that is busy; and what groups remember
 * meanwhile.
 *
 * @module
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FocusInterface, way } from './interface.ts';
import { flags, NO_TARGETS, type Placement, placements, Stream } from './pack.ts';
import { grid, idOf, NO_STATE, outcome, plain, rails, refusal, Stage } from './stage.ts';

const disabled = { flags: flags.focusable | flags.disabled };

/** Registers the cases; `instance` answers the loaded implementation. */
export function waiting(instance: () => FocusInterface): void {
  const draw = (drawing: string, plan = {}) => new Stage(instance(), drawing, plan);
  const isEmpty = (group: string) => ({ tag: 'empty', val: idOf(group) });

  describe('an empty group that was asked for', () => {
    /** Focus on `a`, and the lower row still empty. */
    const asked = () => {
      const stage = draw(grid, { ...rails, hidden: 'def' });
      stage.go('a');
      assert.deepEqual(
        refusal(() => stage.go('S')),
        isEmpty('S'),
      );
      return stage;
    };
    const fill = (stage: Stage, ...nodes: string[]) => {
      for (const node of nodes) stage.change(node, { flags: flags.focusable });
      return stage.settle();
    };

    it('gets focus once it has a member that can have it', () => {
      const stage = asked();
      assert.equal(stage.settle(), 'a');
      assert.equal(fill(stage, 'e'), 'e');
      assert.equal(fill(stage, 'd', 'f'), 'e', 'once');
    });
    it('is entered by its policy', () => {
      const stage = asked();
      stage.style('S', { focusEntry: 'last' });
      assert.equal(fill(stage, 'd', 'e', 'f'), 'f');
    });
    it('is given up for another request', () => {
      const stage = asked();
      stage.go('b');
      assert.equal(fill(stage, 'e'), 'b');
    });
    it('is given up for a key, even one that leads nowhere', () => {
      const stage = asked();
      assert.equal(stage.move('<'), 'a');
      assert.equal(fill(stage, 'e'), 'a');
    });
    it('is kept where another request is refused', () => {
      const stage = asked();
      refusal(() => stage.focus.focus(5000));
      assert.equal(fill(stage, 'e'), 'e');
    });
    it('is released when it is removed', () => {
      const stage = asked();
      stage.remove('S');
      assert.equal(stage.settle(), 'a');
      assert.equal(stage.focus.snapshot().awaited, 0);
    });
    it('is waited for after a state came back', () => {
      const stage = asked();
      const state = stage.focus.snapshot();
      assert.equal(state.awaited, idOf('S'));
      const again = draw(grid, { ...rails, hidden: 'def' });
      again.focus.restore(state);
      assert.equal(fill(again, 'f'), 'f');
    });
    it('may have no member at all', () => {
      const stage = draw(grid, { groups: { E: '' } });
      stage.go('a');
      assert.deepEqual(
        refusal(() => stage.go('E')),
        isEmpty('E'),
      );
      stage.change('f', { group: idOf('E') });
      assert.equal(stage.settle(), 'f');
    });
    it('is not waited for where it is hidden itself', () => {
      const stage = draw(grid, { ...rails, hidden: 'S' });
      stage.go('a');
      assert.deepEqual(
        refusal(() => stage.go('S')),
        { tag: 'not-focusable', val: idOf('S') },
      );
    });
  });

  describe('a dialog that is busy', () => {
    const plan = { groups: { D: 'ef' }, styles: { D: { focusTrap: 15 } } };
    /** Focus in the dialog, whose buttons are all disabled. */
    const busy = () => {
      const stage = draw(grid, plan);
      stage.go('f');
      stage
        .change('e', { ...disabled, group: idOf('D') })
        .change('f', { ...disabled, group: idOf('D') });
      assert.deepEqual(stage.focus.settle(), outcome('0', 'f'));
      return stage;
    };

    it('keeps focus: nothing has it', () => {
      const stage = busy();
      assert.equal(stage.settle(), '0');
      assert.deepEqual(stage.focus.move(way.up, NO_TARGETS), outcome('0', '0'));
    });
    it('has focus where it was once it is not busy any more', () => {
      const stage = busy();
      stage.place('e', 'f');
      assert.deepEqual(stage.focus.settle(), outcome('f', '0'));
    });
    it('has focus on another button if that is enabled first', () => {
      const stage = busy();
      stage.place('e');
      assert.equal(stage.settle(), 'e');
    });
    it('has focus on the button with the same key if it was built again', () => {
      const stage = draw(grid, { ...plan, styles: { ...plan.styles, f: { focusKey: 'ok' } } });
      stage.go('f');
      stage.remove('ef');
      assert.equal(stage.settle(), '0');
      for (const [node, key] of [
        ['x', 'cancel'],
        ['y', 'ok'],
      ] as const) {
        stage.style(node, { focusKey: key });
        stage.change(node, { ...stage.placement('e'), node: idOf(node), group: idOf('D') });
      }
      assert.equal(stage.settle(), 'y');
    });
    it('keeps focus while it is disabled as a whole', () => {
      const stage = draw(grid, plan);
      stage.go('e');
      for (const node of 'ef') stage.change(node, { ...disabled, group: idOf('D') });
      stage.change('D', { flags: flags.group | flags.disabled });
      assert.equal(stage.settle(), '0');
      stage.place('D', 'e', 'f');
      assert.equal(stage.settle(), 'e');
    });
    it('lets go of focus when it is hidden', () => {
      const stage = busy();
      stage.change('D', { flags: flags.group | flags.hidden });
      assert.equal(stage.settle(), 'a');
    });
    it('lets go of focus when it is removed: to the group around it', () => {
      const stage = draw(grid, { ...plan, groups: { D: 'f', P: 'deD' } });
      stage.go('f');
      stage.change('f', { ...disabled, group: idOf('D') });
      assert.equal(stage.settle(), '0');
      stage.remove('fD');
      assert.equal(stage.settle(), 'd');
    });
    it('loses focus when the app gives it elsewhere', () => {
      const stage = busy();
      assert.equal(stage.go('b'), 'b');
      stage.place('e', 'f');
      assert.equal(stage.settle(), 'b');
    });
    it('keeps focus after a state came back', () => {
      const stage = busy();
      const again = busy();
      again.focus.restore(stage.focus.snapshot());
      assert.equal(again.settle(), '0');
      again.place('e', 'f');
      assert.equal(again.settle(), 'f');
    });
    it('keeps nothing if one direction leads out', () => {
      const stage = draw(grid, { ...plan, styles: { D: { focusTrap: 7 } } });
      stage.go('f');
      for (const node of 'ef') stage.change(node, { ...disabled, group: idOf('D') });
      assert.notEqual(stage.settle(), '0');
    });
  });

  describe('what a group remembers', () => {
    const remembering = { ...rails, styles: { R: { focusMemory: 'last' } } } as const;

    it('is forgotten when it is not to remember, also if it is again', () => {
      const stage = draw(grid, remembering);
      stage.walk('c v f < e < d');
      stage.focus.apply(new Stream().unset(idOf('R'), 'focusMemory').bytes());
      stage.style('R', { focusMemory: 'last', focusEntry: 'first' });
      assert.equal(stage.move('^'), 'a');
    });
    it('is known of the group that has focus, whenever it begins to remember', () => {
      const stage = draw(grid, rails);
      stage.go('c');
      stage.style('R', { focusMemory: 'last' });
      stage.walk('d');
      assert.equal(stage.move('^'), 'c');
    });
    it('survives that the group leaves the tree and comes back', () => {
      const stage = draw(grid, remembering);
      stage.walk('c v f < e < d');
      const nodes = ['a', 'b', 'c', 'R'];
      for (const node of nodes) stage.change(node, { flags: flags.outside, group: 0 });
      assert.equal(stage.settle(), 'd');
      for (const node of nodes.reverse()) stage.place(node);
      assert.equal(stage.move('^'), 'c');
    });
    it('survives that the group is hidden and shown', () => {
      const stage = draw(grid, remembering);
      stage.walk('c v f < e < d');
      for (const node of 'abc') stage.change(node, { flags: flags.focusable | flags.hidden });
      stage.change('R', { flags: flags.group | flags.hidden });
      assert.equal(stage.settle(), 'd');
      stage.place('R', 'a', 'b', 'c');
      assert.equal(stage.move('^'), 'c');
    });
  });

  it('reset forgets running loads', () => {
    const stage = draw(grid, { groups: { E: '' } });
    refusal(() => stage.go('E'));
    stage.focus.reset();
    assert.deepEqual(plain(stage.focus.snapshot()), plain(NO_STATE));
  });

  it('the way down a guide and up again ends where it began', () => {
    const rows = fc.array(
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
      {
        minLength: 2,
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(rows, fc.nat(), fc.boolean(), (lengths, start, isGrouped) => {
        const { stage, first } = guide(instance(), lengths, isGrouped);
        const from = first[start % first.length] as number;
        stage.focus(from);
        for (const direction of [way.down, way.up]) {
          for (let move = 1; move < lengths.length; move++) stage.move(direction, NO_TARGETS);
        }
        assert.equal(stage.settle().focused, from);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
}

/**
 * A guide whose rows are all as wide, each divided by its shares; answers the nodes of the first
 * row, too.
 */
function guide(stage: FocusInterface, rows: readonly (readonly number[])[], isGrouped: boolean) {
  const [width, height] = [1920 * 64, 80 * 64];
  const all: Placement[] = [{ node: 2, flags: flags.group, width, height: rows.length * height }];
  const first: number[] = [];
  rows.forEach((shares, row) => {
    const group = 10 + row;
    if (isGrouped)
      all.push({ node: group, group: 2, flags: flags.group, y: row * height, width, height });
    const sum = shares.reduce((total, share) => total + share, 0);
    let before = 0;
    shares.forEach((share, column) => {
      const node = 100 + row * 10 + column;
      const at = (part: number) => Math.round((part * width) / sum);
      const x = at(before);
      before += share;
      all.push({
        node,
        group: isGrouped ? group : 2,
        x,
        y: row * height,
        width: at(before) - x,
        height,
      });
      if (row === 0) first.push(node);
    });
  });
  stage.reset();
  stage.place(placements(all));
  return { stage, first };
}
