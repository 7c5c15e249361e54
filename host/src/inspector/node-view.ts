/**
 * A node in an inspector: its box, states and properties, which can be edited.
 *
 * @module
 */
import type { NodeDetails, PropertyRow } from '../protocol/inspection.ts';
import { element, factList, Slot } from './dom.ts';

/** Sets a property; rejected with the message of the API. */
export type SetProperty = (id: number, property: string, value: unknown) => Promise<unknown>;

/** Shows a node. */
export class NodeView {
  readonly element: HTMLElement;
  /** Whether properties that have their defaults are shown. */
  all = false;
  readonly #set: SetProperty;
  readonly #slot: Slot;
  /** What the API said of the last edit, and of which property. */
  #fault: { property: string; message: string } | undefined;

  /** @param changed Is called when {@link all} has changed. */
  constructor(near: Node, set: SetProperty, changed: () => void) {
    this.#set = set;
    this.element = element(near, 'div', { class: 'node' });
    const content = element(near, 'div');
    this.#slot = new Slot(content);
    const all = element(near, 'input', {
      type: 'checkbox',
      change: () => {
        this.all = all.checked;
        changed();
      },
    });
    this.element.append(content, element(near, 'label', {}, all, ' also what has its default'));
  }

  /** Whether a person types in it: then it is not to be replaced. */
  get isEdited(): boolean {
    const root = this.element.getRootNode() as ShadowRoot;
    const active = root.activeElement;
    return active !== null && this.element.contains(active) && active.matches('input[name]');
  }

  /** Forgets what was said of the last edit. */
  clear(): void {
    this.#fault = undefined;
  }

  show(details: NodeDetails | undefined): void {
    this.#slot.show([details, this.#fault], () =>
      details ? this.#partsOf(details) : ['Select a node in the tree, or pick one on the stage.'],
    );
  }

  #partsOf(details: NodeDetails): HTMLElement[] {
    const { name, box, states, image } = details;
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(
      (side) => Math.round(side * 100) / 100,
    );
    const near = this.element;
    const facts: [string, string][] = [
      ['box', `${x}, ${y}  ${width} x ${height} dp`],
      ['states', states.join(', ') || 'none'],
      ...(image === undefined ? [] : [['image', image] as [string, string]]),
    ];
    return [
      element(near, 'h2', {}, name),
      factList(near, facts),
      element(
        near,
        'table',
        {},
        ...details.properties.flatMap((row) => this.#propertyRows(details.id, row)),
        ...this.#newRow(details),
      ),
    ];
  }

  #propertyRows(id: number, row: PropertyRow): HTMLElement[] {
    const { name, value, from, base, unit } = row;
    const near = this.element;
    // Of a value that a state brings, what is set beside it can be edited.
    const isOfState = from !== 'set' && from !== 'default';
    const input = this.#input(id, name, isOfState ? base : value);
    const source = from === 'set' ? (unit ?? '') : from;
    return [
      element(
        near,
        'tr',
        { 'data-property': name, class: from },
        element(near, 'th', {}, name),
        element(near, 'td', {}, input),
        element(near, 'td', { class: 'from' }, isOfState ? `:${from} ${textOf(value)}` : source),
      ),
      ...this.#faultRow(name),
    ];
  }

  /** A row for a property that is not set yet. */
  #newRow({ id, properties }: NodeDetails): HTMLElement[] {
    const near = this.element;
    const name = element(near, 'input', { name: 'property', placeholder: 'property' });
    const value = element(near, 'input', {
      name: 'value',
      placeholder: 'value',
      change: () => name.value.trim() !== '' && this.#edit(id, name.value.trim(), value.value),
    });
    const property = this.#fault?.property;
    const isShown = properties.some((row) => row.name === property);
    return [
      element(
        near,
        'tr',
        { class: 'new' },
        element(near, 'th', {}, name),
        element(near, 'td', {}, value),
        element(near, 'td', {}),
      ),
      ...(isShown || property === undefined ? [] : this.#faultRow(property)),
    ];
  }

  #input(id: number, name: string, value: unknown): HTMLElement {
    const input = element(this.element, 'input', {
      name,
      value: value === undefined ? '' : textOf(value),
      change: () => this.#edit(id, name, input.value),
    });
    return input;
  }

  #faultRow(property: string): HTMLElement[] {
    if (this.#fault?.property !== property) return [];
    const near = this.element;
    const cell = element(near, 'td', { colspan: '3', class: 'fault' }, this.#fault.message);
    return [element(near, 'tr', {}, cell)];
  }

  #edit(id: number, property: string, text: string): void {
    // What is shown next has the new value.
    ((this.element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null)?.blur();
    this.#set(id, property, typedValue(text)).then(
      () => {
        this.#fault = undefined;
      },
      (error: Error) => {
        this.#fault = { property, message: error.message };
      },
    );
  }
}

/** A value as a person edits it: a string as it is, all else as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a person has typed: JSON where it is some, nothing resets, all else is a string. */
function typedValue(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
