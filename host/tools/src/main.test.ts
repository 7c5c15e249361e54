import assert from 'node:assert/strict';
import { type CommandModule, type LazyCommand, main } from './main.ts';

/** Runs the command line against `table` and catches what it prints. */
async function run(args: string[], table: Record<string, LazyCommand>) {
  const printed: string[] = [];
  const { error } = console;
  const { write: out } = process.stdout;
  const { write: err } = process.stderr;
  const keep = (chunk: string | Uint8Array) => printed.push(chunk.toString()) > 0;
  console.error = (message: string) => void printed.push(`${message}\n`);
  process.stdout.write = keep as typeof process.stdout.write;
  process.stderr.write = keep as typeof process.stderr.write;
  try {
    return { code: await main(args, table), printed: () => printed.join('') };
  } finally {
    console.error = error;
    process.stdout.write = out;
    process.stderr.write = err;
  }
}

function tableWith(
  action: (options: { profile: string }) => Promise<void>,
): Record<string, LazyCommand> {
  const register: CommandModule['register'] = (program) => {
    program
      .command('compose')
      .description('builds')
      .requiredOption('--profile <name>', 'which')
      .action(action);
  };
  return {
    compose: { summary: 'build an engine', load: async () => ({ register }) },
    broken: {
      summary: 'cannot be loaded',
      load: () => Promise.reject(new SyntaxError('Unexpected token')),
    },
    empty: { summary: 'has nothing to register', load: async () => ({}) as CommandModule },
  };
}
const idle = tableWith(async () => {});

describe('inlay', () => {
  it('runs the subcommand with its options', async () => {
    const profiles: string[] = [];
    const { code } = await run(
      ['compose', '--profile', 'rust'],
      tableWith(async ({ profile }) => void profiles.push(profile)),
    );
    assert.equal(code, 0);
    assert.deepEqual(profiles, ['rust']);
  });

  it('prints the sentence of an error and exits with 1', async () => {
    const table = tableWith(() =>
      Promise.reject(new Error('compose.toml:3: expected a path, got 7')),
    );
    const { code, printed } = await run(['compose', '--profile', 'rust'], table);
    assert.equal(code, 1);
    assert.equal(printed(), 'inlay compose: compose.toml:3: expected a path, got 7\n');
  });

  it('exits as an action says that has spoken for itself', async () => {
    const { code, printed } = await run(
      ['compose', '--profile', 'rust'],
      tableWith(async () => {
        process.exitCode = 3;
      }),
    );
    process.exitCode = undefined;
    assert.equal(code, 3);
    assert.equal(printed(), '');
  });

  it('lists all subcommands in its help and loads none of them', async () => {
    const { code, printed } = await run(['--help'], idle);
    assert.equal(code, 0);
    assert.match(printed(), /compose +build an engine/);
    assert.match(printed(), /broken +cannot be loaded/);
  });

  it('shows the options of one subcommand', async () => {
    for (const args of [
      ['compose', '--help'],
      ['help', 'compose'],
    ]) {
      const { code, printed } = await run(args, idle);
      assert.equal(code, 0);
      assert.match(printed(), /--profile <name>/);
    }
  });

  it('reports a subcommand that cannot be loaded, and only when it is asked for', async () => {
    assert.match(
      (await run(['broken'], idle)).printed(),
      /^inlay broken: the subcommand could not be loaded: Unexpected token/,
    );
    assert.match(
      (await run(['empty'], idle)).printed(),
      /expected its file to export register\(program\)/,
    );
    assert.equal((await run(['compose', '--profile', 'rust'], idle)).code, 0);
  });

  it('refuses unknown subcommands and options, and missing ones', async () => {
    for (const [args, message] of [
      [['compsoe'], /unknown command 'compsoe'\s+\(Did you mean compose/],
      [['compose', '--profile', 'rust', '--fast'], /unknown option '--fast'/],
      [['compose'], /required option '--profile <name>' not specified/],
    ] as const) {
      const { code, printed } = await run([...args], idle);
      assert.equal(code, 1);
      assert.match(printed(), message);
    }
  });

  it('does not take the name of an inherited property for a subcommand', async () => {
    assert.equal((await run(['toString'], idle)).code, 1);
  });
});
