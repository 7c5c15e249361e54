/**
 * The inspector on a page: a panel over the stage or in a window of its own, outlines over the
 * canvas, and the line to its agent in the thread of the stage. Loaded when somebody opens it.
 *
 * @module
 */
import type { Inspection, Question } from '../protocol/inspection.ts';
import { Client } from './client.ts';
import { element } from './dom.ts';
import { Outline } from './outline.ts';
import { Panel } from './panel.ts';
import { applyStyle } from './style.ts';

/** What is inspected. */
export interface Inspected {
  /** The canvas that is drawn on now. */
  canvas(): HTMLCanvasElement;
  /** Loads an agent by its URL, and gives it its end of the line. */
  attach(agent: string, port: MessagePort): void;
  /** The inspector was closed. */
  closed(): void;
}

/** Opens an inspector. */
export function openInspector(inspected: Inspected): Inspector {
  return new Inspector(inspected);
}

/** An inspector that is open. */
export class Inspector {
  readonly #inspected: Inspected;
  readonly #client: Client;
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #outline: Outline;
  #panel: Panel;
  #window: Window | undefined;
  #picking: { end(): void } | undefined;
  /** The node that is pointed at. */
  #pointed: number | undefined;
  #isClosed = false;

  constructor(inspected: Inspected) {
    this.#inspected = inspected;
    const { port1, port2 } = new MessageChannel();
    this.#client = new Client(port1);
    // A file of its own beside this one: it runs in the app's thread.
    inspected.attach(new URL('./inspector-agent.js', import.meta.url).href, port2);
    this.#host = element(document.body, 'div', { id: 'inlay-inspector' });
    this.#root = this.#host.attachShadow({ mode: 'open' });
    applyStyle(this.#root);
    this.#outline = new Outline(this.#root, () => inspected.canvas());
    this.#panel = this.#newPanel(this.#root);
    document.body.append(this.#host);
    this.#client.ask('stage', {}).then(
      (size) => this.#outline.setStage(size),
      // The panel shows why there is no agent.
      () => {},
    );
  }

  /** Takes it off the page, and ends its agent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#picking?.end();
    this.#panel.close();
    this.#window?.close();
    this.#client.close();
    this.#host.remove();
    this.#inspected.closed();
  }

  #newPanel(into: ShadowRoot | HTMLElement): Panel {
    const panel = new Panel(into, {
      ask: <Q extends Question>(question: Q, ask: Inspection[Q]['ask']) =>
        this.#client.ask(question, ask),
      point: (id, name) => void this.#point(id, name),
      pick: () => this.#pick(),
      move: () => (this.#window ? this.#window.close() : this.#openWindow()),
      close: () => this.close(),
    });
    into.append(panel.element);
    return panel;
  }

  async #point(id: number | undefined, name: string): Promise<void> {
    this.#pointed = id;
    if (id === undefined) return this.#outline.hide();
    const box = await this.#client.ask('box', { id }).catch(() => undefined);
    if (this.#pointed !== id) return;
    if (box) this.#outline.show(box, name);
    else this.#outline.hide();
  }

  #pick(): void {
    if (this.#picking) return this.#endPick();
    let isAsking = false;
    this.#panel.setPicking(true);
    this.#picking = this.#outline.pick(async (point, isClicked) => {
      // One that moves on is asked about again with its next move.
      if (isAsking && !isClicked) return;
      isAsking = true;
      const path = await this.#client.ask('pick', point).catch(() => []);
      isAsking = false;
      const id = path.at(-1);
      if (isClicked) {
        this.#endPick();
        this.#panel.reveal(path);
      } else if (this.#picking) await this.#point(id, '');
    });
  }

  #endPick(): void {
    this.#picking?.end();
    this.#picking = undefined;
    this.#outline.hide();
    this.#panel.setPicking(false);
  }

  /** The panel moves to a window of its own, so that the stage is seen whole. */
  #openWindow(): void {
    const opened = window.open('', 'inlay-inspector', 'popup,width=520,height=900');
    // The browser allows no window: the panel stays.
    if (!opened) return;
    this.#window = opened;
    opened.document.title = 'Inspector';
    applyStyle(opened.document);
    this.#replacePanel(opened.document.body);
    this.#panel.element.classList.add('window');
    opened.addEventListener('pagehide', () => {
      this.#window = undefined;
      if (!this.#isClosed) this.#replacePanel(this.#root);
    });
  }

  #replacePanel(into: ShadowRoot | HTMLElement): void {
    this.#panel.close();
    this.#panel.element.remove();
    this.#panel = this.#newPanel(into);
  }
}
