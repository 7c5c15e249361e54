/**
 * Every message between the threads, and nothing else. What an inspector and its agent exchange is
 * in `inspection.ts`.
 *
 * Times are milliseconds since 1970 with fractions (`performance.timeOrigin + performance.now()`),
 * because each thread's own clock starts when the thread does. Buffers are transferred: whoever
 * posts one has it no longer, until it comes back in `used`.
 *
 * @module
 */
import type { ErrorData } from './error.ts';

/** Insets of a rectangle, in dp. */
export interface Insets {
  /** From the top edge. */
  top: number;
  /** From the right edge. */
  right: number;
  /** From the bottom edge. */
  bottom: number;
  /** From the left edge. */
  left: number;
}

/** What a stage is made with and can be changed to. */
export interface StageConfig {
  /** Design size in dp: what lengths of the app refer to. */
  width: number;
  height: number;
  /** Size of the surface in device pixels. */
  pixelWidth: number;
  pixelHeight: number;
  /** Insets of the area that every TV shows. */
  overscan: Insets;
  /** Most bytes of textures; by default it follows from the surface. */
  textureBudget?: number;
}

/** From the app to the engine. */
export type AppToEngine =
  /** A batch of commands: `length` words at the start of `buffer`. */
  | { kind: 'batch'; buffer: ArrayBuffer; length: number; sequence: number }
  /** Asks for {@link EngineToApp} `idle` with the same token. */
  | { kind: 'when-idle'; token: number }
  /** Stops time (`pause`), lets it go on (`resume`), or stops it and frees the GPU (`suspend`). */
  | { kind: 'life'; state: LifeState }
  /** Asks for the words of the whole draw list. */
  | { kind: 'draw-list'; token: number }
  /** Asks for a snapshot, once all commands before the question are applied. */
  | { kind: 'snapshot'; token: number }
  /** Whether each frame is reported, and moves of focus with it are explained. */
  | { kind: 'watch'; watched: boolean }
  /** Files that the stage will need, by their URLs: a host may load them before the engine asks. */
  | { kind: 'preload'; images: readonly string[]; fonts: readonly string[] }
  /**
   * To an engine that takes the place of one that did not answer: the batches that no snapshot may
   * have.
   */
  | { kind: 'journal'; batches: readonly JournalEntry[]; life: LifeState }
  /** The answer to `name-movers`. */
  | { kind: 'movers'; text: string }
  /** An event buffer that the app has read. */
  | { kind: 'used'; buffer: ArrayBuffer }
  /** The stage is closed: the engine ends. */
  | { kind: 'close' };

/** A batch as the app keeps it: the words, and when it was sent, in milliseconds since 1970. */
export interface JournalEntry {
  buffer: ArrayBuffer;
  length: number;
  sequence: number;
  time: number;
}

/** Whether time runs and the GPU is held. */
export type LifeState = 'running' | 'paused' | 'suspended';

/** From the engine to the app. */
export type EngineToApp =
  /** The engine is there. */
  | { kind: 'ready'; stage: StageConfig }
  /** What happened up to a frame: `length` words of an event stream at the start of `buffer`. */
  | { kind: 'events'; buffer: ArrayBuffer; length: number; frame: number }
  /** The surface or the insets changed. */
  | { kind: 'stage'; stage: StageConfig }
  /** All commands before the question are on screen, nothing moves and nothing is being loaded. */
  | { kind: 'idle'; token: number; frame: number }
  /** The answer to `draw-list`. */
  | { kind: 'draw-list'; token: number; words: Uint32Array<ArrayBuffer> }
  /** The answer to `snapshot`. */
  | { kind: 'snapshot'; token: number; words: Uint32Array<ArrayBuffer> }
  /** A frame was made, while frames are watched. */
  | { kind: 'frame'; report: FrameReport }
  /** Asks what the app calls that which moves: nodes and properties in turn. */
  | { kind: 'name-movers'; words: Uint32Array<ArrayBuffer> }
  /** Batch buffers that are free again. */
  | { kind: 'used'; buffer: ArrayBuffer }
  /** A refused batch, so that the app can say which node it was about. */
  | { kind: 'refused'; buffer: ArrayBuffer; length: number; sequence: number }
  /** The engine broke down and was rebuilt from a snapshot and the commands since. */
  | { kind: 'recovered'; error: ErrorData; batches: number }
  /** Something works less well than it should, such as drawing without a GPU. */
  | { kind: 'degraded'; error: ErrorData }
  /** Two snapshots have all batches up to this one. */
  | { kind: 'acknowledged'; sequence: number }
  /** The engine cannot continue, or never started. */
  | { kind: 'failed'; error: ErrorData }
  /** The engine has ended, as its page or host wanted. */
  | { kind: 'closed' };

