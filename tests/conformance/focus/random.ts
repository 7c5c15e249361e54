/**
 * Seeded random worlds and what happens in them.
 *
 * @module
 */
import { type Direction, directions, type FocusInterface } from './interface.ts';
import { flags, type Placement, placements, Stream, type Style, targets } from './pack.ts';

/** A generator of numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) * (limit / 2 ** 32));
  }

  /** Whether something that is so once in `times` is so now. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of a list. */
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** A call, by what it does to an instance. */
export interface Step {
  readonly name: string;
  readonly call: (focus: FocusInterface) => unknown;
}

/** Boxes of one kind: what coordinates and sizes they have. */
type Boxes = (
  random: Random,
  index: number,
) => [x: number, y: number, width: number, height: number];

const boxes: Boxes[] = [
  // a regular grid, where everything answers equally well
  (_, index) => [(index % 8) * 100, Math.floor(index / 8) * 60, 90, 50],
  // the same, each a little off
  (random, index) => [
    (index % 8) * 100 + random.below(30),
    Math.floor(index / 8) * 60 + random.below(30),
    60 + random.below(60),
    30 + random.below(50),
  ],
  // small numbers, so that edges meet and boxes overlap, are equal or empty
  (random) => [random.below(12), random.below(12), random.below(5), random.below(5)],
  // anywhere on a screen
  (random) => [
    random.below(122_880),
    random.below(69_120),
    random.below(20_000),
    random.below(20_000),
  ],
  // rows of different length
  (random, index) => [(index % 5) * 300, Math.floor(index / 5) * 200, 100 + random.below(800), 150],
  // what no screen has: anything that 32 bits can say
  (random) => [
    random.below(2 ** 32),
    random.below(2 ** 32),
    random.below(2 ** 32),
    random.below(2 ** 32),
  ],
];

/** A world: so many nodes, some of them groups and containers. */
export class World {
  readonly #random: Random;
  readonly #count: number;
  readonly #boxes: Boxes;
  readonly #generation: number[];
  /**
   * Whether groups and containers are only named by nodes with larger numbers: a tree, as scene
   * tells it.
   */
  readonly #isTree: boolean;

  constructor(random: Random) {
    this.#random = random;
    this.#count = 2 + random.below(random.of([6, 30, 80]));
    this.#boxes = random.of(boxes);
    this.#isTree = !random.once(4);
    this.#generation = Array.from({ length: this.#count }, () => random.below(3));
  }

