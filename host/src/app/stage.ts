/**
 * The stage: what an app draws on and gets events from.
 *
 * @module
 */
import { InlayError, shown } from '../protocol/error.ts';
import type { AppToEngine, EngineToApp, Insets, StageConfig } from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import { commands, type FontStyle } from '../protocol/schema.ts';
import type { Animation } from './animation.ts';
import { endedBefore, StageCore } from './core.ts';
import { type DumpParts, dump } from './dump.ts';
import type { Listener } from './emitter.ts';
import { checkListener, type StageEvents } from './events.ts';
import { state } from './internal.ts';
import type { KeyframesInput, TimingInput } from './keyframes.ts';
import type { Node, NodeData } from './node.ts';
import type {
  FontWeightInput,
  ImageProperties,
  TextProperties,
  ViewProperties,
} from './properties.ts';
import { hint } from './spelling.ts';
import { toWeight } from './values.ts';

/** CSS `@font-face`. */
export interface FontFace {
  /** What `fontFamily` names. */
  family: string;
  /**
   * URL of a TTF or OTF file, relative to the app's page. It is loaded when a text first needs it.
   */
  src: string;
  /** CSS weight, 1 to 1000, `'normal'` or `'bold'`. By default 400. */
  weight?: FontWeightInput;
  /** By default `'normal'`. */
  style?: FontStyle;
}

/** Files for {@link Stage.preload}: URLs, relative to the app's page. */
export interface Preloads {
  /** Files of images. */
  images?: readonly string[];
  /** Files of fonts. */
  fonts?: readonly string[];
}

/** What {@link Stage.dump} takes. */
export interface DumpOptions {
  /** The node to begin with. By default the root. */
  node?: Node;
  /** Whether the properties that were set are in it. By default they are. */
  properties?: boolean;
  /** Whether boxes are in it. By default they are. */
  bounds?: boolean;
}

/**
 * A tree of nodes on a screen, and the events about them.
 *
 * Commands of one turn go to the engine together, when the turn is over. Nothing is read
 * synchronously: answers are promises. Every method but {@link close} throws {@link InlayError}
 * `closed` after that.
 */
export class Stage {
  readonly #core: StageCore;

  /** @internal */
  constructor(core: StageCore) {
    this.#core = core;
    core.stage = this;
  }

  /** The root of the tree, as large as the stage. */
  get root(): Node {
    return this.#core.root;
  }

  /** Width of the design in dp: what lengths refer to, whatever the screen has. */
  get width(): number {
    return this.#core.config.width;
  }

  /** Height of the design in dp. */
  get height(): number {
    return this.#core.config.height;
  }

  /** Width of the surface in device pixels. */
  get pixelWidth(): number {
    return this.#core.config.pixelWidth;
  }

  /** Height of the surface in device pixels. */
  get pixelHeight(): number {
    return this.#core.config.pixelHeight;
  }

  /** Insets of the area that every TV shows, in dp. */
  get safeArea(): Insets {
    return { ...this.#core.config.overscan };
  }

  /** The node with focus, as of the engine's last event. */
  get focused(): Node | undefined {
    return this.#core.focused?.node;
  }

  /** Whether {@link close} was called, or the engine ended or failed. */
  get isClosed(): boolean {
    return this.#core.closed;
  }

  /**
   * Creates a box, outside the tree, with the type of the given `data`.
   *
   * @throws {@link InlayError} `unknown-property`, `wrong-type`, `out-of-range` or `unsupported`,
   * naming the property.
   */
  view<D extends NodeData = NodeData>(properties: ViewProperties<D> = {}): Node<D> {
    return this.#core.create<D>('view', properties);
  }

  /** Creates an image, outside the tree; `src` is its URL. Throws as {@link view} does. */
  image<D extends NodeData = NodeData>(properties: ImageProperties<D> = {}): Node<D> {
    return this.#core.create<D>('image', properties);
  }

  /**
   * Creates a text, outside the tree. Throws as {@link view} does.
   *
   * @param content Its `content`, or its properties with that.
   *
   * @example
   * stage.text('Nosferatu', { fontSize: 48, maxLines: 1, textOverflow: 'ellipsis' });
   */
  text<D extends NodeData = NodeData>(
    content: string | TextProperties<D>,
    properties: TextProperties<D> = {},
  ): Node<D> {
    const own = typeof content === 'string' ? { content } : content;
    for (const each of [own, properties]) {
      if (typeof each === 'object' && each !== null && !Array.isArray(each)) continue;
      const expected = each === own ? 'a string or properties' : 'an object of properties';
      throw new InlayError(
        'wrong-type',
        `the stage: text: expected ${expected}, got ${shown(each)}.`,
      );
    }
    return this.#core.create<D>(
      'text',
      typeof content === 'string' ? { ...properties, content } : { ...own, ...properties },
    );
  }

