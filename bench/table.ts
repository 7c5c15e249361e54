/**
 * Tables of figures for people.
 *
 * @module
 */

/**
 * Rows under their titles, in columns as wide as their widest cell.
 *
 * @param numbers The columns whose cells end, not begin, at one line.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
) {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...all.map((cells) => cells[column]?.length ?? 0)),
  );
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return numbers.includes(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  return all.map((cells) => cells.map(padded).join('  ').trimEnd()).join('\n');
}

/** Whole numbers as they are, others with three digits that count. */
export function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1_000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
