/**
 * What runs in the page: an app on one thread, over WebGL2 whose textures are counted.
 *
 * @module
 */
import {
  createStage,
  type Node,
  type NodeProperties,
  type Stage,
} from '../../../host/src/index.ts';
import { levelBytes } from '../../host/support/level-bytes.ts';

/** What the test calls. */
export interface MemoryPage {
  /** Opens a stage of 1280 x 720 on a GPU whose textures have at most so many pixels a side. */
  open(textureBudget: number, largestSide: number): Promise<void>;
  /** Adds images, and answers their numbers. */
  add(images: NodeProperties[]): number[];
  set(image: number, properties: NodeProperties): void;
  remove(image: number): void;
  idle(): Promise<void>;
  suspend(): void;
  /** Bytes of all textures, errors of GL, and what the app heard: `loaded a.jpg`. */
  count(): { bytes: number; errors: number[]; heard: string[] };
}

const bytes = new Map<WebGLTexture, number>();
const sizes = new WeakMap<WebGLTexture, { width: number; height: number }>();
const errors: number[] = [];
const heard: string[] = [];
const nodes: Node[] = [];
let stage: Stage;

function countTextures(largestSide: number): void {
  const { prototype } = WebGL2RenderingContext;
  const { createTexture, deleteTexture, texImage2D, texStorage2D, generateMipmap } = prototype;
  const { getParameter, drawArraysInstanced } = prototype;
  const store = (gl: WebGL2RenderingContext, size: number) => {
    bytes.set(getParameter.call(gl, gl.TEXTURE_BINDING_2D) as WebGLTexture, size);
    const error = gl.getError();
    if (error !== 0) errors.push(error);
  };
  Object.assign(prototype, {
    createTexture(this: WebGL2RenderingContext) {
      const texture = createTexture.call(this);
      bytes.set(texture, 0);
      return texture;
    },
    deleteTexture(this: WebGL2RenderingContext, texture: WebGLTexture) {
      bytes.delete(texture);
      deleteTexture.call(this, texture);
    },
    texImage2D(this: WebGL2RenderingContext, ...args: [never]) {
      const list = args as unknown[];
      const source = list[5] as { width: number; height: number };
      const [width, height] =
        list.length > 6 ? [Number(list[3]), Number(list[4])] : [source.width, source.height];
      if (Math.max(width, height) > largestSide) errors.push(this.INVALID_VALUE);
      Reflect.apply(texImage2D, this, args);
      sizes.set(getParameter.call(this, this.TEXTURE_BINDING_2D) as WebGLTexture, {
        width,
        height,
      });
      store(this, width * height * 4);
    },
    texStorage2D(this: WebGL2RenderingContext, ...args: Parameters<typeof texStorage2D>) {
      texStorage2D.call(this, ...args);
      store(this, args[3] * args[4] * (args[2] === this.R8 ? 1 : 4));
    },
    generateMipmap(this: WebGL2RenderingContext, target: number) {
      generateMipmap.call(this, target);
      const bound = getParameter.call(this, this.TEXTURE_BINDING_2D) as WebGLTexture;
      const { width, height } = sizes.get(bound) ?? { width: 1, height: 1 };
      store(this, width * height * 4 + levelBytes({ width, height }));
    },
    getParameter(this: WebGL2RenderingContext, name: number) {
      const value: unknown = getParameter.call(this, name);
      return name === this.MAX_TEXTURE_SIZE ? Math.min(largestSide, Number(value)) : value;
    },
    drawArraysInstanced(
      this: WebGL2RenderingContext,
      ...args: Parameters<typeof drawArraysInstanced>
    ) {
      drawArraysInstanced.call(this, ...args);
      const error = this.getError();
      if (error !== 0) errors.push(error);
    },
  });
}

const page: MemoryPage = {
  async open(textureBudget, largestSide) {
    countTextures(largestSide);
    const canvas = document.querySelector('canvas') as HTMLCanvasElement;
    const resolution = { width: 1280, height: 720 };
    const engine = { base: 'engine/', profile: 'rust' };
    stage = await createStage({
      canvas,
      width: 1280,
      height: 720,
      resolution,
      textureBudget,
      engine,
      threads: 'single',
      limits: { start: Number.POSITIVE_INFINITY },
    });
    stage.on('loaded', (node) => void heard.push(`loaded ${node.key}`));
    stage.on('failed', (node, { reason }) => void heard.push(`failed ${node.key} ${reason}`));
  },
  add(images) {
    const first = nodes.length;
    for (const properties of images)
      nodes.push(stage.image({ position: 'absolute', ...properties }));
    stage.append(...nodes.slice(first));
    return images.map((_, index) => first + index);
  },
  set: (image, properties) => void nodes[image]?.set(properties),
  remove: (image) => void nodes[image]?.remove(),
  idle: () => stage.idle(),
  suspend: () => stage.suspend(),
  count() {
    // All but the single pixel that is drawn where there is none.
    const sum = [...bytes.values()].reduce((sum, size) => sum + size, 0) - 4;
    return { bytes: sum, errors, heard: heard.splice(0) };
  },
};

Object.assign(globalThis, { memoryPage: page });