  /**
   * Puts nodes at the end of {@link root}.
   *
   * @returns This stage.
   */
  append(...children: readonly Node[]): this {
    this.root.append(...children);
    return this;
  }

  /**
   * Requests focus for a node or, if it is a group, for the member that its policies choose.
   * {@link focused} changes with the engine's event.
   *
   * @throws {@link InlayError} `wrong-type` if it is neither `focusable` nor a `focusGroup`.
   */
  focus(node: Node): void {
    this.#core.focus(node);
  }

  /** {@link Node.animate} of `node`. */
  animate(node: Node, keyframes: KeyframesInput, timing: number | TimingInput): Animation {
    this.#core.stateOf(node, undefined, 'animate');
    return node.animate(keyframes, timing);
  }

  /**
   * Adds a font.
   *
   * @returns Its number, which the events `fontLoaded` and `fontFailed` carry.
   * @throws {@link InlayError} `wrong-type`, `out-of-range` or `unknown-property`, naming the wrong
   * property of the face; `limit` after 1024 fonts.
   */
  addFont(face: FontFace): number {
    if (typeof face !== 'object' || face === null) {
      throw new InlayError(
        'wrong-type',
        `the stage: addFont: expected a font face, got ${shown(face)}.`,
      );
    }
    const { family, src, weight = 400, style = 'normal', ...others } = face;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) {
      const message = `the stage: addFont: a font face has no property "${unknown}".`;
      throw new InlayError(
        'unknown-property',
        `${message} ${hint(unknown, ['family', 'src', 'weight', 'style'])}`,
      );
    }
    for (const [name, text] of Object.entries({ family, src })) {
      if (text === '') {
        throw new InlayError(
          'out-of-range',
          `the stage: addFont: ${name}: expected a name of a letter or more, got "".`,
        );
      }
    }
    const font = this.#core.nextFont();
    this.#core.command(
      commands.addFontFace,
      { font, family, src, weight: toWeight(weight) as number, style },
      `the stage: addFont ${shown(family)}`,
    );
    this.#core.families.add(family);
    this.#core.faces.set(font, `${shown(family)} (${shown(src)})`);
    return font;
  }

  /**
   * Asks for files that the stage will need soon, such as the fonts and images of the first screen,
   * before any node is known to show them. They begin to load as soon as the engine's own files are
   * here, fonts first, each kind in this order; later beside what is on screen, two at a time. A
   * file that cannot be loaded is not reported: the text or image that needs it reports that.
   * In Node, and where a test steps the frames, nothing is loaded before it is needed.
   *
   * @throws {@link InlayError} `wrong-type` or `unknown-property` that names what is wrong.
   *
   * @example
   * stage.preload({ fonts: ['assets/Inter.ttf'], images: ['assets/hero.jpg'] });
   */
  preload(files: Preloads): void {
    if (typeof files !== 'object' || files === null || Array.isArray(files)) {
      throw new InlayError(
        'wrong-type',
        `the stage: preload: expected lists of URLs, got ${shown(files)}.`,
      );
    }
    const { images = [], fonts = [], ...others } = files;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) {
      const known = hint(unknown, ['images', 'fonts']);
      throw new InlayError(
        'unknown-property',
        `the stage: preload: there is no list "${unknown}". ${known}`,
      );
    }
    for (const [name, list] of Object.entries({ images, fonts })) {
      if (Array.isArray(list) && list.every((url) => typeof url === 'string')) continue;
      throw new InlayError(
        'wrong-type',
        `the stage: preload: ${name}: expected a list of URLs, got ${shown(list)}.`,
      );
    }
    this.#core.preload([...images], [...fonts]);
  }

  /**
   * Listens to an event of any node (after the node and its ancestors got it), or of the stage.
   *
   * @param listener Gets the node that the event is about, and the event; see {@link StageEvents}
   * for those of the stage.
   *
   * @example
   * stage.on('select', (node) => play(node.data));
   */
  on<N extends keyof StageEvents>(name: N, listener: Listener<StageEvents[N]>): this {
    return this.#listen(name, listener, false);
  }

  /** Listens once. */
  once<N extends keyof StageEvents>(name: N, listener: Listener<StageEvents[N]>): this {
    return this.#listen(name, listener, true);
  }

  /** Stops listening. */
  off<N extends keyof StageEvents>(name: N, listener: Listener<StageEvents[N]>): this {
    this.#core.emitter.remove(name, listener as Listener<never>);
    return this;
  }

  /**
   * Resolves when all commands sent before are on screen, nothing moves, and no image or font is
   * being loaded. What changes by less than a device pixel, or a 255th of a colour or of `opacity`,
   * in 125 ms counts as at rest, and so does a delay of a second or more. Never resolves during a
   * faster animation without an end, nor while time stands still; rejected with `closed` when the
   * stage ends.
   */
  idle(): Promise<void> {
    return this.#core.whenIdle();
  }

  /** The whole draw list as of the last frame (`wit/draw-list/`): for tests and tools. */
  drawList(): Promise<Uint32Array<ArrayBuffer>> {
    return this.#core.drawList();
  }

  /**
   * The tree as text, for tests and bug reports: a line for each node with its kind, key, box in dp
   * (`x,y` in the stage, then its size), states, the state of its image, and the properties that
   * were set; `>` marks the node with focus. It is as of this call and of the engine's next frame;
   * where time stands still, what was sent before is applied for it.
   *
   * @throws {@link InlayError} `unknown-property`, `wrong-type` or `foreign-node` that names the
   * option; `removed`. Rejected with `closed` when the stage ends.
   *
   * @example
   * console.log(await stage.dump({ node: rail, properties: false }));
   * // stage 1920 x 1080 dp, 1280 x 720 px
   * //   view "films" 96,200 1728x408 [focus-within]
   * // >   image "nosferatu" 120,224 240x360 [loaded focused] (loaded 480x720 px)
   */
  dump(options: DumpOptions = {}): Promise<string> {
    const { node, parts } = dumpOptions(options);
    const top = node === undefined ? this.root[state] : this.#core.stateOf(node, undefined, 'dump');
    this.#core.checkUsable(top, 'dump');
    return dump(top, parts);
  }

  /** Sends the commands of this turn now, without waiting for its end. */
  flush(): void {
    this.#core.checkOpen();
    this.#core.queue.flush();
  }

  /** Stops time: nothing moves and nothing is drawn until {@link resume}. */
  pause(): void {
    this.#core.life('paused');
  }

  /** Stops time and frees the GPU's memory, for an app in the background. */
  suspend(): void {
    this.#core.life('suspended');
  }

  /** Continues time where it stopped, and draws everything again. */
  resume(): void {
    this.#core.life('running');
  }

  /**
   * Ends the stage and its engine. Pending promises are rejected with `closed`. A second call does
   * nothing.
   */
  close(): void {
    this.#core.close();
  }

  #listen<N extends keyof StageEvents>(
    name: N,
    listener: Listener<StageEvents[N]>,
    once: boolean,
  ): this {
    this.#core.checkOpen();
    checkListener('the stage', 'stage', name, listener);
    this.#core.emitter.add(name, listener as Listener<never>, once);
    return this;
  }
}

