// Runs a command while other processes keep every core busy: a test must pass on a machine that has
// no time for it.
//
//     node scripts/busy.mjs [--processes 4] [--times 3] COMMAND [ARGUMENT]...
//
// Ends with the first exit code that is not 0.
import { spawn, spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

// What follows our own options is the command, with all that is its own: `--`, too.
const given = process.argv.slice(2);
let own = 0;
while (given[own]?.startsWith('--')) own += given[own]?.includes('=') ? 1 : 2;
const { values } = parseArgs({
  args: given.slice(0, own),
  options: {
    processes: { type: 'string', default: '4' },
    times: { type: 'string', default: '1' },
  },
});
const [command, ...args] = given.slice(own);
const [processes, times] = [Number(values.processes), Number(values.times)];
if (command === undefined || !(processes >= 1) || !(times >= 1)) {
  console.error('usage: node scripts/busy.mjs [--processes N] [--times N] COMMAND [ARGUMENT]...');
  process.exit(1);
}

const busy = Array.from({ length: processes }, () =>
  spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
);
let status = 0;
try {
  for (let run = 1; run <= times && status === 0; run += 1) {
    console.log(`run ${run} of ${times}, beside ${processes} busy processes`);
    const result = spawnSync(command, args, { stdio: 'inherit' });
    if (result.error) console.error(`${command}: ${result.error.message}`);
    status = result.status ?? 1;
  }
} finally {
  for (const one of busy) one.kill('SIGKILL');
}
process.exitCode = status;