/** What is reported of a frame. */
export interface FrameReport {
  /** Its number, from 1. */
  frame: number;
  /** When it began and ended, engine and drawing, in milliseconds since 1970. */
  began: number;
  ended: number;
  /** Keys that went down or repeated: numbers of the schema, and the times of their events. */
  keys: readonly { key: number; time: number }[];
  /** Where keys were taken: rows of `inlay:figures`, with the last move of focus among them. */
  figures?: Uint32Array<ArrayBuffer>;
  /** Bytes of the engine's memory; 0 where the form does not say. */
  memory: number;
  /** Instances and draw calls, where the painter counts them. */
  drawn?: { instances: number; batches: number };
}

/** From the shell to the engine. */
export type ShellToEngine =
  /**
   * A key of the schema, in its phase (see `keyPhase`), at the time of its event; numbered from 1
   * where an engine may be replaced.
   */
  | { kind: 'key'; key: number; phase: number; time: number; number?: number }
  /** Whether anybody can see the page. Time stops while nobody can, and no key is taken. */
  | { kind: 'visible'; visible: boolean }
  /** A new size of the surface in device pixels. */
  | { kind: 'resize'; pixelWidth: number; pixelHeight: number }
  /** New insets of the safe area. */
  | { kind: 'overscan'; insets: Insets }
  /** Shows or hides the overlay, where the profile has one. */
  | { kind: 'overlay'; shown: boolean }
  /** The page goes away. */
  | { kind: 'close' };

/** From the engine to the shell. */
export type EngineToShell =
  /** The engine is there, and draws; whether it has an overlay. */
  | { kind: 'ready'; overlay: boolean }
  /** The engine broke down and was rebuilt. */
  | { kind: 'recovered'; error: ErrorData }
  /** Something works less well than it should. */
  | { kind: 'degraded'; error: ErrorData }
  /** The engine has ended, because the app closed its stage or the engine failed. */
  | { kind: 'closed' }
  /** The engine cannot continue, or never started. */
  | { kind: 'failed'; error: ErrorData };

/** Which build of the engine to load, and from where. */
export interface EngineSource {
  /** Absolute URL of the folder with the profiles, with a slash at the end. */
  base: string;
  /** A profile of `compose.toml`. */
  profile: string;
  /** The form in which it is loaded. */
  form: 'module' | 'component' | 'linked';
  /** How long a file of it may take, in milliseconds; by default 20 s. */
  timeout?: number;
}

/**
 * Which engine a script starts. What is left open is decided by the script: the engine that it has
 * in itself, else the first profile in the folder `engine/` beside the page.
 */
export type EngineChoice = Partial<EngineSource>;

/** Who says when frames are made: the display, or a test that steps. */
export type ClockName = 'display' | 'stepped';

/** A snapshot as it is kept outside of the engine's worker. */
export interface KeptSnapshot {
  words: Uint32Array<ArrayBuffer>;
  /** The last batch that it has. */
  sequence: number;
  /** Count of the keys that it has. */
  keys: number;
  /** What engine time is counted from, in milliseconds since 1970. */
  offset: number;
}

/** A key as the shell keeps it: its number, counted from 1, and what was sent. */
export interface KeptKey {
  number: number;
  key: number;
  phase: number;
  time: number;
}

/** From what an engine goes on whose predecessor did not answer. */
export interface Resume {
  /** The older one first; there may be none. */
  snapshots: readonly KeptSnapshot[];
  /** Keys that no snapshot may have. */
  keys: readonly KeptKey[];
  /** The last batch and key whose frame was complete: the app has had their events. */
  done: Progress;
  /** Batches and keys at which an engine stopped to answer. */
  leftOut: readonly Taken[];
  /** How the one before ended. */
  error: ErrorData;
}

