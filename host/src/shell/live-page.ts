/**
 * The page of `inlay serve`: where the app's sources change, its next build takes over where a
 * person is. What is wrong with sources, and what nobody caught, is shown over the app, which goes
 * on.
 *
 * @module
 */
import type { FollowedApp } from './page.ts';
import { runServed, type Scripts, served, startServed } from './served.ts';
import { Wrongs } from './wrongs.ts';

/** What the server announces. */
interface Change {
  /** Scripts of a build that succeeded. */
  scripts?: Scripts;
  /** Whether the page's own script is another. */
  reload?: boolean;
  /** What is wrong with the sources. */
  wrong?: string;
}

const server = served.changes === undefined ? undefined : new URL(served.changes, document.baseURI);
const wrongs = new Wrongs(server);
wrongs.ofPage();
let current = served.scripts;
let running = await startServed((error) => wrongs.report(error));
let taking = Promise.resolve();
if (running) watch(running);

if (server !== undefined) {
  const changes = new EventSource(server);
  changes.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const change = JSON.parse(data) as Change;
    // One after the other: each takes the place of the one before.
    taking = taking.then(() => take(change));
  });
}

/** Shows what goes wrong with an app that runs. */
function watch(app: FollowedApp): void {
  for (const name of ['error', 'recovered', 'unresponsive'] as const)
    app.on(name, (error) => wrongs.report(error));
}

async function take({ scripts, reload, wrong }: Change): Promise<void> {
  // The server begins with what was built last.
  const { app, engine } = scripts ?? {};
  if (scripts && !reload && app === current?.app && engine === current?.engine) return;
  current = scripts ?? current;
  wrongs.clear();
  if (wrong !== undefined) wrongs.show(wrong);
  // An app that did not start has no place to keep.
  if (reload || (scripts && !running)) location.reload();
  else if (scripts && running) running = await takeOver(running, scripts);
}

/** Runs the next build on a canvas of its own, which is shown once it has started. */
async function takeOver(old: FollowedApp, scripts: Scripts): Promise<FollowedApp> {
  const place = await old.place();
  const canvas = old.canvas.cloneNode(false) as HTMLCanvasElement;
  const { left, top, width, height } = old.canvas.getBoundingClientRect();
  Object.assign(canvas.style, {
    position: 'fixed',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    visibility: 'hidden',
  });
  old.canvas.after(canvas);
  try {
    const next = await runServed(canvas, scripts, place, old.isInspected);
    old.canvas.remove();
    old.close();
    next.canvas.removeAttribute('style');
    watch(next);
    return next;
  } catch (error) {
    canvas.remove();
    wrongs.report(error, 'The app did not start:\n');
    return old;
  }
}
