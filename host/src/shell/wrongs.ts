/**
 * What is wrong with an app while it is written, shown over its page.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import type { Fault } from '../protocol/fault.ts';

/** Most texts that are shown at a time: later ones follow from earlier ones. */
const MOST_SHOWN = 5;

/** Texts over a page, with a button that takes them away. The app below goes on. */
export class Wrongs {
  readonly #server: URL | undefined;
  /** Errors that were reported since the sources changed, and how often. */
  readonly #counts = new Map<string, { count: number; shown: HTMLElement | undefined }>();
  #panel: HTMLElement | undefined;

  /** @param server Where errors go: it answers with the place in the sources. */
  constructor(server: URL | undefined) {
    this.#server = server;
    const style = document.createElement('style');
    style.textContent = STYLE;
    document.head.append(style);
  }

  /** Reports what nobody catches in the page's own thread. */
  ofPage(): void {
    addEventListener('error', ({ error }) => {
      // What a worker does not catch comes here without the error, and by another way with it.
      if (error !== null && error !== undefined) this.report(error);
    });
    addEventListener('unhandledrejection', ({ reason }) => this.report(reason));
  }

  /**
   * Shows an error and has the server print it. One that comes again is counted.
   *
   * @param prefix What its text begins with.
   */
  report(error: unknown, prefix = ''): void {
    const { message, stack = '' } = asError(error);
    const known = this.#counts.get(message + stack);
    if (known) {
      known.count += 1;
      if (known.shown) known.shown.dataset.count = `${known.count} times`;
      return;
    }
    const row: { count: number; shown: HTMLElement | undefined } = { count: 1, shown: undefined };
    this.#counts.set(message + stack, row);
    void this.#explain({ message, stack }).then((text) => {
      row.shown = this.show(prefix + text);
      if (row.count > 1) row.shown.dataset.count = `${row.count} times`;
    });
  }

  /** Shows a text. */
  show(text: string): HTMLElement {
    const panel = this.#panel ?? this.#open();
    const shown = document.createElement('pre');
    shown.textContent = text;
    if (panel.querySelectorAll('pre').length < MOST_SHOWN) panel.append(shown);
    return shown;
  }

  /** Takes all of them away: the sources are others. */
  clear(): void {
    this.#counts.clear();
    this.#panel?.remove();
    this.#panel = undefined;
  }

  /** The error with its place in the sources, or as it is where the server does not answer. */
  async #explain(fault: Fault): Promise<string> {
    const { message, stack } = fault;
    const asItIs = stack.includes(message) ? stack : `${message}\n\n${stack}`;
    if (this.#server === undefined) return asItIs;
    try {
      const answer = await fetch(this.#server, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      });
      return answer.ok ? await answer.text() : asItIs;
    } catch {
      return asItIs;
    }
  }

  #open(): HTMLElement {
    const panel = document.createElement('div');
    panel.id = 'inlay-wrong';
    const close = document.createElement('button');
    close.textContent = '\u00d7';
    close.title = 'Close';
    // Keys are the app's.
    close.tabIndex = -1;
    close.addEventListener('click', () => {
      panel.remove();
      this.#panel = undefined;
    });
    panel.append(close);
    document.body.append(panel);
    this.#panel = panel;
    return panel;
  }
}

const STYLE = `
#inlay-wrong {
  position: fixed; inset: auto 0 0; max-height: 60%; overflow: auto; padding: 1.5em 2em;
  background: #300d; color: #fdd; font: 15px/1.4 ui-monospace, monospace; text-align: left;
}
#inlay-wrong pre { margin: 0; white-space: pre-wrap; font: inherit; }
#inlay-wrong pre + pre { margin-top: 1em; }
#inlay-wrong pre[data-count]::after { content: attr(data-count); opacity: 0.7; }
#inlay-wrong button {
  position: sticky; float: right; top: 0; padding: 0 0.4em; border: 1px solid; border-radius: 4px;
  background: none; color: inherit; font: inherit; cursor: pointer;
}
`;
