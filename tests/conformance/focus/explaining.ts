/**
 * Why a move goes where it goes: `explain`, worked out by hand from `wit/focus/focus.md`.
 *
 * @module
 */
import assert from 'node:assert/strict';
import {
  afterFigure,
  candidatePlace,
  checkFigure,
  levelReach,
  levelRule,
  levelScope,
  readFigure,
} from '../../../schema/typescript/generated/rows/figures.ts';
import { type Direction, type FocusInterface, way } from './interface.ts';
import { flags, NO_TARGETS, targets } from './pack.ts';
import { CELL, grid, idOf, plain, rails, refusal, Stage } from './stage.ts';

/** Distances of candidates are in 1/128 dp; of a cell, across and down. */
const [ACROSS, DOWN] = [2 * CELL.x, 2 * CELL.y];

const nameOf = (node: number): string => (node === 0 ? '0' : String.fromCharCode(node));
const nameIn = (numbers: Readonly<Record<string, number>>, number: number): string =>
  Object.keys(numbers).find((name) => numbers[name] === number) ?? '?';

/** The rows of a move as sentences. */
function explained(
  focus: FocusInterface,
  direction: Direction,
  list: Uint8Array = NO_TARGETS,
): string[] {
  const bytes = Uint8Array.from(focus.explain(direction, list));
  const words = new Uint32Array(bytes.buffer);
  const said: string[] = [];
  for (let at = 0; at < words.length; at = afterFigure(words, at)) {
    checkFigure(words, at, words.length);
    const row = readFigure(words, at);
    if (row.tag === 'move') said.push(`${nameOf(row.start)} to ${nameOf(row.chosen)}`);
    else if (row.tag === 'level')
      said.push(
        [
          `${nameOf(row.inside)} in ${nameOf(row.group)}`,
          nameIn(levelScope, row.scope),
          nameIn(levelReach, row.reach),
          nameIn(levelRule, row.rule),
        ].join(', '),
      );
    else if (row.tag === 'candidate')
      said.push(
        `${nameOf(row.node)}: ${nameIn(candidatePlace, row.place)} ${row.ahead} ${row.across}`,
      );
    else assert.fail(`a figure of focus: ${row.tag}`);
  }
  return said;
}

/** Registers the cases; `instance` answers the loaded implementation. */
export function explaining(instance: () => FocusInterface): void {
  const draw = (drawing: string, plan = {}) => new Stage(instance(), drawing, plan);

  describe('explains a move', () => {
    it('along a row, with all that answers, the chosen one first', () => {
      draw(grid, rails).go('a');
      assert.deepEqual(explained(instance(), way.right), [
        'a to b',
        'a in R, beam, seen, member',
        `b: beam ${ACROSS} 0`,
        `c: beam ${4 * ACROSS} 0`,
      ]);
    });

    it('out of a group, level by level', () => {
      draw(grid, rails).go('a');
      assert.deepEqual(explained(instance(), way.down), [
        'a to d',
        'a in R, all, seen, onwards',
        'R in 0, all, seen, member',
        `S: beam ${DOWN} 0`,
      ]);
    });

    it('that leads nowhere, in the beam and beside it', () => {
      draw(grid, rails).go('a');
      assert.deepEqual(explained(instance(), way.left), [
        'a to 0',
        'a in R, beam, seen, onwards',
        'R in 0, beam, seen, end',
        'a in R, aside, seen, onwards',
        'R in 0, aside, seen, end',
      ]);
    });

    it('that a group traps', () => {
      draw(grid, { ...rails, styles: { R: { focusTrap: 1 << way.down } } }).go('a');
      assert.deepEqual(explained(instance(), way.down), ['a to 0', 'a in R, all, seen, end']);
    });

    it('to a declared neighbour, and inward', () => {
      draw(grid, { styles: { a: { nextFocusRight: idOf('f') } } }).go('a');
      assert.deepEqual(explained(instance(), way.right), [
        'a to f',
        'a in 0, beam, seen, neighbour',
      ]);
      const button = { boxes: { x: [0.5, 1.5, 1, 0.5] as const } };
      const inner = { ...button, placements: { x: { host: idOf('a') } } };
      draw(grid, inner).go('a');
      assert.deepEqual(explained(instance(), way.down), ['a to x', 'a in 0, all, seen, inward']);
      draw(grid, inner).go('x');
      assert.deepEqual(explained(instance(), way.up), ['x to a', 'x in 0, all, seen, host']);
    });

    it('to the one aside that beats the one in the beam, and how far both are', () => {
      const stage = draw(`
        aa
           bb


        cc`);
      stage.go('a');
      // b ends before c starts; ahead it is 0 off, across 2 cells from the middle of a.
      assert.deepEqual(explained(instance(), way.down), [
        'a to b',
        'a in 0, all, seen, member',
        `b: aside 0 ${2 * ACROSS}`,
        `c: beam ${3 * DOWN} 0`,
      ]);
      assert.equal(stage.move('v'), 'b');
    });

    it('beyond the stage, on the screen as containers will be', () => {
      const beyond = flags.focusable | flags.clipped | flags.beyond;
      draw(grid, { ...rails, placements: { b: { flags: beyond }, c: { flags: beyond } } }).go('a');
      assert.equal(explained(instance(), way.right)[1], 'a in R, beam, beyond, member');
      const scrolled = { ...rails, containers: { S: 'def' } };
      const stage = draw(grid, scrolled);
      for (const node of 'def') stage.change(node, { y: 0 });
      stage.go('a');
      const list = targets([idOf('S'), 3 * CELL.x, 0]);
      assert.equal(explained(instance(), way.down, list)[0], 'a to e');
    });

    it('without a start, and lists 8 candidates at most', () => {
      instance().reset();
      assert.deepEqual(explained(instance(), way.up), ['0 to 0']);
      draw('a b c d e f g h i j k').go('a');
      assert.equal(explained(instance(), way.right).length, 2 + 8);
    });

    it('changing nothing, and refuses what a move refuses', () => {
      const stage = draw(grid, rails);
      stage.go('a');
      stage.move('>');
      const before = plain(instance().snapshot());
      for (const direction of Object.values(way)) explained(instance(), direction);
      assert.deepEqual(plain(instance().snapshot()), before);
      assert.deepEqual(
        refusal(() => instance().explain(4, NO_TARGETS)),
        { tag: 'unknown-direction', val: 4 },
      );
      assert.deepEqual(
        refusal(() => instance().explain(way.up, new Uint8Array(7))),
        { tag: 'bad-length', val: 7 },
      );
    });
  });
}