/** The options of {@link Stage.dump}, checked. */
function dumpOptions(options: DumpOptions): { node: Node | undefined; parts: DumpParts } {
  const where = 'the stage: dump';
  if (typeof options !== 'object' || options === null)
    throw new InlayError('wrong-type', `${where}: expected options, got ${shown(options)}.`);
  const { node, properties = true, bounds = true, ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    const known = hint(unknown, ['node', 'properties', 'bounds']);
    throw new InlayError('unknown-property', `${where}: there is no option "${unknown}". ${known}`);
  }
  const parts = { properties, bounds };
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'boolean') continue;
    throw new InlayError(
      'wrong-type',
      `${where}: ${name}: expected true or false, got ${shown(value)}.`,
    );
  }
  return { node, parts };
}

/**
 * A stage over a line to an engine, once that is ready.
 *
 * @throws {@link InlayError} `mismatch`, `missing` or `trapped` if the engine does not start,
 * `closed` if it ended by then.
 */
export function connectStage(port: Port<AppToEngine, EngineToApp>): Promise<Stage> {
  return new Promise((resolve, reject) => {
    port.receive((message) => {
      // The stage takes the line over at once, so that no message falls between.
      if (message.kind === 'ready') resolve(new Stage(new StageCore(port, message.stage)));
      else if (message.kind === 'failed') reject(InlayError.fromData(message.error));
      else if (message.kind === 'closed') reject(endedBefore());
    });
  });
}

/** A stage whose engine need not be ready yet. */
export interface OpeningStage {
  readonly stage: Stage;
  /**
   * Resolved when the engine is ready. If it does not start, rejected as {@link connectStage} is:
   * the stage is closed then, and reports nothing.
   */
  readonly ready: Promise<void>;
}

/**
 * A stage over a line to an engine that need not be ready yet: commands wait in the line.
 *
 * @param config What the engine is started with.
 */
export function openStage(port: Port<AppToEngine, EngineToApp>, config: StageConfig): OpeningStage {
  let core: StageCore | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    core = new StageCore(port, config, (error) => (error ? reject(error) : resolve()));
  });
  ready.catch(() => {});
  return { stage: new Stage(core as unknown as StageCore), ready };
}
