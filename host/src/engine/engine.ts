/**
 * The engine as the host calls it, whatever form it was loaded from: `wit/engine/engine.wit` in
 * TypeScript.
 *
 * Lists that come out are views that hold until the next call into the engine; who keeps one copies
 * it.
 *
 * @module
 */
import type {
  EngineInterface,
  Fault,
  Output,
  Problem,
  Stage,
  System,
} from '../../../schema/typescript/generated/interfaces.ts';
import { InlayError } from '../protocol/error.ts';
import type { StageConfig } from '../protocol/messages.ts';

export type { Output as FrameOutput, Stage as EngineStage, System as SystemName };

/**
 * One running engine.
 *
 * Each method throws {@link EngineRefusal} for an `err` of the interface. Any other exception is a
 * trap: the instance is broken and must not be called again.
 */
export interface Engine extends Omit<EngineInterface, 'apply'> {
  /**
   * Applies a batch and answers how many entries it had, or `undefined` if it was refused, which an
   * event tells, too.
   */
  apply(batch: Uint32Array): number | undefined;
  /** Bytes of the engine's linear memory; 0 where the form does not say. */
  memoryBytes(): number;
}

/** An engine's code, loaded and compiled: makes any number of fresh instances. */
export interface EngineFactory {
  /** What was loaded, for messages: `profile rust, form module`. */
  readonly name: string;
  /** A new instance. */
  instantiate(): Promise<Engine>;
  /**
   * A trap of one of its instances as a sentence without its full stop: which system trapped in
   * which call, if that is known.
   */
  explain?(trap: Error): string | undefined;
}

/** `problem` of the WIT interface in words, with the number that it carries. */
const problems: { readonly [tag in Problem['tag']]?: (value: number) => string } = {
  'unknown-node': (id) => `a node that does not exist (${id})`,
  'bad-length': (length) => `a list of the wrong length (${length})`,
  'bad-number': (at) =>
    `a number that is not finite or out of range (at position ${at} of its list)`,
  malformed: (at) => `an entry that cannot be read (at word ${at})`,
  'too-many': (count) => `more items than there can be (${count})`,
  'unknown-resource': (number) => `a page, texture or font that does not exist (${number})`,
  'bad-time': () => 'a time that is not finite or went back',
  'bad-version': (version) => `a state of another version (expected ${version})`,
  limit: (limit) => `more than it takes (at most ${limit})`,
};

/** `layout answered solve with a number that is not finite …; scene found it`. */
function faultInWords({ system, function: call, problem, foundBy }: Partial<Fault>): string {
  if (!system || !call || !problem || !foundBy) return 'A system of the engine broke its interface';
  const what = problems[problem.tag]?.('val' in problem ? problem.val : 0);
  const where = `"${system}" of the engine`;
  // One that refuses what is right is its own witness.
  if (foundBy === system)
    return `${where} refused a correct call of ${call}${what ? `, as ${what}` : ''}`;
  return `${where} answered ${call} with ${what ?? 'what its interface does not allow'}; ${foundBy} found it`;
}

/** An `err` of an engine call: nothing was changed, and the engine continues. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  /** The call. */
  readonly call: string;
  /** Case of `engine-error`, such as `bad-time`. */
  readonly reason: string;
  /** What the case carries. */
  readonly value: unknown;

  constructor(call: string, reason: string, value: unknown) {
    super(
      reason === 'system-fault'
        ? `${faultInWords((value ?? {}) as Partial<Fault>)}.`
        : `The engine refused ${call}: ${reason}${value === undefined ? '' : ` (${String(value)})`}.`,
    );
    this.call = call;
    this.reason = reason;
    this.value = value;
  }
}

/** The engine's stage for a host's, on a GPU with so many texture units. */
export function engineStage(stage: StageConfig, textureUnits: number): Stage {
  return {
    width: stage.width,
    height: stage.height,
    pixelWidth: stage.pixelWidth,
    pixelHeight: stage.pixelHeight,
    textureUnits: Math.max(1, Math.min(16, textureUnits)),
    textureBudget: stage.textureBudget ?? defaultTextureBudget(stage),
    overscanTop: stage.overscan.top,
    overscanRight: stage.overscan.right,
    overscanBottom: stage.overscan.bottom,
    overscanLeft: stage.overscan.left,
  };
}

