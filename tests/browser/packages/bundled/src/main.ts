// The page of an app that another bundler builds, as docs/bundlers.md has it.
import { runApp } from 'inlay';

const canvas = document.querySelector('canvas') as HTMLCanvasElement;
const threads = new URLSearchParams(location.search).get('threads');

const running = await runApp({
  canvas,
  app: () => import('./app.ts'),
  workers: {
    app: () => new Worker(new URL('./app.worker.ts', import.meta.url), { type: 'module' }),
  },
  inspect: 'key',
  ...(threads ? { threads: threads as 'single' } : {}),
});
running.on('degraded', (error) => console.warn(error.message));
document.documentElement.dataset.inlay = 'started';
