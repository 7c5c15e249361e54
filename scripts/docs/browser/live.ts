/**
 * The frame of an example: gets its source, and runs it with the engine of the package.
 *
 * @module
 */
import { type App, createStage } from 'inlay';
import { transform } from 'sucrase';
import type { FromFrame, ToFrame } from './messages.ts';

const send = (message: FromFrame) => parent.postMessage(message, location.origin);

const fail = (error: unknown) =>
  send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });

window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
  if (source === parent && data.kind === 'run') run(data.code).catch(fail);
});
window.addEventListener('error', ({ error, message }) => fail(error ?? message));
window.addEventListener('unhandledrejection', ({ reason }) => fail(reason));
send({ kind: 'hello' });

async function run(code: string): Promise<void> {
  const app = await importApp(code);
  const canvas = document.querySelector('canvas') as HTMLCanvasElement;
  const stage = await createStage({ canvas });
  // Where tools and tests find it.
  Object.assign(globalThis, { inlayStage: stage });
  stage.on('error', fail);
  stage.on('warning', (text) => send({ kind: 'failed', message: text }));
  await app(stage);
  send({ kind: 'started' });
}

/**
 * The entry function of an example.
 *
 * @throws If it is no TypeScript, or exports none.
 */
async function importApp(code: string): Promise<App> {
  const { code: script } = transform(code, {
    transforms: ['typescript'],
    disableESTransforms: true,
  });
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const { default: app } = (await import(url)) as { default?: App };
  if (typeof app !== 'function') throw new Error('Expected `export default function app(stage)`.');
  return app;
}
