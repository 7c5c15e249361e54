/**
 * The table of `rows.*` and what is done with it: the operations of js-framework-benchmark.
 *
 * @module
 */

/** Rows that `append` adds. */
export const APPENDED = 1_000;
/** Height of a row in dp. */
export const ROW_HEIGHT = 10.8;
/** Font size in dp. */
export const FONT_SIZE = 9;
/** The texts' font. */
export const FAMILY = 'Inter';
/** Where the page has it. */
export const FONT = 'fonts/regular.ttf';
/** Colours of rows, of the selected one and of texts, `0xRRGGBBAA`. */
export const COLORS = { row: 0x20_30_40_ff, selected: 0xa0_40_20_ff, text: 0xff_ff_ff_ff };

/** Width of a row in dp; texts may be wider. */
export const ROW_WIDTH = 96;
/** Rows side by side: 2,000 are in view, what follows is below the stage. */
export const COLUMNS = 20;

/**
 * The place of a row in dp, for who has to say it: rows follow each other from left to right, then
 * down.
 */
export function place(index: number): { x: number; y: number } {
  return { x: (index % COLUMNS) * ROW_WIDTH, y: Math.floor(index / COLUMNS) * ROW_HEIGHT };
}

/** A table on the screen, as one of the sides has it. */
export interface Table {
  readonly length: number;
  /** Adds rows at the end. */
  append(labels: readonly string[]): void;
  /** Changes the text of a row. */
  label(index: number, label: string): void;
  /** Shows a row as selected, and the one before no longer. */
  select(index: number, before: number | undefined): void;
  swap(index: number, other: number): void;
  /** Removes a row; those after it move up. */
  remove(index: number): void;
  clear(): void;
  /** Draws, where the side does not do that by itself. */
  draw?(): void;
  /** How many frames were drawn. */
  frames(): number;
}

/** The operations by name; `turn` counts them. */
export const operations = {
  create: (table, { count }) => table.append(labels(count)),
  append: (table) => table.append(labels(APPENDED)),
  update: (table) => relabel(table, 1),
  'update-11th': (table) => relabel(table, 11),
  select: (table, { turn }) => {
    const row = (at: number) => (at * 37) % table.length;
    table.select(row(turn), turn === 0 ? undefined : row(turn - 1));
  },
  swap: (table) => table.swap(1, table.length - 2),
  remove: (table) => table.remove(4),
  clear: (table) => table.clear(),
} satisfies Record<string, (table: Table, at: { count: number; turn: number }) => void>;

export type Operation = keyof typeof operations;

/** How many rows there are before an operation. */
export function rowsBefore(operation: Operation, count: number): number {
  return operation === 'create' ? 0 : count;
}

function relabel(table: Table, step: number): void {
  for (let index = 0; index < table.length; index += step) table.label(index, label(index + 1));
}

/** Labels of new rows. */
export function labels(count: number): string[] {
  return Array.from({ length: count }, () => {
    created += 1;
    return label(created);
  });
}

/** Rows that were created so far. */
let created = 0;

/** A number and three words: hardly a label comes twice. */
function label(number: number): string {
  return `${number} ${word(adjectives)} ${word(colors)} ${word(nouns)}`;
}

let seed = 1;

/** The same words in the same order on every page. */
function word(words: readonly string[]): string {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return words[(seed >>> 8) % words.length] as string;
}

// The words of js-framework-benchmark.
const adjectives =
  'pretty large big small tall short long handsome plain quaint clean elegant easy angry crazy helpful mushy odd unsightly adorable important inexpensive cheap expensive fancy'.split(
    ' ',
  );
const colors = 'red yellow blue green pink brown purple brown white black orange'.split(' ');
const nouns =
  'table chair house bbq desk car pony cookie sandwich burger pizza mouse keyboard'.split(' ');
