/**
 * A machine for tests, made of what it has. Everything else is absent: no command, no file.
 *
 * @module
 */
import type { System } from './system.mjs';

/** What a fake machine has. */
export interface Having {
  platform?: NodeJS.Platform;
  arch?: string;
  uid?: number;
  env?: Record<string, string>;
  /** What may not be written. */
  readOnly?: string[];
  /** Files and what is in them. A folder is there when a file is in it. */
  files?: Record<string, string>;
  /**
   * Commands and what they answer; the key is the beginning of the command line. Undefined: it
   * fails.
   */
  answers?: Record<string, string | undefined>;
  /**
   * Called when a command line with this beginning runs; it changes the machine and answers the
   * exit code.
   */
  effects?: Record<string, (having: Having) => number>;
}

/** A machine that has `having`, and in order what was run and said on it. */
export function fakeSystem(having: Having): { system: System; ran: string[] } {
  const ran: string[] = [];
  const files = () => Object.keys(having.files ?? {});
  const starting = <T>(table: Record<string, T> | undefined, line: string) =>
    Object.entries(table ?? {}).find(([start]) => line.startsWith(start))?.[1];
  const system: System = {
    platform: having.platform ?? 'linux',
    arch: having.arch ?? 'x64',
    uid: having.uid ?? 1000,
    env: having.env ?? {},
    exists: (path) => files().some((file) => file === path || file.startsWith(`${path}/`)),
    list: (path) =>
      files().flatMap((file) => (file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : [])),
    modified: (path) => (system.exists(path) ? Date.now() : 0),
    canWrite: (path) => system.exists(path) && !having.readOnly?.includes(path),
    say: (line) => ran.push(`say: ${line}`),
    read(path) {
      const text = having.files?.[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
    find: (command) =>
      [...Object.keys(having.answers ?? {}), ...Object.keys(having.effects ?? {})].some(
        (line) => line.split(' ')[0] === command,
      )
        ? `/bin/${command}`
        : undefined,
    ask(command, args) {
      const output = starting(having.answers, [command, ...args].join(' '));
      return output === undefined ? { status: -1, output: '' } : { status: 0, output };
    },
    async run(command, args) {
      const line = [command, ...args].join(' ');
      ran.push(line);
      return starting(having.effects, line)?.(having) ?? -1;
    },
  };
  return { system, ran };
}
