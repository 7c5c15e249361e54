/**
 * A stage over a fake engine in one thread, with a clock that the test moves.
 */
import { connectStage, type Stage } from '../../../host/src/app/stage.ts';
import { type DecodedImage, type Device, LoadError } from '../../../host/src/device/device.ts';
import { SteppedClock } from '../../../host/src/engine/clock.ts';
import { EngineRunner, type RunnerParts } from '../../../host/src/engine/runner.ts';
import type { Painter } from '../../../host/src/gpu/painter.ts';
import type {
  AppToEngine,
  EngineToApp,
  EngineToShell,
  ShellToEngine,
  StageConfig,
} from '../../../host/src/protocol/messages.ts';
import { localPorts, type Port } from '../../../host/src/protocol/port.ts';
import { FakeWorld } from './fake-engine.ts';

export const stageConfig: StageConfig = {
  width: 1920,
  height: 1080,
  pixelWidth: 1280,
  pixelHeight: 720,
  overscan: { top: 54, right: 96, bottom: 54, left: 96 },
  textureBudget: 64 << 20,
};

/** A painter that writes down what it is told. */
export class FakePainter implements Painter {
  readonly textureUnits = 8;
  readonly largestSide = 4096;
  waiting = 0;
  readonly calls: string[] = [];
  lose: () => void = () => {};
  restored: () => void = () => {};
  apply(words: Uint32Array): void {
    this.calls.push(words[0] === 2 ? 'full' : 'delta');
  }
  draw(): void {
    this.calls.push('draw');
  }
  setImage(texture: number): void {
    this.calls.push(`image ${texture}`);
  }
  resize(width: number, height: number): void {
    this.calls.push(`resize ${width}x${height}`);
  }
  reset(): void {
    this.calls.push('reset');
  }
  onLost(lost: () => void, restored: () => void): void {
    this.lose = lost;
    this.restored = restored;
  }
  close(): void {
    this.calls.push('close');
  }
}

/** A device whose loads end when the test says so. */
export class FakeDevice implements Device {
  readonly waiting = new Map<
    string,
    { resolve(picture: DecodedImage): void; reject(error: Error): void; signal: AbortSignal }
  >();
  readonly started: string[] = [];
  loadImage(
    url: string,
    _width: number,
    _height: number,
    signal: AbortSignal,
  ): Promise<DecodedImage> {
    this.started.push(url);
    return new Promise((resolve, reject) => {
      this.waiting.set(url, { resolve, reject, signal });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
  async loadFont(url: string): Promise<Uint8Array> {
    this.started.push(url);
    if (url.includes('missing')) throw new LoadError('not-found', url);
    return new Uint8Array(7);
  }
}

export function picture(width: number, height: number): DecodedImage & { closed: boolean } {
  const source = { width, height, data: new Uint8Array(width * height * 4) };
  return {
    width,
    height,
    source,
    bytes: width * height * 4,
    closed: false,
    close() {
      this.closed = true;
    },
  };
}

export interface Bench {
  stage: Stage;
  runner: EngineRunner;
  world: FakeWorld;
  clock: SteppedClock;
  painter: FakePainter;
  device: FakeDevice;
  shell: Port<ShellToEngine, EngineToShell>;
  /** Work that waits for a rest. */
  later: (() => void)[];
  /** Lets messages arrive. */
  settle(): Promise<void>;
  /**
   * Lets messages arrive, and makes a frame 16 ms later if one is asked for. Answers whether it
   * was.
   */
  step(milliseconds?: number): Promise<boolean>;
}

/** Lets all microtasks run, and one turn of the loop. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** @param parts Others than a bench has. */
export async function openBench(parts: Partial<RunnerParts> = {}): Promise<Bench> {
  const world = new FakeWorld();
  const clock = new SteppedClock(1000);
  const painter = new FakePainter();
  const device = new FakeDevice();
  const later: (() => void)[] = [];
  const [appEnd, engineEnd] = localPorts<AppToEngine, EngineToApp>();
  const [shellEnd, engineShellEnd] = localPorts<ShellToEngine, EngineToShell>();
  const opening = connectStage(appEnd);
  const runner = await EngineRunner.start({
    factory: world,
    stage: stageConfig,
    painter,
    device,
    clock,
    app: engineEnd,
    shell: engineShellEnd,
    later: (work) => later.push(work),
    ...parts,
  });
  const stage = await opening;
  const step = async (milliseconds = 16): Promise<boolean> => {
    await settle();
    const made = clock.step(clock.now() + milliseconds);
    await settle();
    return made;
  };
  return { stage, runner, world, clock, painter, device, shell: shellEnd, later, settle, step };
}
