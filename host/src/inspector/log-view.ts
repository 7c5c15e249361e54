/**
 * What happened, in an inspector: moves of focus with their reasons, keys and events.
 *
 * @module
 */
import type { LogEntry, MoveCandidate, NodeRef } from '../protocol/inspection.ts';
import { element, Slot, shortName } from './dom.ts';

type Move = Extract<LogEntry, { kind: 'move' }>;

/** Most moves that are shown; of keys and events, {@link MOST_EVENTS}. */
const MOST_MOVES = 20;
const MOST_EVENTS = 200;

/** Shows where focus is and why it went there. */
export class FocusView {
  readonly element: HTMLElement;
  readonly #slot: Slot;

  constructor(near: Node) {
    this.element = element(near, 'div', { class: 'focus' });
    this.#slot = new Slot(this.element);
  }

  /** @param log The newest last. */
  show(focus: readonly NodeRef[], log: readonly LogEntry[]): void {
    const moves = log.filter((entry) => entry.kind === 'move').slice(-MOST_MOVES);
    this.#slot.show([focus, moves], () => [
      element(this.element, 'h2', {}, 'Focused'),
      element(this.element, 'p', { class: 'path' }, focus.at(-1)?.name ?? 'nothing'),
      element(this.element, 'h2', {}, 'Last moves'),
      ...(moves.length > 0
        ? [...moves].reverse().map((move) => this.#moveOf(move))
        : [element(this.element, 'p', {}, 'Press an arrow key.')]),
    ]);
  }

  #moveOf({ direction, from, to, levels, candidates }: Move): HTMLElement {
    const near = this.element;
    return element(
      near,
      'section',
      { class: 'move' },
      element(
        near,
        'h3',
        { title: to?.name },
        `${direction}: ${to ? shortName(to.name) : 'focus stays'}`,
      ),
      element(near, 'p', {}, `from ${from?.name ?? 'nowhere'}`),
      element(
        near,
        'ol',
        {},
        ...levels.map(({ group, text }) => element(near, 'li', {}, `in ${group}: ${text}`)),
      ),
      ...(candidates.length > 0 ? [this.#candidatesOf(candidates)] : []),
    );
  }

  #candidatesOf(candidates: readonly MoveCandidate[]): HTMLElement {
    const near = this.element;
    const row = (tag: 'th' | 'td', title: string | undefined, ...cells: readonly string[]) =>
      element(near, 'tr', { title }, ...cells.map((cell) => element(near, tag, {}, cell)));
    return element(
      near,
      'table',
      {},
      row('th', undefined, 'candidate', 'beam', 'ahead', 'across', 'badness'),
      ...candidates.map(({ name, isInBeam, ahead, across }) =>
        row(
          'td',
          name,
          shortName(name),
          isInBeam ? 'in it' : 'beside',
          ahead.toFixed(1),
          across.toFixed(1),
          (13 * ahead ** 2 + across ** 2).toFixed(0),
        ),
      ),
    );
  }
}

/** Shows keys and events, the newest first. */
export class EventView {
  readonly element: HTMLElement;
  readonly #slot: Slot;

  constructor(near: Node) {
    this.element = element(near, 'div', { class: 'events' });
    this.#slot = new Slot(this.element);
  }

  show(log: readonly LogEntry[]): void {
    const entries = log.filter((entry) => entry.kind !== 'move').slice(-MOST_EVENTS);
    const first = log[0]?.time ?? 0;
    this.#slot.show([entries, first], () => [
      element(
        this.element,
        'table',
        {},
        ...[...entries].reverse().map((entry) => this.#rowOf(entry, first)),
      ),
    ]);
  }

  #rowOf(entry: Exclude<LogEntry, { kind: 'move' }>, first: number): HTMLElement {
    const near = this.element;
    const isKey = entry.kind === 'key';
    const what = isKey ? `key ${entry.key}` : entry.name;
    const about = isKey
      ? `on screen after ${entry.latency.toFixed(1)} ms`
      : [entry.node?.name, entry.details].filter((part) => part).join(': ');
    return element(
      near,
      'tr',
      { class: entry.kind },
      element(near, 'td', { class: 'time' }, `${((entry.time - first) / 1000).toFixed(3)} s`),
      element(near, 'th', {}, what),
      element(near, 'td', {}, about),
    );
  }
}
