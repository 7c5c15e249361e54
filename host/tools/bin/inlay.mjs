#!/usr/bin/env node
// The door of the `inlay` command. The sources are TypeScript that Node runs as it is, from 22.18
// on; under an older Node this file hands over to the one that `npm start` and `npm test` keep in
// `.cache/node`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
const ownNode = fileURLToPath(
  new URL('../../../.cache/node/node_modules/.bin/node', import.meta.url),
);

if (runsTypeScript) {
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else if (existsSync(ownNode)) {
  const child = spawn(ownNode, process.argv.slice(1), { stdio: 'inherit' });
  // Ctrl-C reaches the child as well; what is sent to this process alone is handed on. Each ends in
  // its own way.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', (signal) => child.kill(signal));
  process.on('SIGHUP', (signal) => child.kill(signal));
  child.on('close', (status) => {
    process.exitCode = status ?? 1;
  });
} else {
  console.error(
    `inlay needs Node 22.18 or newer to run TypeScript, this is ${process.versions.node}: ` +
      'run `npm test` or `npm start` once, which bring one into .cache/node, or install a newer Node.',
  );
  process.exitCode = 1;
}
