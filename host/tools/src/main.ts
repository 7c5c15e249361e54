/**
 * The `inlay` command.
 *
 * Goes in: the arguments after `inlay`. Comes out: the exit code. Each subcommand is one file
 * beside this one that exports `register(program)`, see {@link CommandModule}; it is loaded only
 * when it is asked for, so that one broken file does not take the other subcommands with it, and
 * `inlay --help` loads none.
 *
 * @module
 */
import { Command, CommanderError } from 'commander';

/** What a subcommand's file exports. */
export interface CommandModule {
  /**
   * Adds the subcommand to `program`: `program.command('compose').option(...).action(async
   * (options) => { ... })`.
   *
   * An action that cannot do its work throws an `Error` whose message is a sentence for the user:
   * the program prints it without a stack and exits with 1. An action that has said why already
   * sets `process.exitCode` and returns.
   */
  register(program: Command): void;
}

/** A subcommand before it is loaded: what the help says about it, and where it is. */
export interface LazyCommand {
  /** One line for `inlay --help`. */
  summary: string;
  /** Loads the file that defines it. */
  load(): Promise<CommandModule>;
}

const commands: Record<string, LazyCommand> = {
  compose: {
    summary: 'build the engine of a profile in its forms',
    load: () => import('./compose.ts'),
  },
  build: {
    summary: 'write an app and its engine as a folder to ship',
    load: () => import('./build.ts'),
  },
  serve: { summary: 'serve an app and its engine to browsers', load: () => import('./serve.ts') },
  render: {
    summary: 'run an app without a display and write a frame as PNG',
    load: () => import('./render.ts'),
  },
  new: {
    summary: 'begin an implementation of a system',
    load: () => import('./new-system.ts'),
  },
  conform: {
    summary: 'test a component against the rules of its interface',
    load: () => import('./conform.ts'),
  },
  bindings: {
    summary: 'write the C code for the interface of a system',
    load: () => import('./bindings.ts'),
  },
  schema: {
    summary: 'generate codecs, types and pages from wit/schema',
    load: () => import('./schema.ts'),
  },
};

/**
 * Runs one `inlay` command line.
 *
 * @param args The arguments after `inlay`.
 * @param table The subcommands; tests bring their own.
 * @returns The exit code: 0 when the command did its work, 1 when it could not or the arguments are
 * wrong.
 */
export async function main(
  args: readonly string[],
  table: Record<string, LazyCommand> = commands,
): Promise<number> {
  const program = new Command('inlay').description('Builds and runs Inlay engines.').exitOverride();
  const wanted = namedCommand(args, table);
  try {
    for (const [name, { summary }] of Object.entries(table)) {
      if (name !== wanted) program.command(name).summary(summary).description(summary);
    }
    if (wanted) await addCommand(program, wanted, table);
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    report(wanted ? `inlay ${wanted}` : 'inlay', error);
    return 1;
  }
}

/** The subcommand that `args` ask for or about (`inlay help compose`). */
function namedCommand(
  args: readonly string[],
  table: Record<string, LazyCommand>,
): string | undefined {
  const words = args.filter((argument) => !argument.startsWith('-'));
  const name = words[0] === 'help' ? words[1] : words[0];
  return name !== undefined && Object.hasOwn(table, name) ? name : undefined;
}

async function addCommand(
  program: Command,
  name: string,
  table: Record<string, LazyCommand>,
): Promise<void> {
  const lazy = table[name] as LazyCommand;
  let module: CommandModule;
  try {
    module = await lazy.load();
  } catch (error) {
    throw new Error(
      `the subcommand could not be loaded: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    );
  }
  if (typeof module.register !== 'function') {
    throw new Error(
      'the subcommand could not be loaded: expected its file to export register(program)',
    );
  }
  module.register(program);
}

/** One sentence for people; with INLAY_DEBUG set, the stack and the causes for us. */
function report(prefix: string, error: unknown): void {
  if (process.env.INLAY_DEBUG) console.error(error);
  else console.error(`${prefix}: ${error instanceof Error ? error.message : String(error)}`);
}
