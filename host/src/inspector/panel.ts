/**
 * The panel of an inspector: its tabs, beside the stage or in a window of its own.
 *
 * @module
 */
import type { Inspection, LogEntry, Look, Question } from '../protocol/inspection.ts';
import { button, element } from './dom.ts';
import { FrameView } from './frame-view.ts';
import { ImageView } from './image-view.ts';
import { EventView, FocusView } from './log-view.ts';
import { NodeView } from './node-view.ts';
import { TreeView } from './tree-view.ts';

/** How often the panel asks for what has changed, in milliseconds. */
const PAUSE = 250;
/** How often it asks for what costs more: a node and images. */
const LONG_PAUSE = 1000;
/** Most entries of the log that are kept. */
const MOST_LOGGED = 500;

const tabs = ['Tree', 'Focus', 'Images', 'Events', 'Frames'] as const;
type Tab = (typeof tabs)[number];

/** What a panel does outside of itself. */
export interface PanelActions {
  ask<Q extends Question>(question: Q, ask: Inspection[Q]['ask']): Promise<Inspection[Q]['answer']>;
  /** Outlines a node on the stage, or none. */
  point(id: number | undefined, name: string): void;
  /** Picks a node on the stage, or does so no longer. */
  pick(): void;
  /** Goes to a window of its own, or back. */
  move(): void;
  close(): void;
}

/** The panel. */
export class Panel {
  readonly element: HTMLElement;
  readonly #actions: PanelActions;
  readonly #main: HTMLElement;
  readonly #fault: HTMLElement;
  readonly #buttons = new Map<Tab | 'Pick', HTMLElement>();
  readonly #tree: TreeView;
  readonly #node: NodeView;
  readonly #focus: FocusView;
  readonly #images: ImageView;
  readonly #events: EventView;
  readonly #frames: FrameView;
  #tab: Tab = 'Tree';
  #selected: number | undefined;
  #log: LogEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;
  #isDue = false;
  /** When a node or images were asked for last, by `performance.now()`. */
  #askedAt = 0;
  /** Frames up to then, with the one that the question itself asked for. */
  #askedFrames = -1;
  #isFrameOwn = false;
  #isClosed = false;

  /** @param near The shadow root or the body that it is put into. */
  constructor(near: ShadowRoot | HTMLElement, actions: PanelActions) {
    this.#actions = actions;
    this.#tree = new TreeView(near, {
      select: (id) => this.select(id),
      point: (id, name) => actions.point(id, name),
      changed: () => this.#askNow(),
    });
    this.#node = new NodeView(
      near,
      (id, property, value) => this.#set(id, property, value),
      () => this.#askNow(),
    );
    this.#focus = new FocusView(near);
    this.#images = new ImageView(near, (id) => this.reveal([id]));
    this.#events = new EventView(near);
    this.#frames = new FrameView(near);
    this.#main = element(near, 'main');
    this.#fault = element(near, 'p', { class: 'fault', hidden: true });
    this.element = element(
      near,
      'div',
      { class: 'panel' },
      this.#bar(near),
      this.#fault,
      this.#main,
    );
    this.#open('Tree');
  }

  /** Stops asking. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** Selects a node. */
  select(id: number): void {
    this.#selected = id;
    this.#tree.select(id);
    this.#node.clear();
    this.#askNow();
  }

  /** Opens the tree down to the last of these nodes, and selects it. */
  reveal(path: readonly number[]): void {
    const id = path.at(-1);
    if (id === undefined) return;
    this.#tree.reveal(path.slice(0, -1));
    this.select(id);
    this.#open('Tree');
  }

  /** Shows whether nodes are picked. */
  setPicking(isPicking: boolean): void {
    this.#buttons.get('Pick')?.classList.toggle('on', isPicking);
  }

  #bar(near: Node): HTMLElement {
    const tabButtons = tabs.map((tab) => {
      const made = button(near, tab, tab, () => this.#open(tab));
      this.#buttons.set(tab, made);
      return made;
    });
    const pick = button(near, 'Pick', 'Pick a node on the stage', () => this.#actions.pick());
    this.#buttons.set('Pick', pick);
    const side = button(near, 'Side', 'To the other side', () =>
      this.element.classList.toggle('left'),
    );
    const move = button(near, 'Window', 'To a window of its own, or back', () =>
      this.#actions.move(),
    );
    const close = button(near, '✕', 'Close (F8)', () => this.#actions.close());
    const gap = element(near, 'span');
    return element(near, 'nav', {}, pick, ...tabButtons, gap, side, move, close);
  }

  #open(tab: Tab): void {
    this.#tab = tab;
    for (const [name, made] of this.#buttons)
      if (name !== 'Pick') made.classList.toggle('on', name === tab);
    const views: Record<Tab, HTMLElement[]> = {
      Tree: [this.#tree.element, this.#node.element],
      Focus: [this.#focus.element],
      Images: [this.#images.element],
      Events: [this.#events.element],
      Frames: [this.#frames.element],
    };
    this.#main.classList.toggle('split', tab === 'Tree');
    this.#main.replaceChildren(...views[tab]);
    this.#askNow();
  }

  async #set(id: number, property: string, value: unknown): Promise<void> {
    try {
      await this.#actions.ask('set', { id, property, value });
    } finally {
      this.#askNow();
    }
  }

  #askNow(): void {
    this.#askedAt = Number.NEGATIVE_INFINITY;
    if (this.#isAsking) this.#isDue = true;
    else void this.#update();
  }

  async #update(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isAsking = true;
    this.#isDue = false;
    try {
      await this.#askAll();
      this.#fault.hidden = true;
    } catch (error) {
      this.#fault.textContent = (error as Error).message;
      this.#fault.hidden = false;
    }
    this.#isAsking = false;
    if (this.#isClosed) return;
    if (this.#isDue) void this.#update();
    else this.#timer = setTimeout(() => void this.#update(), PAUSE);
  }

  async #askAll(): Promise<void> {
    const { ask } = this.#actions;
    const since = this.#log.at(-1)?.number ?? 0;
    const { open, search } = this.#tree;
    const look = await ask('look', { open, search, since });
    this.#log = [...this.#log, ...look.log].slice(-MOST_LOGGED);
    this.#showLook(look);
    if (!this.#isStale(look.frames.count)) return;
    if (this.#tab === 'Images') this.#images.show(await ask('images', {}));
    if (this.#tab === 'Tree' && !this.#node.isEdited) await this.#askNode();
  }

  /** Whether what costs more is to be asked for again: something has happened since. */
  #isStale(frames: number): boolean {
    if (this.#isFrameOwn) this.#askedFrames = frames;
    this.#isFrameOwn = false;
    const now = performance.now();
    const pause = now - this.#askedAt;
    if (pause < LONG_PAUSE || (frames === this.#askedFrames && pause < Number.POSITIVE_INFINITY))
      return false;
    this.#askedAt = now;
    this.#isFrameOwn = true;
    return true;
  }

  #showLook(look: Look): void {
    if (this.#tab === 'Tree') this.#tree.show(look);
    if (this.#tab === 'Focus') this.#focus.show(look.focus, this.#log);
    if (this.#tab === 'Events') this.#events.show(this.#log);
    if (this.#tab === 'Frames') this.#frames.show(look.frames);
  }

  async #askNode(): Promise<void> {
    const id = this.#selected;
    if (id === undefined) return this.#node.show(undefined);
    const details = await this.#actions.ask('node', { id, all: this.#node.all });
    if (id === this.#selected) this.#node.show(details);
  }
}