/**
 * Most bytes of textures where the app does not say: eight surfaces of pixels, at least 64 MiB, at
 * most 1 GiB.
 *
 * On the screen are one or two surfaces of images; the rest is for what lies beside it, so that
 * coming back loads nothing.
 */
export function defaultTextureBudget({
  pixelWidth,
  pixelHeight,
}: {
  pixelWidth: number;
  pixelHeight: number;
}): number {
  return Math.min(2 ** 30, Math.max(64 * 2 ** 20, pixelWidth * pixelHeight * 4 * 8));
}

/** What the engine asks of the host. */
export interface RequestHandler {
  /**
   * Load an image that is shown at so many device pixels; 0 is unknown. It is in bounds (1) or in
   * the viewport (2).
   */
  loadImage(texture: number, width: number, height: number, url: string, visibility: number): void;
  /** This image is no longer needed. */
  cancelImage(texture: number): void;
  /** An image being loaded came into the viewport (2) or left it (1). */
  prioritiseImage(texture: number, visibility: number): void;
  /** An image that arrived is no longer shown. */
  freeImage(texture: number): void;
  /** Load a font. */
  loadFont(font: number, url: string): void;
}

const LOAD_IMAGE = 1;
const CANCEL_IMAGE = 2;
const LOAD_FONT = 3;
const PRIORITISE_IMAGE = 4;
const FREE_IMAGE = 5;

/**
 * Reads a request stream.
 *
 * @throws {@link InlayError} `mismatch` if an entry does not end inside the stream or is shorter
 * than it must be. What came before was handled.
 */
export function readRequests(words: Uint32Array, handler: RequestHandler): void {
  let at = 0;
  while (at < words.length) {
    const head = words[at] as number;
    const kind = head & 0xffff;
    const start = at + 1;
    const end = start + (head >>> 16);
    if (end > words.length) throw badRequest(at, `to end within ${words.length} words, got ${end}`);
    const length = end - start;
    if (kind === LOAD_IMAGE) {
      if (length < 5) throw badRequest(at, `at least 5 words to load an image, got ${length}`);
      const [texture, width, height, visibility] = words.subarray(start) as unknown as Facts;
      handler.loadImage(texture, width, height, textAt(words, start + 4, end), visibility);
    } else if (kind === CANCEL_IMAGE) {
      if (length < 1) throw badRequest(at, 'a word to cancel an image, got none');
      handler.cancelImage(words[start] as number);
    } else if (kind === LOAD_FONT) {
      if (length < 2) throw badRequest(at, `at least 2 words to load a font, got ${length}`);
      handler.loadFont(words[start] as number, textAt(words, start + 1, end));
    } else if (kind === PRIORITISE_IMAGE) {
      if (length < 2) throw badRequest(at, `2 words to prioritise an image, got ${length}`);
      handler.prioritiseImage(words[start] as number, words[start + 1] as number);
    } else if (kind === FREE_IMAGE) {
      if (length < 1) throw badRequest(at, 'a word to free an image, got none');
      handler.freeImage(words[start] as number);
    }
    // What a newer engine asks beyond these, this host cannot do and the engine can live without.
    at = end;
  }
}

/** Texture, width, height, visibility. */
type Facts = [number, number, number, number];

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A packed string: its length in bytes, then the bytes. */
function textAt(words: Uint32Array, at: number, end: number): string {
  const length = words[at] as number;
  if (length > (end - at - 1) * 4)
    throw badRequest(at, `a string of at most ${(end - at - 1) * 4} bytes, got ${length}`);
  // A copy, since TextDecoder refuses views of shared memory.
  const bytes = new Uint8Array(words.buffer, words.byteOffset + (at + 1) * 4, length).slice();
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new InlayError('mismatch', `The engine's request at word ${at}: expected UTF-8.`, cause);
  }
}

function badRequest(at: number, expected: string): InlayError {
  return new InlayError('mismatch', `The engine's request at word ${at}: expected ${expected}.`);
}
