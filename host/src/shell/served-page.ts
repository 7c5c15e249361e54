/**
 * The page that `inlay serve` shows: an app on the whole window, as its address says.
 *
 * In the query of the address: `threads`, `profile`, `form`, `size` (`1280x720`, pixels of the surface), and `clock=stepped` for tests.
 *
 * @module
 */
import { runApp, type StageOptions, type Threads } from '../app/index.ts';
import { asError } from '../protocol/error.ts';

/** What the server tells the page. */
interface Served {
  profile: string;
  form: 'module' | 'component' | 'linked';
}

const served = JSON.parse(document.querySelector('#inlay-served')?.textContent ?? '{}') as Served;
const canvas = document.querySelector('canvas') as HTMLCanvasElement;

try {
  await runApp({ app: new URL('app.js', import.meta.url), ...optionsOf(new URLSearchParams(location.search)) });
  document.documentElement.dataset.inlay = 'started';
} catch (error) {
  console.error(error);
  document.documentElement.dataset.inlay = 'failed';
  const message = document.createElement('p');
  message.textContent = asError(error).message;
  canvas.replaceWith(message);
}

function optionsOf(query: URLSearchParams): StageOptions {
  const threads = query.get('threads') as Threads | null;
  const [width, height] = (query.get('size') ?? '').split('x').map(Number);
  return {
    canvas,
    ...(threads === null ? {} : { threads }),
    ...(width && height ? { resolution: { width, height } } : {}),
    ...(query.get('clock') === 'stepped' ? { clock: 'stepped' } : {}),
    engine: {
      profile: query.get('profile') ?? served.profile,
      form: (query.get('form') as Served['form'] | null) ?? served.form,
    },
  };
}
