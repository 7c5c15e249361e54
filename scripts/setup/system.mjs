// What setting up asks of the machine, behind one object, so that tests can play a machine that
// lacks something.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} Answer What a command said.
 * @property {number} status Its exit code; -1 when it could not be started or ran out of time.
 * @property {string} output What it wrote to stdout.
 *
 * @typedef {object} RunOptions
 * @property {number} [timeout] Milliseconds until it is ended and counts as failed. Default: no
 * limit.
 * @property {Record<string, string>} [env] Set in addition to our own environment.
 * @property {string} [cwd]
 * @property {(line: string) => boolean} [shows] Which lines of stderr are shown. Default: all, as
 * they come.
 *
 * @typedef {object} System The machine.
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {Record<string, string | undefined>} env
 * @property {number | undefined} uid The user's id; 0 is root.
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => string[]} list Names in a folder; none when there is no such folder.
 * @property {(path: string) => number} modified When a file was written, in milliseconds since
 * 1970; 0 when it is absent.
 * @property {(path: string) => string} read
 * @property {(path: string) => boolean} canWrite Whether a file or folder that is there may be
 * written.
 * @property {(command: string) => string | undefined} find The path of a command, as the shell
 * would find it.
 * @property {(command: string, args: string[], options?: RunOptions) => Answer} ask Runs a short
 * command and hands its output back.
 * @property {(command: string, args: string[], options?: RunOptions) => Promise<number>} run
 *   Runs a command with its output shown; answers its exit code, -1 when it could not be started or
 *   ran out of time.
 * @property {(line: string) => void} say Shows a line to the user.
 */

/** @type {System} */
export const machine = {
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  uid: process.getuid?.(),
  exists: existsSync,
  list: (path) => (existsSync(path) ? readdirSync(path) : []),
  say: (line) => console.log(line),
  modified: (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  read: (path) => readFileSync(path, 'utf8'),
  canWrite: (path) => isAllowed(path, constants.W_OK),
  find(command) {
    const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
    return folders
      .map((folder) => join(folder, command))
      .find((path) => isAllowed(path, constants.X_OK));
  },
  ask(command, args, options = {}) {
    const { status, stdout, error } = spawnSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: options.timeout,
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    return { status: error ? -1 : (status ?? -1), output: stdout ?? '' };
  },
  run(command, args, options = {}) {
    return new Promise((resolve) => {
      const child = spawn(command, args, {
        stdio: ['ignore', 'inherit', options.shows ? 'pipe' : 'inherit'],
        timeout: options.timeout,
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
      });
      if (options.shows && child.stderr) {
        const { shows } = options;
        createInterface({ input: child.stderr }).on(
          'line',
          (line) => shows(line) && console.error(line),
        );
      }
      child.on('error', () => resolve(-1));
      child.on('close', (status) => resolve(status ?? -1));
    });
  },
};

/**
 * @param {string} path
 * @param {number} mode
 */
function isAllowed(path, mode) {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/**
 * What a file says as JSON; `undefined` where it is not there, or was cut short when something was
 * ended.
 *
 * @param {System} system
 * @param {string} path
 * @returns {any}
 */
export function readJson(system, path) {
  try {
    return JSON.parse(system.read(path));
  } catch {
    return undefined;
  }
}

/**
 * Whether `version` is `least` or newer; both are dotted numbers, what is missing counts as 0.
 *
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const have = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const want = least.split('.').map(Number);
  for (const [index, number] of want.entries()) {
    const difference = (have[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
