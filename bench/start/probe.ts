/**
 * What the engine's thread writes down about its start, for `bench start`: it stands before the
 * thread's own script.
 *
 * @module
 */
import type { Engine } from '../../host/src/engine/engine.ts';
import { readRequests } from '../../host/src/engine/requests.ts';
import type { EngineRunner } from '../../host/src/engine/runner.ts';
import { CHANNEL, type EngineMarks } from './marks.ts';

/** How long nothing may happen before all is seen, in milliseconds. */
const QUIET = 500;

const now = () => performance.timeOrigin + performance.now();

/** A callback of the display clock. */
interface Turn {
  began: number;
  ended: number;
  /** Count of draw calls, and of the images uploaded so far. */
  draws: number;
  uploads: number;
}

type Compile = (...source: unknown[]) => Promise<WebAssembly.Module>;

/** Begins to write down. */
export function probe(): void {
  const marks = { engine: now(), compiled: Number.NaN };
  const turns: Turn[] = [];
  let turn: Turn | undefined;
  let uploads = 0;
  /** Images that are in view, by texture; and which have arrived, in their order. */
  const visible = new Set<number>();
  const arrived: { texture: number; turn: Turn | undefined }[] = [];
  let fonts: Turn | undefined;

  for (const name of ['compile', 'compileStreaming']) {
    const compilers = WebAssembly as unknown as Record<string, Compile>;
    const compile = compilers[name] as Compile;
    compilers[name] = async (...source) => {
      const module = await compile(...source);
      marks.compiled = now();
      return module;
    };
  }

  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, () => unknown>;
  for (const name of Object.getOwnPropertyNames(gl).filter((each) => /^draw[AER]/.test(each))) {
    const draw = gl[name] as () => unknown;
    gl[name] = function (this: unknown, ...given: []) {
      if (turn) turn.draws += 1;
      return draw.apply(this, given);
    };
  }
  const upload = gl.texImage2D as () => unknown;
  gl.texImage2D = function (this: unknown, ...given: unknown[]) {
    if (given.at(-1) instanceof ImageBitmap) uploads += 1;
    return upload.apply(this, given as []);
  };

  const request = requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) =>
    request((time) => {
      turn = { began: now(), ended: 0, draws: 0, uploads: 0 };
      try {
        callback(time);
      } finally {
        turn.ended = now();
        turn.uploads = uploads;
        turns.push(turn);
        turn = undefined;
      }
    });

  let runner: EngineRunner | undefined;
  Object.defineProperty(globalThis, 'inlayEngine', {
    configurable: true,
    get: () => runner,
    set(made: EngineRunner) {
      runner = made;
      watch(made.engine);
      waitForRest(made);
    },
  });

  function watch(engine: Engine): void {
    const frame = engine.frame.bind(engine);
    const see = (texture: number, visibility: string) => {
      if (visibility === 'in-viewport') visible.add(texture);
    };
    const none = () => {};
    engine.frame = (time) => {
      const output = frame(time);
      readRequests(output.requests, {
        loadImage: ({ texture, visibility }) => see(texture, visibility),
        prioritiseImage: ({ texture, visibility }) => see(texture, visibility),
        cancelImage: (texture) => visible.delete(texture),
        freeImage: (texture) => visible.delete(texture),
        loadFont: none,
      });
      return output;
    };
    const image = engine.imageArrived.bind(engine);
    engine.imageArrived = (texture, ...size) => {
      arrived.push({ texture, turn });
      return image(texture, ...size);
    };
    const font = engine.fontArrived.bind(engine);
    engine.fontArrived = (...given) => {
      fonts = turn;
      return font(...given);
    };
  }

  function waitForRest(made: EngineRunner): void {
    const frames = turns.length;
    setTimeout(() => {
      if (!made.isIdle || turns.length !== frames || arrived.length === 0) waitForRest(made);
      else post();
    }, QUIET);
  }

  function post(): void {
    const last = arrived.findLastIndex(({ texture }) => visible.has(texture));
    const from = arrived[last]?.turn;
    // Images are uploaded in the order in which they arrive.
    const complete = turns.find(
      (each) => each.uploads > last && (!from || each.began >= from.began),
    );
    const end = complete?.ended ?? Number.NaN;
    const counted = turns.filter(({ ended }) => ended <= end);
    const message: EngineMarks = {
      ...marks,
      drawn: turns.find(({ draws }) => draws > 0)?.ended ?? Number.NaN,
      fonts: fonts?.ended ?? Number.NaN,
      complete: end,
      frame: Math.max(...counted.map(({ began, ended }) => ended - began)),
      frames: counted.map(({ began, ended }) => [began, ended - began]),
    };
    new BroadcastChannel(CHANNEL).postMessage({ engine: message });
  }
}

probe();
