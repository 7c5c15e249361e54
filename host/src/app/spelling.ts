/**
 * Suggestions for misspelt names.
 *
 * @module
 */

/**
 * The name that is most like `name`, if any is within two slips of it, in a short name one: `rows`
 * is no misspelt `runs`. Ties go to the earlier name.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const slips = distance(name.toLowerCase(), candidate.toLowerCase());
    if (slips < least) {
      least = slips;
      best = candidate;
    }
  }
  return best;
}

/** Most names that a message lists. */
const MOST_NAMES = 12;

/**
 * What may have been meant, as the sentence at the end of a message: the nearest name; else names
 * that have a word with it in common; else all there are, if they are few.
 *
 * @param where Where all names are listed, for a message that lists none.
 */
export function hint(name: string, known: readonly string[], where?: string): string {
  const guess = nearest(name, known);
  if (guess !== undefined) return `Did you mean "${guess}"?`;
  const alike = where === undefined ? known : known.filter((one) => sharesWord(name, one));
  if (alike.length === 0) return `${where} lists all names.`;
  return `Expected one of ${alike.slice(0, MOST_NAMES).join(', ')}${alike.length > MOST_NAMES ? ', ...' : ''}.`;
}

/** Whether two camelCase names have a word of four letters or more in common. */
function sharesWord(a: string, b: string): boolean {
  const words = (name: string) =>
    name.split(/(?=[A-Z])|[^a-zA-Z]+/).map((word) => word.toLowerCase());
  const theirs = new Set(words(b));
  return words(a).some((word) => word.length >= 4 && theirs.has(word));
}

/** Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] as number) + 1);
      current.push(cost);
    }
    before = last;
    last = current;
  }
  return last[b.length] as number;
}
