/**
 * What runs in the page: {@link WebGl2} on a canvas, driven by the test.
 *
 * @module
 */
import type { Pixels } from '../../../host/src/device/device.ts';
import { WebGl2 } from '../../../host/src/gpu/webgl2.ts';

/**
 * A picture of the test. Bytes cross to the page as base64: arrays of numbers take a thousand times
 * as long.
 */
export interface PagePicture {
  texture: number;
  width: number;
  height: number;
  data: string;
  /** Through an `ImageBitmap` instead of plain pixels. */
  bitmap: boolean;
  /** Bytes that count against the budget of a frame. */
  bytes: number;
}

/** What {@link Page.follow} saw. */
export interface Followed {
  /** The surface after the first list, after the second, and in the end. */
  pixels: readonly [string, string, string];
  /** What waited after the second list. */
  waiting: number;
  /** Draws after which nothing waited. */
  frames: number;
  /** Calls in their order, of each draw: `ask` are those that wait for the GPU. */
  calls: readonly (readonly ('link' | 'ask' | 'draw')[])[];
}

/** A picture, and the programs that drew it, by the order in which they were made. */
export interface Stood {
  pixels: string;
  waiting: number;
  drawnWith: readonly number[];
}

/** What the test calls. */
export interface Page {
  /** A new canvas. */
  start(offscreen: boolean): number;
  /** Hands over pictures and lists, draws until nothing waits, and reads back. */
  show(
    pictures: readonly PagePicture[],
    lists: readonly string[],
  ): Promise<{ pixels: string; frames: number }>;
  /**
   * Draws one list, then another without waiting, all in one task, and goes on until nothing
   * waits: what was seen, after how many frames, and the calls in question.
   */
  follow(lists: readonly [string, string]): Promise<Followed>;
  /** How many draws in one task it takes, without waiting, until a list is drawn. */
  insist(list: string): number;
  /**
   * Draws a list on a new canvas whose driver compiles in parallel: before what the list needs is
   * compiled, and after.
   */
  standIn(list: string): readonly [Stood, Stood];
  /** Loses the context and gets it back; resolves when both were told. */
  lose(): Promise<void>;
  /** The message with which a list is refused, or nothing. */
  refusal(list: string): string | undefined;
  /** What the browser itself draws of a part of a picture, `x, y, width, height`, at a size. */
  drawn(
    picture: PagePicture,
    part: readonly [number, number, number, number],
    width: number,
    height: number,
  ): string;
  /** Errors of the context so far. */
  glError(): number;
}

