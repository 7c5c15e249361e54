/**
 * The page that `inlay serve` shows: an app on the whole window, as its address says.
 *
 * In the query of the address: `threads`, `profile`, `form`, `size` (`1280x720`, pixels of the
 * surface), `overlay-keys` (names with commas between them), `clock=stepped` for tests, and the
 * limits `start` and `answer` in milliseconds.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import type { StageOptions, Threads } from './options.ts';
import { run } from './page.ts';

/** What the server says to the page, if it made it. */
interface Served {
  profile: string;
  form: 'module' | 'component' | 'linked';
  /** URLs of the scripts of app and engine, relative to the page. */
  scripts: { app: string; engine: string };
}

const served = JSON.parse(
  document.querySelector('#inlay-served')?.textContent ?? '{}',
) as Partial<Served>;
const canvas = document.querySelector('canvas') as HTMLCanvasElement;

try {
  const app = await run({
    app: script('app'),
    ...optionsOf(new URLSearchParams(location.search)),
  });
  // Where tools and tests find it.
  Object.assign(globalThis, { inlayApp: app });
  for (const name of ['recovered', 'degraded', 'unresponsive'] as const) {
    app.on(name, (error) => console.warn(`${name}: ${error.message}`));
  }
  app.on('failed', (error) => showFailure(error, app.canvas));
  document.documentElement.dataset.inlay = 'started';
} catch (error) {
  showFailure(error, document.querySelector('canvas') ?? canvas);
}

/** The script of a thread: as the server says, else beside this one. */
function script(name: keyof Served['scripts']): URL {
  const said = served.scripts?.[name];
  return said === undefined
    ? new URL(`${name}.js`, import.meta.url)
    : new URL(said, document.baseURI);
}

function showFailure(error: unknown, place: HTMLElement): void {
  console.error(error);
  document.documentElement.dataset.inlay = 'failed';
  const message = document.createElement('p');
  message.textContent = asError(error).message;
  place.replaceWith(message);
}

function optionsOf(query: URLSearchParams): StageOptions {
  const threads = query.get('threads') as Threads | null;
  const limit = (name: string) => (query.has(name) ? { [name]: Number(query.get(name)) } : {});
  const [width, height] = (query.get('size') ?? '').split('x').map(Number);
  return {
    canvas,
    ...(threads === null ? {} : { threads }),
    ...(width && height ? { resolution: { width, height } } : {}),
    limits: { ...limit('start'), ...limit('answer') },
    ...(query.has('overlay-keys')
      ? { overlayKeys: (query.get('overlay-keys') ?? '').split(',') }
      : {}),
    ...(query.get('clock') === 'stepped' ? { clock: 'stepped' } : {}),
    workers: { app: script('app'), engine: script('engine') },
    engine: engineOf(query),
  };
}

function engineOf(query: URLSearchParams): NonNullable<StageOptions['engine']> {
  const profile = query.get('profile') ?? served.profile;
  const form = (query.get('form') as Served['form'] | null) ?? served.form;
  return { ...(profile === undefined ? {} : { profile }), ...(form === undefined ? {} : { form }) };
}
