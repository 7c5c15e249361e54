/**
 * Every message between the threads, and nothing else.
 *
 * Times are milliseconds since 1970 with fractions (`performance.timeOrigin + performance.now()`), because each thread's own clock
 * starts when the thread does. Buffers are transferred: whoever posts one has it no longer, until it comes back in `used`.
 *
 * @module
 */
import type { ErrorData } from './error.ts';

/** Insets of a rectangle, in dp. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
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
  /** An event buffer that the app has read. */
  | { kind: 'used'; buffer: ArrayBuffer }
  /** The stage is closed: the engine ends. */
  | { kind: 'close' };

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
  /** Batch buffers that are free again. */
  | { kind: 'used'; buffer: ArrayBuffer }
  /** A refused batch, so that the app can say which node it was about. */
  | { kind: 'refused'; buffer: ArrayBuffer; length: number; sequence: number }
  /** The engine trapped and was made anew from its last snapshot and the commands since. */
  | { kind: 'recovered'; error: ErrorData; batches: number }
  /** The engine cannot go on, or never started. */
  | { kind: 'failed'; error: ErrorData }
  /** The engine has ended, as its page or host wanted. */
  | { kind: 'closed' };

/** From the shell to the engine. */
export type ShellToEngine =
  /** A key of the schema, in its phase (see `keyPhase`), at the time of its event. */
  | { kind: 'key'; key: number; phase: number; time: number }
  /** Whether anybody can see the page. Time stops while nobody can, and no key is taken. */
  | { kind: 'visible'; visible: boolean }
  /** A new size of the surface in device pixels. */
  | { kind: 'resize'; pixelWidth: number; pixelHeight: number }
  /** New insets of the safe area. */
  | { kind: 'overscan'; insets: Insets }
  /** The page goes away. */
  | { kind: 'close' };

/** From the engine to the shell. */
export type EngineToShell =
  /** The engine is there, and draws. */
  | { kind: 'ready' }
  /** The engine has ended, because the app closed its stage or the engine failed. */
  | { kind: 'closed' }
  /** The engine cannot go on, or never started. */
  | { kind: 'failed'; error: ErrorData };

/** Which build of the engine to load, and from where. */
export interface EngineSource {
  /** Absolute URL of the folder with the profiles, with a slash at the end. */
  base: string;
  /** A profile of `compose.toml`. */
  profile: string;
  /** The form in which it is loaded. */
  form: 'module' | 'component' | 'linked';
}

/** Who says when frames are made: the display, or a test that steps. */
export type ClockName = 'display' | 'stepped';

/** The first message to an engine worker; its port to the shell is the worker itself. */
export interface EngineStart {
  kind: 'start-engine';
  canvas: OffscreenCanvas;
  stage: StageConfig;
  engine: EngineSource;
  /** What relative URLs of pictures and fonts are relative to: the address of the app's page. */
  base: string;
  clock: ClockName;
  app: MessagePort;
}

/** The first message to an app worker. */
export interface AppStart {
  kind: 'start-app';
  /** Absolute URL of the app's module. */
  app: string;
  engine: MessagePort;
}

/** From the app worker to the shell. */
export type AppToShell =
  /** The app's entry function has run. */
  | { kind: 'started' }
  /** The app could not be loaded, or its entry function threw. */
  | { kind: 'failed'; error: ErrorData };
