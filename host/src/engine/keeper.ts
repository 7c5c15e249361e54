/**
 * What is kept outside of an engine's worker, and how another engine continues from it.
 *
 * @module
 */
import type { JournalEntry, KeptSnapshot, Progress, Resume, Taken } from '../protocol/messages.ts';
import type { Input } from './inputs.ts';

/** Keeps what another engine could continue from. */
export interface Keeper {
  /** Gets each snapshot, with its buffer. */
  keep(snapshot: KeptSnapshot): void;
  /**
   * Notes which of a resumed engine's inputs is applied now: if there is no answer, that one is at
   * fault.
   */
  taking(what: Taken | undefined): void;
  /** The engine has ended. */
  ended(): void;
}

/**
 * The inputs that an engine's snapshot lacks, in the order of their times.
 *
 * @param base The snapshot that it went on from; without one it begins with nothing.
 */
export function resumedInputs(
  resume: Resume,
  base: KeptSnapshot | undefined,
  batches: readonly JournalEntry[],
): Input[] {
  const { done, leftOut } = resume;
  const isLeftOut = (what: Taken) =>
    leftOut.some((one) => JSON.stringify(one) === JSON.stringify(what));
  const heard = (is: boolean) => (is ? 'heard' : 'suspect');
  const inputs: { time: number; input: Input }[] = [];
  for (const { buffer, length, sequence, time } of batches) {
    if (sequence <= (base?.sequence ?? 0) || isLeftOut({ batch: sequence })) continue;
    const resumed = heard(sequence <= done.sequence);
    inputs.push({ time, input: { kind: 'batch', buffer, length, sequence, resumed } });
  }
  for (const { number, key, phase, time } of resume.keys) {
    if (number <= (base?.keys ?? 0) || isLeftOut({ key: number })) continue;
    inputs.push({
      time,
      input: { kind: 'key', key, phase, time, number, resumed: heard(number <= done.keys) },
    });
  }
  return inputs.sort((a, b) => a.time - b.time).map(({ input }) => input);
}

/** What was left out, as inputs that a message can name. */
export function leftOutInputs({ leftOut, keys }: Resume): Input[] {
  return leftOut.flatMap((what): Input[] => {
    if ('batch' in what)
      return [{ kind: 'batch', buffer: new ArrayBuffer(0), length: 0, sequence: what.batch }];
    const key = keys.find(({ number }) => number === what.key);
    return key ? [{ kind: 'key', ...key }] : [];
  });
}

/** How far an engine came, after these inputs. */
export function progressAfter(before: Progress, inputs: readonly Input[]): Progress {
  let { sequence, keys } = before;
  for (const input of inputs) {
    if (input.kind === 'batch') sequence = Math.max(sequence, input.sequence);
    else if (input.kind === 'key' && input.number !== undefined)
      keys = Math.max(keys, input.number);
  }
  return { sequence, keys };
}

/** An input as the keeper names it. */
export function takenOf(input: Input): Taken | undefined {
  if (input.kind === 'batch') return { batch: input.sequence };
  return input.kind === 'key' && input.number !== undefined ? { key: input.number } : undefined;
}
