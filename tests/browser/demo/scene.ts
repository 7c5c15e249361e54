/**
 * The demo as tests open it in a browser: the same app, and what they ask of it.
 */
import app from '../../../examples/home/src/app.ts';
import { BrowserDevice } from '../../../host/src/device/browser.ts';
import { pixelsOf } from '../../../host/src/gpu/raster.ts';
import type { Stage } from '../../../host/src/index.ts';
import { loadAfresh } from '../../host/support/afresh.ts';
import { drawn, hashOf } from '../../parity/drawn.ts';

/** A decoded picture on its way to the test: bytes as base64, which crosses fastest. */
export interface Decoded {
  /** The picture's own size. */
  width: number;
  height: number;
  pixels: { width: number; height: number; data: string };
}

/** What a test finds in `globalThis.home`, in the thread of the app. */
export interface Home {
  stage: Stage;
  /** Keys of nodes that got focus, in the order in which the app heard. */
  heard: string[];
  /** What went wrong that no call could throw. */
  errors: string[];
  /** What the draw list draws, a line per instance. */
  drawn(): Promise<string[]>;
  /**
   * Resolves at rest: when the engine is idle, and the app has nothing to say to what it heard
   * until then.
   */
  rest(): Promise<void>;
  /** Key of the focused node and the hash of what is drawn, at rest. */
  state(): Promise<{ focused: string | undefined; hash: string }>;
  /** Loads all pictures again, as {@link loadAfresh} says. Resolves at rest. */
  loadAfresh(): Promise<void>;
  /** Decodes a picture as the engine's device does in this browser. */
  decode(url: string, width: number, height: number, base: string): Promise<Decoded>;
}

/** The events of nodes that the demo answers to. */
const answered = ['focus', 'blur', 'select', 'back', 'loaded', 'failed'] as const;

export default function scene(stage: Stage): void {
  // The engine tells that it is idle after the events of the frame that made it so: what the app
  // answers to those comes after.
  let events = 0;
  for (const name of answered) {
    stage.on(name, () => {
      events += 1;
    });
  }
  const home: Home = {
    stage,
    heard: [],
    errors: [],
    drawn: async () => drawn(await stage.drawList()),
    async rest() {
      let before: number;
      do {
        before = events;
        await stage.idle();
      } while (events !== before);
    },
    async state() {
      await home.rest();
      return { focused: stage.focused?.key, hash: await hashOf(await home.drawn()) };
    },
    loadAfresh: () => loadAfresh(stage, home.rest),
    async decode(url, width, height, base) {
      const picture = await new BrowserDevice(base).loadImage(
        url,
        width,
        height,
        new AbortController().signal,
      );
      const { data, ...size } = pixelsOf(picture.source);
      picture.close();
      return {
        width: picture.width,
        height: picture.height,
        pixels: { ...size, data: base64(data) },
      };
    },
  };
  Object.assign(globalThis, { home });
  stage.on('focus', (node) => {
    home.heard.push(node.key ?? 'a node without a key');
  });
  stage.on('error', (error) => {
    home.errors.push(error.message);
  });
  app(stage);
}

function base64(data: Uint8Array): string {
  let bytes = '';
  for (let at = 0; at < data.length; at += 0x8000)
    bytes += String.fromCharCode(...data.subarray(at, at + 0x8000));
  return btoa(bytes);
}
