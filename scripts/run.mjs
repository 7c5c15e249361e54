// The door of `npm start`, `npm test` and `npm run bench`: any Node from 18 on can open it, with no
// package installed. Finds or installs the Node that our commands need and continues under it in
// main.ts. Written so that Nodes too old to go through can still read it and say so.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 18;

open().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  // A test run ends with its closing line, also when it does not come to its tests.
  if (process.argv[2] === 'test') console.log('0 passed, 1 failed');
  process.exitCode = 1;
});

async function open() {
  const present = process.versions.node;
  if (Number(present.split('.')[0]) < oldestNode) {
    throw new Error(
      `Missing: Node ${oldestNode} or newer (this is ${present}), needed to start; install one from https://nodejs.org.`,
    );
  }
  const binary = await node();
  if (binary !== process.execPath) return goOnUnder(binary);
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}

/** The Node for our commands; installed first where there is none. */
async function node() {
  const { machine } = await import('./setup/system.mjs');
  const { OWN_NODE, installNode, nodeAtHand } = await import('./setup/node.mjs');
  const { requireWritable } = await import('./setup/writable.mjs');
  requireWritable(machine, root);
  const present = process.versions.node;
  const found = nodeAtHand(machine, root, { path: process.execPath, version: present });
  if (found) return found;
  console.log(
    `Node ${present} is too old for our commands: installing ${OWN_NODE} into .cache/node`,
  );
  const start = Date.now();
  const installed = await installNode(machine, root);
  console.log(`Node ${OWN_NODE}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return installed;
}

/** @param {string} binary */
async function goOnUnder(binary) {
  const child = spawn(binary, [join(root, 'scripts/run.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child as well; it ends in its own way, and we pass on how.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status === null ? 1 : status));
  });
}
