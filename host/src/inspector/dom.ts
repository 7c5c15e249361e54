/**
 * Elements of the inspector.
 *
 * @module
 */

/** What an element is made with: attributes, and listeners by the names of their events. */
type Facts = Readonly<Record<string, string | boolean | undefined | ((event: never) => void)>>;

/** Makes an element of the document that `near` is in. */
export function element<T extends keyof HTMLElementTagNameMap>(
  near: Node,
  tag: T,
  facts: Facts = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = (near.ownerDocument as Document).createElement(tag);
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === 'function') made.addEventListener(name, fact as EventListener);
    else if (fact === true) made.setAttribute(name, '');
    else if (typeof fact === 'string') made.setAttribute(name, fact);
  }
  made.append(...children);
  return made;
}

/** A button that does not keep the focus of the page: keys go to the stage again. */
export function button(near: Node, label: string, title: string, press: () => void): HTMLElement {
  const made = element(near, 'button', { type: 'button', title }, label);
  made.addEventListener('click', () => {
    made.blur();
    press();
  });
  return made;
}

/** A list of facts by their names; each can be found by its name. */
export function factList(
  near: Node,
  facts: readonly (readonly [name: string, text: string])[],
): HTMLElement {
  const parts = facts.flatMap(([name, text]) => [
    element(near, 'dt', {}, name),
    element(near, 'dd', { 'data-fact': name }, text),
  ]);
  return element(near, 'dl', {}, ...parts);
}

/** What messages call a node, without its path. */
export function shortName(name: string): string {
  return name.replace(/ \((root|not in the tree)\b.*\)$/, '');
}

/** Replaces what is in an element, unless it would be the same as before. */
export class Slot {
  readonly element: HTMLElement;
  #shown = '';

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** @param of What the content is made of. */
  show(of: unknown, make: () => readonly (Node | string)[]): void {
    const now = JSON.stringify(of) ?? '';
    if (now === this.#shown) return;
    this.#shown = now;
    this.element.replaceChildren(...make());
  }
}
