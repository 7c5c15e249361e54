// The browser of our tests: where it is, and how it is started so that pictures are the same on
// every machine.
import { aptInstall } from './setup/apt.mjs';
import { Missing } from './setup/missing.mjs';
import { machine } from './setup/system.mjs';

/** Debian's packages. */
export const CHROMIUM_PACKAGES = ['chromium', 'chromium-headless-shell'];

/**
 * Looked at in this order. The headless shell comes first, and the binary itself before any wrapper
 * on the PATH: the wrapper adds flags that change pictures.
 */
const knownPlaces = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/usr/lib64/chromium-browser/headless_shell',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser as the machine is: `INLAY_CHROMIUM`, else the first of the places where systems keep
 * it.
 *
 * @param {import('./setup/system.mjs').System} system
 * @returns {string | undefined}
 * @throws {Missing} when `INLAY_CHROMIUM` names no file.
 */
export function detectChromium(system) {
  const wanted = system.env.INLAY_CHROMIUM;
  if (!wanted) return knownPlaces.find((path) => system.exists(path));
  if (system.exists(wanted)) return wanted;
  throw new Missing(
    `the browser that INLAY_CHROMIUM names (${wanted})`,
    'for the browser tests',
    'correct or unset the variable',
  );
}

/**
 * Installs Chromium by apt.
 *
 * @param {import('./setup/system.mjs').System} system
 * @returns {Promise<string>} Its path.
 * @throws {Missing} when apt cannot bring it.
 */
export async function installChromium(system) {
  const apt =
    (await aptInstall(system, CHROMIUM_PACKAGES)) ??
    'the packages that apt brought have none at a known place';
  const path = detectChromium(system);
  if (path) return path;
  throw new Missing(
    'Chromium or Chrome',
    'for the browser tests',
    `${apt}, so install one and, if it is at an unusual place, name its binary in INLAY_CHROMIUM`,
  );
}

/**
 * The path of the browser's binary, for tests.
 *
 * @returns {string}
 * @throws {Missing} when there is none.
 */
export function chromiumPath() {
  const path = detectChromium(machine);
  if (path) return path;
  throw new Missing(
    'Chromium or Chrome',
    'for the browser tests',
    'run `npm test`, which brings it, or name its binary in INLAY_CHROMIUM',
  );
}

/**
 * The options for `chromium.launch()` of playwright-core: a software GPU, which every machine has
 * and which draws the same picture everywhere, and no sandbox, which containers forbid.
 *
 * @param {string[]} [moreArgs] Switches for one test, such as `--disable-webgl2`.
 * @returns {{ executablePath: string, chromiumSandbox: false, headless: true, args: string[] }}
 */
export function launchOptions(moreArgs = []) {
  return {
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    headless: true,
    args: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...moreArgs],
  };
}
