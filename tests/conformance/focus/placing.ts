/**
 * What placements change: a move depends on where nodes were placed last.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { type Direction, directions, type FocusInterface } from './interface.ts';
import { NO_TARGETS, type Placement, placements } from './pack.ts';
import { Random } from './random.ts';

const TILES = 60;
/** More than an index of them is mended for. */
const STEPS = 120;

/** A tile that was placed again, and a move after it. */
interface Step {
  readonly tiles: readonly Placement[];
  readonly start: number;
  readonly direction: Direction;
  readonly focused: number;
}

/** Registers the cases; `instance` answers the loaded implementation. */
export function placing(instance: () => FocusInterface): void {
  describe('placing', () => {
    it('moves among tiles that were placed again as among tiles that always were there', () => {
      const [focus, random] = [instance(), new Random(7)];
      const box = () => ({
        x: random.below(12) * 500,
        y: random.below(8) * 400 - 1_000,
        width: 100 + random.below(600),
        height: 100 + random.below(500),
      });
      const tiles = Array.from(
        { length: TILES },
        (_, at): Placement => ({ node: 2 + at, ...box() }),
      );
      focus.reset();
      focus.place(placements(tiles));
      const steps: Step[] = [];
      while (steps.length < STEPS) {
        const moved = random.below(TILES);
        tiles[moved] = { node: 2 + moved, ...box() };
        focus.place(placements([tiles[moved] as Placement]));
        // Of a direction after the other, so that indexes of the others wait.
        const direction = directions[(steps.length >> 3) % directions.length] as Direction;
        const start = 2 + random.below(TILES);
        const { focused } = move(focus, start, direction);
        steps.push({ tiles: [...tiles], start, direction, focused });
      }
      for (const step of steps) {
        focus.reset();
        focus.place(placements(step.tiles));
        const { focused } = move(focus, step.start, step.direction);
        assert.equal(step.focused, focused, `from ${step.start} in direction ${step.direction}`);
      }
    });
  });
}

/** A move from a node. */
function move(focus: FocusInterface, start: number, direction: Direction): { focused: number } {
  focus.focus(start);
  return focus.move(direction, NO_TARGETS);
}