let canvas: HTMLCanvasElement | OffscreenCanvas;
let gpu: WebGl2;

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function wordsOf(text: string): Uint32Array {
  return new Uint32Array(bytesOf(text).buffer);
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

async function sourceOf({
  width,
  height,
  data,
  bitmap,
}: PagePicture): Promise<Pixels | ImageBitmap> {
  const pixels = bytesOf(data);
  if (!bitmap) return { width, height, data: pixels };
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
  return createImageBitmap(image, {
    premultiplyAlpha: 'premultiply',
    colorSpaceConversion: 'none',
  });
}

/** Stands in for a function of a context; `call` makes the call as it was meant. */
type StandIn = (call: () => unknown, ...given: unknown[]) => unknown;

/**
 * Replaces functions of all contexts.
 *
 * @returns Puts them back.
 */
function replace(by: Partial<Record<keyof WebGL2RenderingContext, StandIn>>): () => void {
  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, () => unknown>;
  const own = Object.entries(by).map(([name, standIn]) => {
    const call = gl[name] as () => unknown;
    gl[name] = function (this: unknown, ...given: []) {
      return standIn(() => call.apply(this, given), ...given);
    };
    return [name, call] as const;
  });
  return () => {
    for (const [name, call] of own) gl[name] = call;
  };
}

/** Notes the calls of WebGL that make programs, ask for them, and draw, by the draw they are in. */
function recordCalls(): { calls: Followed['calls']; begin(): void; end(): void } {
  const calls: ('link' | 'ask' | 'draw')[][] = [];
  const note =
    (kind: 'link' | 'ask' | 'draw'): StandIn =>
    (call) => {
      calls.at(-1)?.push(kind);
      return call();
    };
  const end = replace({
    linkProgram: note('link'),
    getProgramParameter: note('ask'),
    getUniformLocation: note('ask'),
    drawArraysInstanced: note('draw'),
  });
  return { calls, begin: () => calls.push([]), end };
}

/**
 * Gives contexts the extension that says whether a program is compiled: all are, but those that are
 * made between `hold` and `release`.
 */
function parallelDriver() {
  const status = 0x91b1;
  const programs: WebGLProgram[] = [];
  let [held, current] = [Number.POSITIVE_INFINITY, -1];
  const drawnWith = new Set<number>();
  const end = replace({
    getExtension: (call, name) =>
      name === 'KHR_parallel_shader_compile' ? { COMPLETION_STATUS_KHR: status } : call(),
    createProgram(call) {
      const program = call() as WebGLProgram;
      programs.push(program);
      return program;
    },
    getProgramParameter: (call, program, name) =>
      name === status ? programs.indexOf(program as WebGLProgram) < held : call(),
    useProgram(call, program) {
      current = programs.indexOf(program as WebGLProgram);
      return call();
    },
    drawArraysInstanced(call) {
      drawnWith.add(current);
      return call();
    },
  });
  return {
    drawnWith,
    hold() {
      held = programs.length;
    },
    release() {
      held = Number.POSITIVE_INFINITY;
    },
    end,
  };
}

const page: Page = {
  start(offscreen) {
    if (gpu) gpu.close();
    canvas = offscreen ? new OffscreenCanvas(1, 1) : document.createElement('canvas');
    gpu = new WebGl2(canvas);
    return gpu.textureUnits;
  },
  async show(pictures, lists) {
    for (const picture of pictures) {
      const { texture, width, height, bytes } = picture;
      gpu.setImage(texture, {
        width,
        height,
        bytes,
        source: await sourceOf(picture),
        close: () => {},
      });
    }
    for (const words of lists) gpu.apply(wordsOf(words));
    let frames = 0;
    do {
      gpu.draw(true);
      frames += 1;
    } while (gpu.waiting > 0);
    return { pixels: textOf(gpu.readPixels()), frames };
  },
  async follow([first, second]) {
    const { calls, begin, end } = recordCalls();
    const draw = (waits: boolean) => {
      begin();
      gpu.draw(waits);
    };
    gpu.apply(wordsOf(first));
    draw(true);
    const before = textOf(gpu.readPixels());
    gpu.apply(wordsOf(second));
    draw(false);
    const between = textOf(gpu.readPixels());
    const { waiting } = gpu;
    let frames = 0;
    for (; gpu.waiting > 0; frames += 1) {
      await new Promise(requestAnimationFrame);
      draw(false);
    }
    end();
    return { pixels: [before, between, textOf(gpu.readPixels())], waiting, frames, calls };
  },
  insist(list) {
    gpu.apply(wordsOf(list));
    let draws = 0;
    do {
      gpu.draw();
      draws += 1;
    } while (gpu.waiting > 0);
    return draws;
  },
  standIn(list) {
    const driver = parallelDriver();
    const draw = (): Stood => {
      driver.drawnWith.clear();
      gpu.draw();
      const { waiting } = gpu;
      return { pixels: textOf(gpu.readPixels()), waiting, drawnWith: [...driver.drawnWith] };
    };
    page.start(false);
    driver.hold();
    gpu.apply(wordsOf(list));
    const before = draw();
    driver.release();
    const after = draw();
    driver.end();
    return [before, after];
  },
  async lose() {
    const context = canvas.getContext('webgl2') as WebGL2RenderingContext;
    const extension = context.getExtension('WEBGL_lose_context');
    const told = new Promise<void>((resolve) => {
      // The context may be restored only after the event was handled.
      gpu.onLost(() => setTimeout(() => extension?.restoreContext()), resolve);
    });
    extension?.loseContext();
    await told;
  },
  refusal(words) {
    try {
      gpu.apply(wordsOf(words));
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  },
  drawn({ width, height, data }, part, toWidth, toHeight) {
    const context = (wide: number, high: number) =>
      new OffscreenCanvas(wide, high).getContext('2d') as OffscreenCanvasRenderingContext2D;
    const source = context(width, height);
    source.putImageData(
      new ImageData(new Uint8ClampedArray(bytesOf(data).buffer), width, height),
      0,
      0,
    );
    const target = context(toWidth, toHeight);
    target.drawImage(source.canvas, ...part, 0, 0, toWidth, toHeight);
    return textOf(new Uint8Array(target.getImageData(0, 0, toWidth, toHeight).data.buffer));
  },
  glError: () => (canvas.getContext('webgl2') as WebGL2RenderingContext).getError(),
};

Object.assign(globalThis, { page });