/** How far an engine came: its last batch, and the count of its keys. */
export interface Progress {
  sequence: number;
  keys: number;
}

/** A batch by its sequence, or a key by its number. */
export type Taken = { batch: number } | { key: number };

/**
 * A file that an engine's worker has read, kept by the page: a worker that takes its place asks no
 * server for it.
 */
export interface KeptFile {
  /** What it is: a file of the engine, an image or a font. */
  use: 'engine' | 'image' | 'font';
  /** Absolute. */
  url: string;
  /** A compiled file of Wasm is its module; `undefined` if it is not kept any more. */
  content: Blob | Uint8Array<ArrayBuffer> | WebAssembly.Module | undefined;
}

/** Keeps files for another worker, and has those of the worker before. */
export interface FileKeeper {
  readonly files: readonly KeptFile[];
  keep(file: KeptFile): void;
}

/** From the page to an engine's worker itself, besides the lines to shell and app. */
export type PageToWorker =
  | EngineStart
  /** Asks for `pong`. */
  | { kind: 'ping' }
  /** The canvas that was asked for. */
  | { kind: 'canvas'; canvas: OffscreenCanvas };

/** From an engine's worker to the page. */
export type WorkerToPage =
  /** Its script runs. */
  | { kind: 'hello' }
  /** It answers, and came so far. */
  | { kind: 'pong'; done: Progress }
  /** Its canvas cannot be drawn on in another way: it wants a new one. */
  | { kind: 'need-canvas' }
  /** A snapshot, to continue from in another worker. */
  | { kind: 'snapshot'; snapshot: KeptSnapshot }
  /** What it takes now after it was resumed; nothing once that is done. */
  | { kind: 'taking'; what: Taken | undefined }
  /** A file to keep for another worker. */
  | { kind: 'file'; file: KeptFile };

/** The first message to an engine worker. */
export interface EngineStart {
  kind: 'start-engine';
  canvas: OffscreenCanvas;
  stage: StageConfig;
  engine: EngineChoice;
  /** What relative URLs of images and fonts are relative to: the address of the app's page. */
  base: string;
  clock: ClockName;
  app: MessagePort;
  /** A port and not the worker itself: what is sent while the engine loads waits in it. */
  shell: MessagePort;
  resume?: Resume;
  /** What the worker before has read. */
  files: readonly KeptFile[];
}

/** The first message to an app worker. */
export interface AppStart {
  kind: 'start-app';
  /** Absolute URL of the app's module, or of the script that has it in itself. */
  app: string;
  /** What the engine is started with. */
  stage: StageConfig;
  engine: MessagePort;
  /** How long its module may take, in milliseconds. */
  timeout: number;
  /** Where it is to go, if its script knows how: what the app before it said of itself. */
  place?: unknown;
}

/** From the shell to the app worker. */
export type ShellToApp =
  | AppStart
  /** Asks for `pong`. */
  | { kind: 'ping' }
  /** Asks for `place`. */
  | { kind: 'where' }
  /** The line to the engine that takes the place of the one before. */
  | { kind: 'engine'; port: MessagePort }
  /** The engine cannot continue, and cannot say so itself. */
  | { kind: 'engine-failed'; error: ErrorData }
  /** The line to an inspector, whose agent is the module of this URL. */
  | { kind: 'inspect'; agent: string; port: MessagePort };

/** From the app worker to the shell. */
export type AppToShell =
  /** Its script runs. */
  | { kind: 'hello' }
  /** It answers. */
  | { kind: 'pong' }
  /** Where a person is in the app; `undefined` if its script does not know. */
  | { kind: 'place'; place: unknown }
  /** The app's entry function has run. */
  | { kind: 'started' }
  /** The app could not be loaded, or its entry function threw. */
  | { kind: 'failed'; error: ErrorData }
  /** Nobody caught what the app threw, or why a promise of it was rejected. */
  | { kind: 'uncaught'; error: ErrorData };
