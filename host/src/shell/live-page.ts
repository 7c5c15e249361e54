/**
 * The page of `inlay serve`: where the app's sources change, its next build takes over where a
 * person is. What is wrong with sources is shown over the app, which goes on.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import type { FollowedApp } from './page.ts';
import { runServed, type Scripts, served, startServed } from './served.ts';

/** What the server announces. */
interface Change {
  /** Scripts of a build that succeeded. */
  scripts?: Scripts;
  /** Whether the page's own script is another. */
  reload?: boolean;
  /** What is wrong with the sources. */
  wrong?: string;
}

let running = await startServed();
let taking = Promise.resolve();

if (served.changes !== undefined) {
  const changes = new EventSource(new URL(served.changes, document.baseURI));
  changes.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const change = JSON.parse(data) as Change;
    // One after the other: each takes the place of the one before.
    taking = taking.then(() => take(change));
  });
}

async function take({ scripts, reload, wrong }: Change): Promise<void> {
  showWrong(wrong);
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
    return next;
  } catch (error) {
    canvas.remove();
    showWrong(`The app did not start:\n${asError(error).message}`);
    return old;
  }
}

/** Shows what is wrong over the page, or that nothing is. */
function showWrong(wrong: string | undefined): void {
  document.querySelector('#inlay-wrong')?.remove();
  if (wrong === undefined) return;
  const message = document.createElement('pre');
  message.id = 'inlay-wrong';
  message.textContent = wrong;
  Object.assign(message.style, {
    position: 'fixed',
    inset: 'auto 0 0',
    maxHeight: '60%',
    margin: '0',
    padding: '1.5em 2em',
    overflow: 'auto',
    background: '#300c',
    color: '#fdd',
    font: '15px/1.4 ui-monospace, monospace',
    whiteSpace: 'pre-wrap',
  });
  document.body.append(message);
}
