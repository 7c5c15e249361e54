/**
 * What each figure may be at most, or must be at least.
 *
 * @module
 */
import type { Measurement } from './measure.ts';
import { operations } from './rows/table.ts';

/** A limit of a figure. */
export interface Budget {
  /** As the table says it. */
  readonly text: string;
  /** Which figures are better. */
  readonly better: 'less' | 'more';
  met(figure: Measurement): boolean;
}

const most = (limit: number): Budget => ({
  text: `<= ${Math.round(limit * 100) / 100}`,
  better: 'less',
  met: ({ value }) => value <= limit,
});
const least = (limit: number): Budget => ({
  text: `>= ${limit}`,
  better: 'more',
  met: ({ value }) => value >= limit,
});
/** Of what was measured beside it. */
const share = (limit: number): Budget => ({
  text: `<= ${Math.round(limit * 100) / 100} x control`,
  better: 'less',
  met: ({ value, control }) => control !== undefined && value <= limit * control,
});

/** Each operation on rows: no more than Lightning. */
const rows = Object.fromEntries(
  [1_000, 10_000].flatMap((count) =>
    Object.keys(operations).map((name) => [`rows.${name}.${count}`, share(1)]),
  ),
);

/** The budgets by the names of the figures. What is not here is reported and not judged. */
export const budgets: Readonly<Record<string, Budget>> = {
  'latency.same-frame': least(99),
  'latency.cpu': most(16.7 / 6),
  'blocked.frames': least(1),
  'tax.frame': most(1.1),
  'call.scalar': most(20),
  'call.list': share(4),
  'frame.move.100': share(0.6),
  'frame.move.1000': share(0.4),
  'frame.move.5000': share(0.4),
  'frame.move.1000.hot': share(0.65),
  'frame.move.5000.hot': share(0.65),
  'frame.move.100.animated': share(0.6),
  'frame.move.1000.animated': share(0.5),
  'frame.move.5000.animated': share(0.5),
  'frame.scroll.1000': share(1 / 3),
  'frame.scroll.5000': share(1 / 3),
  'frame.idle': most(0),
  ...rows,
  'garbage.frame': most(1024),
  'layout.full': share(0.45),
  'layout.one': share(0.45),
  'layout.grid': most(100),
  'focus.move.rust': most(20),
  'focus.move.ts': most(100),
  'focus.move.ts.edited': most(500),
  'animation.tick': share(1 / 5),
  'animation.tick.loops': share(1 / 5),
  'size.small': most(153_600),
  'size.rust': most(614_400),
  'size.compact': most(921_600),
  'memory.small': most(4 << 20),
  'memory.rust': most(7.5 * (1 << 20)),
  'memory.compact': most(7.5 * (1 << 20)),
  'memory.boxes.5000': most(1_740),
  'memory.boxes.20000': most(1_740),
  'start.small': most(100),
  'start.demo.draw': most(400),
  'start.demo.complete': most(1100),
  // A third of what it was when it was measured first.
  'start.demo.frame': most(130),
  'rebuild.trap': most(500),
  'rebuild.resume': most(500),
  'rebuild.requests': most(0),
};

/** Which figures of a name are better: less, unless its budget is a least value. */
export function better(name: string): Budget['better'] {
  return budgets[name]?.better ?? 'less';
}
