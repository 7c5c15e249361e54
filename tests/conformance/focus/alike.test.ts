/** All implementations answer alike: 10,000 seeded random moves with edits between them. */
import assert from 'node:assert/strict';
import {
  move as figureMove,
  readFigure,
} from '../../../schema/typescript/generated/rows/figures.ts';
import { host, implementations, rust } from './implementations.ts';
import type { FocusInterface, Outcome } from './interface.ts';
import { Random, type Step, World } from './random.ts';

/** Worlds of 50 moves each. */
const MOVES = 50;

describe('focus: all implementations return the same', () => {
  let instances: readonly Instance[] = [];

  before(async () => {
    instances = await Promise.all(
      implementations.map(async ({ name, load }) => ({ name, focus: await load() })),
    );
  });

  for (let part = 0; part < 10; part++) {
    it(`10,000 moves, part ${part + 1}`, () => {
      const moved = runAll(instances, part * 20, (part + 1) * 20);
      assert.ok(moved > 300, `of 1,000 moves only ${moved} led anywhere`);
    });
  }

  // The scan and the index: what they are, whatever they run on.
  it('100,000 more moves in Rust and in the host', () => {
    const two = instances.filter(({ name }) => name === rust.name || name === host.name);
    assert.equal(two.length, 2);
    runAll(two, 1000, 3000);
  });
});

interface Instance {
  readonly name: string;
  readonly focus: FocusInterface;
}

/** Runs worlds; answers how many moves led anywhere. */
function runAll(instances: readonly Instance[], first: number, end: number): number {
  let moved = 0;
  for (let seed = first; seed < end; seed++) moved += run(instances, seed);
  return moved;
}

function run(instances: readonly Instance[], seed: number): number {
  const world = new World(new Random(seed));
  for (const { focus } of instances) focus.reset();
  const told: string[] = [];
  const take = (step: Step) => {
    const answers = instances.map(({ focus }) => answer(step, focus));
    told.push(`${step.name} -> ${answers[0]}`);
    answers.forEach((found, index) => {
      if (found === answers[0]) return;
      assert.fail(
        `${instances[index]?.name} answers ${found}, seed ${seed}, where\n${told.slice(-6).join('\n')}`,
      );
    });
    return answers[0] ?? '';
  };
  for (const step of world.start()) take(step);
  let moved = 0;
  let explained = '';
  for (let move = 0; move < MOVES; move++) {
    for (const step of world.next()) {
      const answered = take(step);
      if (step.name.startsWith('explain')) explained = answered;
      if (!step.name.startsWith('move')) continue;
      const { focused = 0, previous } = outcomeOf(answered);
      if (focused !== previous) moved++;
      const chosen = chosenOf(explained);
      const expected = answered.startsWith('refused') ? undefined : moves(focused, previous);
      assert.equal(chosen, expected, `seed ${seed}: it explains a move to another node`);
    }
  }
  take({ name: 'snapshot', call: (focus) => focus.snapshot() });
  return moved;
}

/** Where focus goes; 0 where it stays. */
function moves(focused: number, previous: number | undefined): number {
  return focused === previous ? 0 : focused;
}

/** The node that an explanation says a move goes to; nothing if it was refused. */
function chosenOf(text: string): number | undefined {
  if (text.startsWith('refused')) return undefined;
  const words = new Uint32Array(Uint8Array.from(JSON.parse(text) as number[]).buffer);
  return readFigure(words, 0).tag === 'move' ? words[1 + figureMove.chosen] : undefined;
}

function outcomeOf(text: string): Partial<Outcome> {
  return text.startsWith('{') ? JSON.parse(text) : {};
}

/** What a call answers, or refuses, as text. */
function answer(step: Step, focus: FocusInterface): string {
  try {
    return (
      JSON.stringify(step.call(focus), (_, value) =>
        ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value,
      ) ?? ''
    );
  } catch (error) {
    const { payload } = error as { payload?: unknown };
    if (payload === undefined) throw error;
    return `refused: ${JSON.stringify(payload)}`;
  }
}
