/**
 * What the pages of `inlay serve` and `inlay build` do: an app on the whole window, as their
 * address says.
 *
 * In the query of the address: `threads`, `profile`, `form`, `size` (`1280x720`, pixels of the
 * surface), `overlay-keys` (names with commas between them), `inspect`, which opens the inspector,
 * `clock=stepped` for tests, and the limits `start` and `answer` in milliseconds.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import type { StageOptions, Threads } from './options.ts';
import { type FollowedApp, runAt } from './page.ts';
import type { Place } from './place.ts';

/** URLs of the scripts of app and engine, relative to the page. */
export interface Scripts {
  app: string;
  engine: string;
}

/** What the server says to the page, if it made it. */
export interface Served {
  profile: string;
  form: 'module' | 'component' | 'linked';
  scripts: Scripts;
  /** Where changes of the app are announced, relative to the page. */
  changes?: string;
  /** Whether the inspector is beside the page's script. */
  inspect?: boolean;
}

/** What the server says to this page. */
export const served = JSON.parse(
  document.querySelector('#inlay-served')?.textContent ?? '{}',
) as Partial<Served>;

/**
 * Runs the app on the page's canvas, and shows in its place why it does not start, or does not go
 * on.
 *
 * @param failed Gets why it did not start.
 * @returns The app, if it started.
 */
export async function startServed(
  failed?: (error: unknown) => void,
): Promise<FollowedApp | undefined> {
  const canvas = document.querySelector('canvas') as HTMLCanvasElement;
  try {
    return await runServed(canvas);
  } catch (error) {
    showFailure(error, document.querySelector('canvas') ?? canvas);
    failed?.(error);
    return undefined;
  }
}

/**
 * Runs the app.
 *
 * @param scripts Those of another build.
 * @param place Where it begins.
 * @param isInspected Whether the inspector is opened, whatever the address says.
 * @throws What `runApp` throws.
 */
export async function runServed(
  canvas: HTMLCanvasElement,
  scripts?: Scripts,
  place?: Place,
  isInspected = false,
): Promise<FollowedApp> {
  const [app, engine] = [script('app', scripts), script('engine', scripts)];
  const options = optionsOf(new URLSearchParams(location.search));
  const inspect = isInspected || options.inspect;
  const workers = { app, engine };
  const running = await runAt({ app, canvas, ...options, inspect, workers }, place);
  // Where tools and tests find it.
  Object.assign(globalThis, { inlayApp: running });
  for (const name of ['recovered', 'degraded', 'unresponsive'] as const) {
    running.on(name, (error) => console.warn(`${name}: ${error.message}`));
  }
  running.on('failed', (error) => showFailure(error, running.canvas));
  document.documentElement.dataset.inlay = 'started';
  return running;
}

/** The script of a thread: as the server says, else beside this one. */
function script(name: keyof Scripts, scripts = served.scripts): URL {
  const said = scripts?.[name];
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

function optionsOf(
  query: URLSearchParams,
): Omit<StageOptions, 'canvas' | 'inspect'> & { inspect: boolean | 'key' } {
  const threads = query.get('threads') as Threads | null;
  const limit = (name: string) => (query.has(name) ? { [name]: Number(query.get(name)) } : {});
  const [width, height] = (query.get('size') ?? '').split('x').map(Number);
  return {
    ...(threads === null ? {} : { threads }),
    ...(width && height ? { resolution: { width, height } } : {}),
    limits: { ...limit('start'), ...limit('answer') },
    ...(query.has('overlay-keys')
      ? { overlayKeys: (query.get('overlay-keys') ?? '').split(',') }
      : {}),
    inspect: query.has('inspect') ? true : served.inspect === true ? 'key' : false,
    ...(query.get('clock') === 'stepped' ? { clock: 'stepped' } : {}),
    engine: engineOf(query),
  };
}

function engineOf(query: URLSearchParams): NonNullable<StageOptions['engine']> {
  const profile = query.get('profile') ?? served.profile;
  const form = (query.get('form') as Served['form'] | null) ?? served.form;
  return { ...(profile === undefined ? {} : { profile }), ...(form === undefined ? {} : { form }) };
}