  /** Everything placed for the first time. */
  start(): Step[] {
    const steps = [this.#place(Array.from({ length: this.#count }, (_, index) => index))];
    if (!this.#random.once(4)) steps.push(this.#style(), this.#style(), this.#style());
    steps.push({ name: 'settle', call: (focus) => focus.settle() });
    return steps;
  }

  /** A move, and perhaps something before it. */
  next(): Step[] {
    const steps: Step[] = [];
    const random = this.#random;
    if (random.once(3)) steps.push(this.#edit());
    if (random.once(3)) steps.push({ name: 'settle', call: (focus) => focus.settle() });
    if (random.once(8)) steps.push(this.#focus());
    steps.push(...this.#move());
    return steps;
  }

  #id(index: number): number {
    // Some as the engine numbers its own nodes.
    const slot = index % 7 === 3 ? 0x80000 + index : index + 2;
    return ((this.#generation[index] as number) << 20) | slot;
  }

  #any(): number {
    return this.#id(this.#random.below(this.#count));
  }

  /** Every fourth node is a group, every seventh a container. */
  #above(index: number, every: number): number {
    const random = this.#random;
    const limit = this.#isTree ? index : this.#count;
    const above = Math.floor(random.below(limit + 1) / every) * every;
    return above === 0 || random.once(4) ? 0 : this.#id(Math.min(above, this.#count - 1));
  }

  #placement(index: number): Placement {
    const random = this.#random;
    const [x, y, width, height] = this.#boxes(random, index);
    const isGroup = index % 4 === 0 && index > 0;
    let flag: number = isGroup ? flags.group : flags.focusable;
    if (random.once(12)) flag |= flags.focusable;
    if (index % 7 === 0 && index > 0) flag |= flags.container;
    if (random.once(9)) flag |= random.of([flags.hidden, flags.disabled, flags.outside]);
    if (random.once(9)) flag |= flags.clipped;
    if (random.once(6)) flag |= flags.clipped | flags.beyond;
    if (random.once(20)) flag = random.below(256);
    const larger = isGroup && random.once(2) ? 5 : 1;
    return {
      node: this.#id(index),
      group: this.#above(index, 4),
      container: random.once(3) ? this.#above(index, 7) : 0,
      flags: flag,
      x,
      y,
      width: width * larger,
      height: height * larger,
      ...this.#around(index),
    };
  }

  /**
   * What a placement says besides its box: the order of reading, what is around it, how its content
   * is seen.
   */
  #around(index: number): Partial<Placement> {
    const random = this.#random;
    // From right to left, or any number.
    const reading = random.once(3)
      ? { reading: random.once(4) ? random.below(2 ** 32) : -random.below(1000) }
      : {};
    const host = random.once(5)
      ? { host: this.#id(random.below(this.#isTree ? index + 1 : this.#count)) }
      : {};
    const share = () => random.of([0, 32_768, 65_536, -65_536, 98_304, random.below(2 ** 32)]);
    const linear = random.once(4) ? { linear: [share(), share(), share(), share()] as const } : {};
    return { ...reading, ...host, ...linear };
  }

  #place(indices: readonly number[]): Step {
    const bytes = placements(indices.map((index) => this.#placement(index)));
    return { name: `place ${indices.length}`, call: (focus) => focus.place(bytes) };
  }

  #style(): Step {
    const random = this.#random;
    const stream = new Stream();
    for (let count = random.below(6); count > 0; count--) {
      const style: Style = random.of<Style>([
        { focusMemory: random.of(['none', 'last', 'last']) },
        {
          focusEntry: random.of(['nearest', 'first', 'last', 'preferred']),
          focusPreferred: this.#any(),
        },
        { focusKey: random.of(['', 'a', 'b', 'ö𝄞']) },
        { focusKey: random.of(['a', 'c']) },
        { nextFocusUp: this.#any() },
        { nextFocusRight: this.#any(), nextFocusLeft: this.#any() },
        { nextFocusDown: this.#any() },
        { focusTrap: random.below(16) },
      ]);
      if (random.once(5)) stream.unset(this.#any(), random.of(Object.keys(style)) as keyof Style);
      else stream.style(this.#any(), style);
    }
    const bytes = stream.bytes();
    return { name: 'apply', call: (focus) => focus.apply(bytes) };
  }

  #edit(): Step {
    const random = this.#random;
    const some = Array.from({ length: 1 + random.below(4) }, () => random.below(this.#count));
    switch (random.below(5)) {
      case 0:
        return this.#style();
      case 1: {
        const bytes = new Stream().remove(...some.map((index) => this.#id(index))).bytes();
        // The app may use the slots again.
        for (const index of some)
          this.#generation[index] = ((this.#generation[index] as number) + 1) & 0xfff;
        return { name: `remove ${some}`, call: (focus) => focus.apply(bytes) };
      }
      case 2:
        return this.#restored();
      default:
        return this.#place(some);
    }
  }

  /** What an engine does with a system that it swaps: a snapshot comes back. */
  #restored(): Step {
    return {
      name: 'snapshot and restore',
      call: (focus) => {
        const state = focus.snapshot();
        focus.restore(state);
        return state;
      },
    };
  }

  #focus(): Step {
    const node = this.#random.once(10) ? this.#random.below(2 ** 32) : this.#any();
    return { name: `focus ${node}`, call: (focus) => focus.focus(node) };
  }

  /** A move, and before it what it will do. */
  #move(): Step[] {
    const random = this.#random;
    const direction: Direction = random.of(directions);
    const list = Array.from({ length: random.below(3) }, () => {
      const index = Math.floor(random.below(this.#count) / 7) * 7;
      return [this.#id(index), random.below(2000) - 1000, random.below(2000) - 1000] as const;
    });
    const bytes = targets(...list);
    return [
      { name: `explain ${direction}`, call: (focus) => focus.explain(direction, bytes) },
      { name: `move ${direction}`, call: (focus) => focus.move(direction, bytes) },
    ];
  }
}
