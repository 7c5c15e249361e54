// The door of `npm start`, `npm test` and `npm run bench`: any Node from 18 on can open it, with no package installed.
// Finds or brings the Node that our commands need and goes on under it in main.ts.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 18;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  stop(
    `Missing: Node ${oldestNode} or newer, needed to start at all, and this is ${process.versions.node}; ` +
      'install one from https://nodejs.org (it brings whatever newer version our commands need by itself).',
  );
} else {
  try {
    await goOn(await node());
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
}

/** The Node for our commands; installed first where there is none. */
async function node() {
  // Not at the top: these files may use what a Node too old to start does not parse.
  const { machine } = await import('./setup/system.mjs');
  const { OWN_NODE, installNode, nodeAtHand } = await import('./setup/node.mjs');
  const found = nodeAtHand(machine, root, { path: process.execPath, version: process.versions.node });
  if (found) return found;
  console.log(`Node ${process.versions.node} is too old for our commands: installing ${OWN_NODE} into .cache/node`);
  const start = Date.now();
  const installed = await installNode(machine, root);
  console.log(`Node ${OWN_NODE}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return installed;
}

/** @param {string} binary */
async function goOn(binary) {
  const args = process.argv.slice(2);
  if (binary === process.execPath) {
    const { main } = await import('./main.ts');
    process.exitCode = await main(args);
    return;
  }
  const child = spawn(binary, [join(root, 'scripts/run.mjs'), ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the child as well; it says goodbye, and we pass on how it ended.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
}

/**
 * Ends with a sentence, and where tests were asked for, with their closing line.
 *
 * @param {string} sentence
 */
function stop(sentence) {
  console.error(sentence);
  if (process.argv[2] === 'test') console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
