/**
 * A folder of somebody who has npm and Node, but neither this project nor Rust.
 *
 * @module
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs commands there. */
export class Consumer {
  readonly folder: string;
  readonly #home: string;

  /** @param npmrc Text of the `.npmrc` in their home. */
  constructor(folder: string, npmrc: string) {
    this.folder = folder;
    this.#home = join(folder, 'home');
    mkdirSync(this.#home, { recursive: true });
    writeFileSync(join(this.#home, '.npmrc'), npmrc);
  }

  /** Their environment: nothing of ours. */
  get #env(): NodeJS.ProcessEnv {
    const path = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
    return { HOME: this.#home, PATH: path.join(':'), NO_COLOR: '1', CI: 'true' };
  }

  /**
   * Runs a command to its end.
   *
   * @param folder Relative to {@link folder}.
   * @returns What it printed.
   * @throws With all that it printed, if it fails.
   */
  run(folder: string, command: string, ...args: string[]): string {
    const cwd = join(this.folder, folder);
    try {
      return execFileSync(command, args, { cwd, env: this.#env, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
    }
  }

  /** Starts a command that goes on. */
  start(folder: string, command: string, ...args: string[]): ChildProcess {
    const cwd = join(this.folder, folder);
    // A group of its own: npm ends without a word to what it has started.
    return spawn(command, args, { cwd, env: this.#env, detached: true });
  }
}

/** Ends a program of {@link Consumer.start} and what it has started. */
export function endProgram(program: ChildProcess): void {
  if (program.pid !== undefined && program.exitCode === null) process.kill(-program.pid, 'SIGTERM');
}

/** The first address that a program prints. */
export function printedAddress(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const take = (text: Buffer) => {
      printed += text;
      const address = /http:\/\/[^\s/]+\//.exec(printed)?.[0];
      if (address) resolve(address);
    };
    program.stdout?.on('data', take);
    program.stderr?.on('data', take);
    program.on('exit', () => reject(new Error(`It ended:\n${printed}`)));
  });
}
