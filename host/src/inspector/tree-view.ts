/**
 * The tree in an inspector.
 *
 * @module
 */
import type { Look, TreeRow } from '../protocol/inspection.ts';
import { element, Slot } from './dom.ts';

/** Who is notified of what a person does with the tree. */
export interface TreeActions {
  select(id: number): void;
  /** A node is pointed at, or none. */
  point(id: number | undefined, name: string): void;
  /** What is asked for has changed: open nodes, or the text that is searched for. */
  changed(): void;
}

/** Shows rows of the tree. */
export class TreeView {
  readonly element: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #open = new Set<number>();
  readonly #actions: TreeActions;
  readonly #rows: Slot;
  #selected: number | undefined;
  #isRevealing = false;

  constructor(near: Node, actions: TreeActions) {
    this.#actions = actions;
    this.#search = element(near, 'input', {
      type: 'search',
      placeholder: 'Search by key, kind or path',
      input: () => actions.changed(),
    });
    const rows = element(near, 'div', {
      class: 'rows',
      mouseleave: () => actions.point(undefined, ''),
    });
    this.#rows = new Slot(rows);
    this.element = element(near, 'div', { class: 'tree' }, this.#search, rows);
  }

  /** The text that is searched for; empty for the tree. */
  get search(): string {
    return this.#search.value.trim();
  }

  /** Nodes that are open. */
  get open(): number[] {
    return [...this.#open];
  }

  /** Marks a node. */
  select(id: number | undefined): void {
    this.#selected = id;
  }

  /** Opens what is above a node, in place of what was found, so that it is shown next. */
  reveal(above: readonly number[]): void {
    this.#search.value = '';
    for (const id of above) this.#open.add(id);
    this.#isRevealing = true;
    this.#actions.changed();
  }

  show({ rows, left }: Look): void {
    this.#rows.show([rows, left, this.#selected], () => [
      ...rows.map((row) => this.#rowOf(row)),
      ...(left > 0 ? [element(this.element, 'p', {}, `and ${left} more`)] : []),
    ]);
    if (!this.#isRevealing) return;
    const selected = this.#rows.element.querySelector('.selected');
    // What was asked for before it was revealed does not have it.
    if (!selected) return;
    this.#isRevealing = false;
    selected.scrollIntoView({ block: 'nearest' });
  }

  #rowOf(row: TreeRow): HTMLElement {
    const { id, kind, name, depth, path, children, isOpen, isFocused } = row;
    const classes = ['row', ...(id === this.#selected ? ['selected'] : [])];
    const label = path ?? `${kind} ${name}`;
    const near = this.element;
    const arrow = element(
      near,
      'span',
      { class: 'arrow', click: (event: MouseEvent) => this.#toggle(event, row) },
      children === 0 || path !== undefined || depth === 0 ? '' : isOpen ? '▾' : '▸',
    );
    const made = element(
      near,
      'div',
      {
        class: classes.join(' '),
        'data-node': String(id),
        click: () => this.#actions.select(id),
        mouseenter: () => this.#actions.point(id, label),
      },
      arrow,
      element(near, 'span', { class: 'kind' }, path === undefined ? kind : ''),
      ` ${path ?? name}`,
      ...(children > 0 && !isOpen ? [element(near, 'small', {}, ` ${children}`)] : []),
      ...(isFocused ? [element(near, 'b', {}, ' ● focus')] : []),
    );
    made.style.paddingLeft = `${4 + depth * 12}px`;
    return made;
  }

  #toggle(event: MouseEvent, { id, isOpen }: TreeRow): void {
    event.stopPropagation();
    if (isOpen) this.#open.delete(id);
    else this.#open.add(id);
    this.#actions.changed();
  }
}
