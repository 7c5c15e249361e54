/**
 * What `settle` does when nodes come, go and change.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { directions, type FocusInterface, way } from './interface.ts';
import { flags, NO_TARGETS } from './pack.ts';
import { CELL, grid, idOf, outcome, rails, refusal, Stage } from './stage.ts';

/** Registers the cases; `instance` answers the loaded implementation. */
export function settling(instance: () => FocusInterface): void {
  const draw = (drawing: string, plan = {}) => new Stage(instance(), drawing, plan);

  describe('settle', () => {
    it('goes to the first node in reading order', () => {
      assert.equal(draw(grid).settle(), 'a');
      assert.equal(draw(grid, { boxes: { f: [5, -3, 2, 2] } }).settle(), 'f', 'the top one');
      assert.equal(
        draw(grid, { boxes: { a: [20, 0, 2, 2] } }).settle(),
        'b',
        'of one row the left one',
      );
    });
    it('first goes into a group by its policy', () => {
      assert.equal(draw(grid, { ...rails, styles: { R: { focusEntry: 'last' } } }).settle(), 'c');
      assert.equal(
        draw(grid, {
          ...rails,
          styles: { R: { focusEntry: 'preferred', focusPreferred: idOf('b') } },
        }).settle(),
        'b',
      );
    });
    it('first goes past a group with nothing that can have focus', () => {
      assert.equal(draw(grid, { ...rails, hidden: 'R' }).settle(), 'd');
    });
    it('returns none where nothing can have focus', () => {
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
      assert.equal(
        stage.settle(),
        'e',
        'the tile beside it ends 40 dp from its middle, the one above 80 dp',
      );
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
    it('goes to another group if its own was removed', () => {
      const stage = draw(grid, rails);
      stage.go('f');
      stage.remove('defS');
      assert.equal(stage.settle(), 'c');
    });
    it('goes to the node recreated with the same key', () => {
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
    it('goes to the same key in a row that was recreated as a whole', () => {
      const stage = draw(grid, {
        ...rails,
        styles: { S: { focusKey: 'new' }, f: { focusKey: 'film' } },
      });
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
      const stage = draw(grid, {
        ...rails,
        styles: { b: { focusKey: 'k' }, c: { focusKey: 'k' } },
        hidden: 'c',
      });
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
      assert.equal(
        stage.settle(),
        'a',
        'both tiles beside it are equally near: the left one comes first',
      );
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
      const fresh = (1 << 20) | idOf('b');
      stage.change('b', { node: fresh, x: 900 * CELL.x });
      assert.notEqual(stage.settle(), 'b');
      assert.deepEqual(stage.focus.focus(fresh).focused, fresh);
      assert.deepEqual(
        refusal(() => stage.go('b')),
        { tag: 'not-focusable', val: idOf('b') },
      );
    });
    it('starts from the beginning after everything was removed', () => {
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
      assert.deepEqual(stage.focus.move(way.right, NO_TARGETS), outcome('b', 'b'));
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
      assert.equal(stage.focus.move(way.right, NO_TARGETS).focused, cell);
    });
  });
}
