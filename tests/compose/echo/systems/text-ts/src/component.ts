/** Test guest: the system `text` in TypeScript. Answers what it was given. */
import { type Item, type Problem, refusal } from './items.ts';

const blocks: { bytes: Uint8Array; seed: number }[] = [];

function pattern(seed: number, index: number): number {
  return ((Math.imul(index, 2_654_435_761) + Math.imul(seed, 40_503)) >>> 16) & 255;
}

export const text = {
  word: (value: string): string => value,
  words: (values: string[]): string[] => values,
  items(items: Item[]): Item[] {
    const problem = refusal(items);
    if (problem) throw problem;
    return items;
  },
  shapes: <T>(shapes: T[]): T[] => shapes,
  maybe: <T>(value: T): T => value,
  letter: (value: string): string => value,
  scalars: (...values: unknown[]): unknown[] => values,
  fails(problem: Problem): void {
    throw problem;
  },
  /** JavaScript has no string that is not UTF-8 on its way out. */
  broken: (): string => 'ok',
  alloc(mib: number, seed: number): void {
    const bytes = new Uint8Array(mib << 20);
    for (let i = 0; i < bytes.length; i++) bytes[i] = pattern(seed, i);
    blocks.push({ bytes, seed });
  },
  check(): number {
    let wrong = 0;
    for (const { bytes, seed } of blocks) {
      for (let i = 0; i < bytes.length; i++) if (bytes[i] !== pattern(seed, i)) wrong++;
    }
    return wrong;
  },
  reset(): void {
    blocks.length = 0;
  },
};
