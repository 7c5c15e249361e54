/**
 * Seeded random trees: the same seed is the same tree, on every machine.
 *
 * {@link generate} makes those of a first set of properties, in the mixture of real screens with
 * some extremes: 5 to 40 nodes, up to five levels. {@link generateMore} makes smaller ones of every
 * property and kind of node that is implemented, more often where it has no effect in CSS or where
 * two of them meet.
 *
 * @module
 */

/** Deals out choices from a seed (mulberry32). */
class Dice {
  private state: number;
  /** Whether every property is used, {@link generateMore}. */
  readonly more: boolean;

  constructor(seed: number, more: boolean) {
    this.state = seed >>> 0;
    this.more = more;
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole, from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** The same, but never with the first set of properties. */
  chanceOfMore(share: number): boolean {
    return this.more && this.chance(share);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.whole(0, choices.length - 1)] as T;
  }
}

interface Draft {
  depth: number;
  display: string;
  children: Draft[];
  kind: string;
  styles: string[];
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const ITEM_ALIGNMENTS = [
  'start',
  'end',
  'flex-start',
  'flex-end',
  'center',
  'baseline',
  'stretch',
  'normal',
];
const CONTENT_ALIGNMENTS = [
  ...['normal', 'start', 'end', 'flex-start', 'flex-end', 'center', 'stretch'],
  ...['space-between', 'space-around', 'space-evenly'],
];
const MORE_ITEM_ALIGNMENTS = [
  ...[
    'self-start',
    'self-end',
    'safe center',
    'safe end',
    'safe flex-end',
    'safe self-end',
    'safe start',
  ],
  ...['unsafe center', 'unsafe end', 'unsafe self-start', 'unsafe flex-start'],
];
const MORE_CONTENT_ALIGNMENTS = [
  'safe center',
  'safe end',
  'safe flex-end',
  'safe start',
  'unsafe center',
  'unsafe end',
];
const KEYWORDS = ['min-content', 'max-content', 'fit-content', 'stretch'];
const DEEPEST = 5;

/** The lines of the tree of a seed, as `tree.ts` reads them. */
export function generate(seed: number): string[] {
  return grow(new Dice(seed, false), 5, 40);
}

/** The lines of a tree of every property. */
export function generateMore(seed: number): string[] {
  return grow(new Dice(seed, true), 2, 14);
}

/**
 * Which trees the arguments of a tool ask for: `more` in front of the others are those of
 * {@link generateMore}.
 */
export function generatorOf(args: readonly string[]) {
  const [first, ...others] = args;
  if (first === 'more') return { name: 'more', generate: generateMore, rest: others } as const;
  return { name: 'random', generate, rest: args } as const;
}

function grow(dice: Dice, fewest: number, most: number): string[] {
  const root = draft(0, 'view');
  const containers = [root];
  const all = [root];
  for (let left = dice.whole(fewest, most) - 1; left > 0; left--) {
    // Newer containers are likelier, so that trees get deep.
    const from = dice.chance(0.6) ? Math.floor(containers.length / 2) : 0;
    const parent = containers[dice.whole(from, containers.length - 1)] as Draft;
    const node = draft(parent.depth + 1, kind(dice));
    parent.children.push(node);
    all.push(node);
    if (node.kind === 'view' && node.depth < DEEPEST) containers.push(node);
  }
  for (const node of all) node.display = node.kind === 'view' ? display(dice, node) : 'flex';
  style(dice, root, undefined);
  return lines(root);
}

function kind(dice: Dice): string {
  if (dice.chance(0.06)) return `image:${dice.whole(10, 300)}x${dice.whole(10, 200)}`;
  if (dice.chanceOfMore(0.12))
    return `text:${dice.whole(1, 12)}x${dice.whole(5, 40)}x${dice.whole(5, 30)}`;
  return 'view';
}

function draft(depth: number, kind: string): Draft {
  return { depth, display: 'flex', children: [], kind, styles: [] };
}

function lines(node: Draft): string[] {
  return [
    `${node.depth} ${node.kind} ${node.styles.join(';')}`.trim(),
    ...node.children.flatMap(lines),
  ];
}

function display(dice: Dice, node: Draft): string {
  if (node.depth > 0 && dice.chanceOfMore(0.1)) return 'contents';
  const share = dice.next();
  if (share < 0.03 && node.depth > 0) return 'none';
  return share < 0.57 ? 'flex' : share < 0.78 ? 'grid' : 'block';
}

function style(dice: Dice, node: Draft, parent: Draft | undefined): void {
  const set = (name: string, value: string | number) => node.styles.push(`${name}:${value}`);
  if (node.display !== 'flex') set('display', node.display);
  if (dice.chance(0.1)) set('direction', dice.pick(['rtl', 'rtl', 'ltr']));
  insets(dice, set);
  if (parent) {
    place(dice, set);
    size(dice, set, node);
    item(dice, set, parent);
  }
  if (dice.chance(dice.more ? 0.2 : 0.1))
    for (const axis of ['x', 'y'])
      set(`overflow-${axis}`, dice.pick(['visible', 'hidden', 'scroll']));
  if (node.children.length > 0) container(dice, set, node);
  const holder = node.display === 'contents' ? parent : node;
  for (const child of node.children) style(dice, child, holder);
}

type Set = (name: string, value: string | number) => void;

/** A length: mostly whole, at times with a fraction that every engine can hold. */
function px(dice: Dice, most: number): string {
  const whole = dice.whole(0, most);
  return `${dice.chance(0.1) ? whole + dice.pick([0.25, 0.5, 0.75]) : whole}px`;
}

function percent(dice: Dice, most: number): string {
  return `${dice.whole(1, most)}%`;
}

function either(dice: Dice, mostPx: number, mostPercent: number, percentShare: number): string {
  return dice.chance(percentShare) ? percent(dice, mostPercent) : px(dice, mostPx);
}

function insets(dice: Dice, set: Set): void {
  if (dice.chance(0.25))
    for (const side of SIDES)
      if (dice.chance(0.6)) set(`padding-${side}`, either(dice, 30, 10, 0.2));
  if (dice.chance(0.12))
    for (const side of SIDES)
      if (dice.chance(0.6)) set(`border-${side}-width`, `${dice.whole(0, 8)}px`);
  if (dice.chance(0.12)) set('box-sizing', 'content-box');
}

function place(dice: Dice, set: Set): void {
  const absolute = dice.chance(dice.more ? 0.2 : 0.1);
  if (absolute) set('position', 'absolute');
  else if (dice.chanceOfMore(0.2)) set('position', 'static');
  if (absolute || dice.chance(0.08)) {
    for (const side of SIDES)
      if (dice.chance(0.45)) set(`inset-${side}`, either(dice, 60, 40, 0.3));
  }
  if (dice.chance(0.25))
    for (const side of SIDES) if (dice.chance(0.5)) set(`margin-${side}`, margin(dice));
  if (!dice.more) return;
  for (const side of ['start', 'end']) {
    if (dice.chance(0.05)) set(`margin-inline-${side}`, margin(dice));
    if (dice.chance(0.05)) set(`padding-inline-${side}`, either(dice, 30, 10, 0.2));
    if (dice.chance(0.05)) set(`inset-inline-${side}`, either(dice, 60, 40, 0.3));
  }
}

function margin(dice: Dice): string {
  const share = dice.next();
  if (share < 0.15) return 'auto';
  return share < 0.22 ? `-${px(dice, 15)}` : either(dice, 40, 10, 0.15);
}

function size(dice: Dice, set: Set, node: Draft): void {
  const isLeaf = node.children.length === 0;
  const share = isLeaf ? 0.7 : 0.4;
  const mostPx = isLeaf ? 200 : 500;
  const keywordOr = (value: () => string) =>
    dice.chanceOfMore(0.25) ? dice.pick(KEYWORDS) : value();
  for (const axis of ['width', 'height']) {
    if (dice.chance(share))
      set(
        axis,
        keywordOr(() => either(dice, mostPx, 110, 0.3)),
      );
  }
  for (const axis of ['width', 'height']) {
    if (dice.chance(0.1))
      set(
        `min-${axis}`,
        keywordOr(() => either(dice, 200, 80, 0.3)),
      );
  }
  for (const axis of ['width', 'height']) {
    if (dice.chance(0.1))
      set(
        `max-${axis}`,
        keywordOr(() => either(dice, 300, 100, 0.3)),
      );
  }
  if (dice.chance(0.07)) set('aspect-ratio', dice.pick([0.5, 1, 1.5, 2, 0.75]));
}

function item(dice: Dice, set: Set, parent: Draft): void {
  if (dice.chance(0.15)) set('align-self', dice.pick([...ITEM_ALIGNMENTS, 'auto']));
  if (dice.more) {
    if (dice.chance(0.15))
      set('justify-self', dice.pick([...ITEM_ALIGNMENTS, ...MORE_ITEM_ALIGNMENTS]));
    if (dice.chance(0.1)) set('align-self', dice.pick(MORE_ITEM_ALIGNMENTS));
    if (dice.chance(0.1)) set('order', dice.whole(-2, 2));
  }
  if (parent.display === 'flex') {
    if (dice.chance(0.35)) set('flex-grow', dice.pick([0, 1, 1, 2, 0.5]));
    if (dice.chance(0.25)) set('flex-shrink', dice.pick([0, 0, 1, 3, 0.5]));
    if (dice.chanceOfMore(0.05)) set('flex-basis', dice.pick(KEYWORDS));
    if (dice.chance(0.2)) set('flex-basis', dice.chance(0.2) ? 'auto' : either(dice, 200, 60, 0.3));
  } else if (parent.display === 'grid') {
    if (dice.chance(0.15)) set('justify-self', dice.pick([...ITEM_ALIGNMENTS, 'auto']));
    for (const axis of ['column', 'row']) if (dice.chance(0.25)) lineRange(dice, set, axis);
  }
}

function lineRange(dice: Dice, set: Set, axis: string): void {
  const line = () => dice.pick([1, 2, 3, 4, -1, -2]);
  const share = dice.next();
  if (share < 0.4) set(`grid-${axis}-start`, line());
  else if (share < 0.7)
    set(`grid-${axis}-${dice.pick(['start', 'end'])}`, `span ${dice.whole(1, 3)}`);
  else {
    set(`grid-${axis}-start`, line());
    set(`grid-${axis}-end`, dice.chance(0.5) ? line() : `span ${dice.whole(1, 3)}`);
  }
}

function container(dice: Dice, set: Set, node: Draft): void {
  if (node.display === 'flex' || node.display === 'grid') {
    for (const axis of ['row', 'column'])
      if (dice.chance(0.3)) set(`${axis}-gap`, either(dice, 30, 10, 0.15));
    if (dice.chance(0.35)) set('justify-content', dice.pick(CONTENT_ALIGNMENTS));
    if (dice.chance(0.35)) set('align-items', dice.pick(ITEM_ALIGNMENTS));
  }
  if (node.display === 'block' && dice.chanceOfMore(0.3)) {
    set('align-items', dice.pick(ITEM_ALIGNMENTS));
    if (dice.chance(0.5)) set('justify-content', dice.pick(CONTENT_ALIGNMENTS));
  }
  if (node.display !== 'grid' && dice.chanceOfMore(0.15))
    set('justify-items', dice.pick(ITEM_ALIGNMENTS));
  if (dice.more) {
    for (const name of ['align-items', 'justify-items'])
      if (dice.chance(0.1)) set(name, dice.pick(MORE_ITEM_ALIGNMENTS));
    for (const name of ['align-content', 'justify-content'])
      if (dice.chance(0.1)) set(name, dice.pick(MORE_CONTENT_ALIGNMENTS));
  }
  if (dice.chance(node.display === 'block' ? 0.05 : 0.25))
    set('align-content', dice.pick(CONTENT_ALIGNMENTS));
  if (node.display === 'flex') {
    if (dice.chance(0.5))
      set('flex-direction', dice.pick(['column', 'column', 'row-reverse', 'column-reverse']));
    if (dice.chance(0.3)) set('flex-wrap', dice.pick(['wrap', 'wrap', 'wrap-reverse']));
  } else if (node.display === 'grid') {
    if (dice.chance(0.75)) set('grid-template-columns', template(dice));
    if (dice.chance(0.5)) set('grid-template-rows', template(dice));
    for (const axis of ['columns', 'rows'])
      if (dice.chance(0.15)) set(`grid-auto-${axis}`, tracks(dice, 2));
    if (dice.chance(0.25))
      set('grid-auto-flow', dice.pick(['column', 'row-dense', 'column-dense']));
    if (dice.chance(0.25)) set('justify-items', dice.pick(ITEM_ALIGNMENTS));
  }
}

function template(dice: Dice): string {
  const share = dice.next();
  if (share < 0.12) return `repeat(${dice.pick(['auto-fill', 'auto-fit'])},${fixedTrack(dice)})`;
  if (share < 0.25) return `repeat(${dice.whole(2, 3)},${tracks(dice, 2)})`;
  return tracks(dice, 4);
}

/** A track that can repeat as often as fits. */
function fixedTrack(dice: Dice): string {
  const fixed = `${dice.whole(40, 300)}px`;
  return dice.chance(0.5) ? fixed : `minmax(${fixed},1fr)`;
}

function tracks(dice: Dice, most: number): string {
  return Array.from({ length: dice.whole(1, most) }, () => track(dice)).join(' ');
}

function track(dice: Dice): string {
  const share = dice.next();
  if (share < 0.3) return `${dice.whole(10, 250)}px`;
  if (share < 0.55) return dice.pick(['1fr', '1fr', '2fr', '0.5fr']);
  if (share < 0.7) return 'auto';
  if (share < 0.78) return percent(dice, 50);
  if (share < 0.84) return dice.pick(['min-content', 'max-content']);
  if (share < 0.9)
    return `fit-content(${dice.chanceOfMore(0.3) ? percent(dice, 60) : `${dice.whole(20, 200)}px`})`;
  return `minmax(${dice.pick(['auto', 'min-content', `${dice.whole(0, 100)}px`])},${dice.pick(['auto', 'max-content', '1fr', `${dice.whole(50, 250)}px`])})`;
}
