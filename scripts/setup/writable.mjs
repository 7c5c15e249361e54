// The checkout is where everything is brought to and built: nothing goes without writing there.
import { join } from 'node:path';
import { Missing } from './missing.mjs';

const folders = ['.cache', 'node_modules', 'target'];

/**
 * Checks that the folders of what is brought and built can be written, or made.
 *
 * @param {import('./system.mjs').System} system
 * @param {string} root
 * @throws {Missing} for the first that cannot.
 */
export function requireWritable(system, root) {
  const places = folders
    .map((name) => join(root, name))
    .map((path) => (system.exists(path) ? path : root));
  const wrong = places.find((path) => !system.canWrite(path));
  if (wrong === undefined) return;
  throw new Missing(
    `the right to write ${wrong}`,
    'for what is brought and built',
    'make it yours with chown, or work in a clone of your own',
  );
}
