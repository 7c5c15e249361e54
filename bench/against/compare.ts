/**
 * Figures of two trees beside each other.
 *
 * @module
 */
import { better } from '../budgets.ts';
import { type Measurements, median } from '../measure.ts';

/** A figure before and now, over all passes. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  /** Medians of the passes; NaN where a tree has no such figure. */
  readonly before: number;
  readonly now: number;
  /** The median of the passes' ratios of now to before; NaN where there is none. */
  readonly ratio: number;
  /** The least and the greatest of these ratios. */
  readonly range: readonly [number, number];
  /** Of their own controls, before and now: medians of the passes; NaN without a control. */
  readonly controlled: readonly [number, number];
  /** Whether now is worse than before by more than the tolerance. */
  readonly worse: boolean;
}

/** What both trees measured in one pass: before, now. */
export type Pass = readonly [Measurements, Measurements];

/**
 * Compares all figures that either tree measured in any pass.
 *
 * @param tolerance By how much of its value before a figure may be worse, such as 0.05.
 */
export function compare(passes: readonly Pass[], tolerance: number): Comparison[] {
  const names = new Set(passes.flat().flatMap((figures) => Object.keys(figures)));
  return [...names].map((name) => {
    const pairs = passes.map(([before, now]) => [before[name]?.value, now[name]?.value] as const);
    const ratios = pairs
      .map(([before, now]) => ratioOf(before, now))
      .filter((ratio) => !Number.isNaN(ratio));
    const ratio = median(ratios);
    const of = (side: 0 | 1) =>
      median(pairs.map((pair) => pair[side]).filter((value) => value !== undefined));
    return {
      name,
      unit: passes.flat().find((figures) => figures[name])?.[name]?.unit ?? '',
      before: of(0),
      now: of(1),
      ratio,
      range: [Math.min(...ratios), Math.max(...ratios)],
      controlled: [ofControl(passes, 0, name), ofControl(passes, 1, name)],
      worse: better(name) === 'less' ? ratio > 1 + tolerance : ratio < 1 - tolerance,
    };
  });
}

/** How often a figure of one side is its control. */
function ofControl(passes: readonly Pass[], side: 0 | 1, name: string): number {
  const shares = passes.map((pass) => {
    const { value = Number.NaN, control = Number.NaN } = pass[side][name] ?? {};
    return value / control;
  });
  return median(shares.filter((share) => !Number.isNaN(share)));
}

/**
 * Now to before. Two that are equal have ratio 1, zeros among them; without a value above zero
 * before there is none.
 */
function ratioOf(before: number | undefined, now: number | undefined): number {
  if (before === undefined || now === undefined) return Number.NaN;
  if (before === now) return 1;
  if (before === 0 && now > 0) return Number.POSITIVE_INFINITY;
  return before > 0 && now >= 0 ? now / before : Number.NaN;
}

/**
 * The cells of a row: figure, before, now, unit, ratio, range, of their controls, what to look at.
 */
export function cells(
  { name, before, now, unit, ratio, range, controlled, worse }: Comparison,
  shown: (value: number) => string,
) {
  const told = (value: number, text = shown) => (Number.isNaN(value) ? '' : text(value));
  const times = (value: number) => value.toFixed(2);
  const missing = Number.isNaN(before) ? 'only now' : Number.isNaN(now) ? 'only before' : '';
  const spread = Number.isNaN(ratio) ? '' : `${times(range[0])}-${times(range[1])}`;
  const of = controlled.some(Number.isNaN) ? '' : controlled.map(times).join(' > ');
  return [
    name,
    told(before),
    told(now),
    unit,
    told(ratio, times),
    spread,
    of,
    worse ? 'WORSE' : missing,
  ];
}
