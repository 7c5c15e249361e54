/**
 * A scene of `frame.*` on a page, by one of the sides: `?side=inlay&scene=move&count=1000`.
 *
 * Positions are made before anything is measured, for all sides alike: ours has them as the batches
 * that an app would have sent.
 */
import { Container } from 'pixi.js';
import { type EngineExports, engineOfResults } from '../../host/src/engine/adapt.ts';
import type { Engine } from '../../host/src/engine/engine.ts';
import { settingWords } from '../../host/src/engine/settings.ts';
import { createGpu } from '../../host/src/gpu/create.ts';
import { BatchWriter } from '../../schema/typescript/index.ts';
import { canvas, inFrame, openLightning, openPixi } from '../peers.ts';
import { stage } from '../stage.ts';
import { lightningBox, pixiBox } from './boxes.ts';
import { limit } from './limit.ts';
import {
  animations,
  boxes,
  color,
  moves,
  PERIOD,
  place,
  scrolled,
  scrolls,
  shift,
} from './scenes.ts';

/** Makes one frame. */
type Step = (frame: number) => void;

const given = new URLSearchParams(location.search);
const count = Number(given.get('count'));
const scrolling = given.get('scene') === 'scroll';

const sides: Record<string, () => Promise<Step> | Step> = {
  empty: () => () => {},
  present,
  inlay,
  animated,
  limit: () =>
    limit(
      canvas(),
      positions(),
      Array.from({ length: count }, (_, at) => color(at)),
    ),
  pixi,
  lightning,
};

/** Draws so many frames, one per frame of the display. */
async function run(step: Step, frames: number): Promise<void> {
  for (let made = 0; made < frames; made += 1) {
    await inFrame(() => step(frame));
    frame += 1;
  }
}

/** Draws so many frames in one callback. */
async function runHot(step: Step, frames: number): Promise<void> {
  await inFrame(() => {
    for (let made = 0; made < frames; made += 1) {
      step(frame);
      drawNow();
      frame += 1;
    }
  });
}

/** Draws what a side would draw by itself later in the frame. */
let drawNow = (): void => {};

let frame = 0;
/** Counts frames that a side makes by itself, without {@link Step}. */
let drawn = () => 0;
const step = await sides[given.get('side') ?? 'empty']?.();
if (!step) throw new Error(`expected ?side= of ${Object.keys(sides)}`);
Object.assign(globalThis, {
  run: (frames: number) => run(step, frames),
  runHot: (frames: number) => runHot(step, frames),
  drawn: () => drawn(),
});
document.documentElement.dataset.ready = '';

/**
 * Nobody's: a frame of WebGL with nothing in it but another colour. What any renderer pays for
 * being seen.
 */
function present(): Step {
  const gl = canvas().getContext('webgl2');
  if (!gl) throw new Error('expected WebGL2');
  return (frame) => {
    gl.clearColor((frame % 256) / 255, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  };
}

/** Our engine, told by batches where everything is. */
async function inlay(): Promise<Step> {
  const { engine, draw } = await engineWith(scrolling ? scrolled(count) : boxes(count));
  const batches = Array.from({ length: PERIOD }, (_, at) => {
    const writer = new BatchWriter();
    return (scrolling ? scrolls(writer, at) : moves(writer, count, at)).slice();
  });
  return (at) => {
    if (engine.apply(batches[at % PERIOD] as Uint32Array) === undefined)
      throw new Error('the engine refused a batch');
    draw();
  };
}

/** Our engine, moving everything by itself. */
async function animated(): Promise<Step> {
  const { engine, draw } = await engineWith(boxes(count));
  if (engine.apply(animations(count)) === undefined)
    throw new Error('the engine refused the animations');
  return draw;
}

async function engineWith(scene: Uint32Array): Promise<{ engine: Engine; draw(): void }> {
  const folder = new URL('engine/rust/', location.href).href;
  const [glue, module] = await Promise.all([
    import(`${folder}engine.glue.js`) as Promise<{
      bind(exports: WebAssembly.Exports): { engine: EngineExports };
    }>,
    WebAssembly.compileStreaming(fetch(`${folder}engine.module.wasm`)),
  ]);
  const { exports } = await WebAssembly.instantiate(module, {});
  const engine = engineOfResults(glue.bind(exports).engine);
  const gpu = await createGpu(canvas());
  const textureUnits = Math.min(16, gpu.textureUnits);
  engine.configure(settingWords({ ...stage, textureUnits }));
  if (engine.apply(scene) === undefined) throw new Error('the engine refused the scene');
  let time = 0;
  const draw = () => {
    time += 16;
    const { drawList } = engine.frame(time);
    if (drawList.length === 0) throw new Error('expected every frame to change something');
    gpu.apply(drawList);
    gpu.draw();
  };
  draw();
  return { engine, draw };
}

async function pixi(): Promise<Step> {
  const { renderer, root } = await openPixi();
  const holder = new Container();
  root.addChild(holder);
  const sprites = Array.from({ length: count }, (_, index) => holder.addChild(pixiBox(index)));
  const at = positions();
  renderer.render(root);
  return (frame) => {
    const now = at[frame % PERIOD] as Float32Array;
    if (scrolling) holder.x = -(now[0] as number);
    else
      for (let index = 0; index < count; index += 1)
        sprites[index]?.position.set(now[index * 2], now[index * 2 + 1]);
    renderer.render(root);
  };
}

async function lightning(): Promise<Step> {
  const { renderer, frames } = openLightning();
  const holder = renderer.createNode({
    x: 0,
    y: 0,
    width: 1920,
    height: 1080,
    parent: renderer.root,
  });
  const nodes = Array.from({ length: count }, (_, index) => lightningBox(renderer, index, holder));
  const at = positions();
  drawn = frames;
  drawNow = () => renderer.stage.drawFrame();
  return (frame) => {
    const now = at[frame % PERIOD] as Float32Array;
    if (scrolling) holder.x = -(now[0] as number);
    else
      for (let index = 0; index < count; index += 1) {
        const node = nodes[index];
        if (!node) continue;
        node.x = now[index * 2] as number;
        node.y = now[index * 2 + 1] as number;
      }
  };
}

/** `x, y` of each box in each frame; where the container is, while it scrolls. */
function positions(): Float32Array[] {
  return Array.from({ length: PERIOD }, (_, frame) => {
    const now = new Float32Array(count * 2);
    for (let index = 0; index < count; index += 1) {
      const { x, y } = shift(index, frame);
      const from = scrolling ? { x: 0, y: 0 } : place(index);
      now.set([from.x + x, from.y + y], index * 2);
    }
    return now;
  });
}
