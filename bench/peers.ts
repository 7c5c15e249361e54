/**
 * What is measured on a page, each with an empty scene of 1920 x 1080 dp, drawn at 720p: our stage
 * as an app gets it, and its peers.
 *
 * @module
 */
import { RendererMain, type RendererMainSettings } from '@lightningjs/renderer';
import { WebGlCoreRenderer } from '@lightningjs/renderer/webgl';
import { Container, WebGLRenderer } from 'pixi.js';
import { createStage, type Stage } from '../host/src/index.ts';
import { stage } from './stage.ts';

/** Device pixels per dp. */
export const SCALE = stage.pixelWidth / stage.width;

/** A canvas on the page. */
export function canvas(): HTMLCanvasElement {
  const made = document.createElement('canvas');
  made.width = stage.pixelWidth;
  made.height = stage.pixelHeight;
  document.body.append(made);
  return made;
}

/**
 * A stage with app and engine on the main thread, so that all that they take is measured there.
 * It draws by itself.
 */
export function openStage(): Promise<Stage> {
  return createStage({
    canvas: canvas(),
    threads: 'single',
    resolution: { width: stage.pixelWidth, height: stage.pixelHeight },
    engine: { profile: 'rust' },
  });
}

/** Acts in the next frame of the display. Rejected with what that throws. */
export function inFrame(act: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      try {
        act();
        resolve();
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** How many frames the stage of {@link openStage} has made. */
export function stageFrames(): number {
  return (globalThis as unknown as { inlayEngine: { frames: number } }).inlayEngine.frames;
}

/** pixi.js: draws `root` when told to. */
export async function openPixi(): Promise<{ renderer: WebGLRenderer; root: Container }> {
  const renderer = new WebGLRenderer();
  const { pixelWidth: width, pixelHeight: height } = stage;
  await renderer.init({ canvas: canvas(), width, height, backgroundAlpha: 1 });
  const root = new Container();
  root.scale.set(SCALE);
  return { renderer, root };
}

/** Lightning: draws by itself in each frame in which something has changed. */
export interface Lightning {
  renderer: RendererMain;
  /** How many frames it has drawn. */
  frames(): number;
}

/** Opens Lightning with the engines of its texts. */
export function openLightning(fontEngines: RendererMainSettings['fontEngines'] = []): Lightning {
  const target = document.createElement('div');
  document.body.append(target);
  const renderer = new RendererMain(
    {
      appWidth: stage.width,
      appHeight: stage.height,
      deviceLogicalPixelRatio: SCALE,
      devicePhysicalPixelRatio: 1,
      renderEngine: WebGlCoreRenderer,
      fontEngines,
      fpsUpdateInterval: 0,
    },
    target,
  );
  let drawn = 0;
  const { stage: scene } = renderer;
  const draw = scene.drawFrame.bind(scene);
  scene.drawFrame = () => {
    drawn += 1;
    draw();
  };
  return { renderer, frames: () => drawn };
}
