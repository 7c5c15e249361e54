/**
 * The Rust codec behind a pipe: `schema/rust/examples/reference.rs`.
 *
 * @module
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What Rust says about words. */
export interface RustAnswer {
  /** `ok`, or the error's name and its two facts. */
  readonly check: string;
  /** The words of the value read and packed again; `null` where it cannot be read. */
  readonly words: readonly number[] | null;
}

/** Answers come in the order of the questions. */
export class RustCodec {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting: { resolve(answer: RustAnswer): void; reject(error: Error): void }[] =
    [];
  private errors = '';

  /** Builds the example where needed and starts it. */
  constructor() {
    const args = ['run', '--quiet', '--package', 'inlay-schema', '--example', 'reference'];
    this.process = spawn('cargo', args, { cwd: root });
    this.process.stderr.on('data', (text) => {
      this.errors += text;
    });
    createInterface(this.process.stdout).on('line', (line) =>
      this.waiting.shift()?.resolve(parse(line)),
    );
    const fail = (reason: string) => {
      for (const { reject } of this.waiting.splice(0))
        reject(new Error(`${reason}\n${this.errors}`));
    };
    this.process.on('error', (error) => fail(`expected cargo to start, got ${error.message}`));
    this.process.on('close', (status) =>
      fail(`expected the Rust codec to answer, got its end with ${status}`),
    );
    this.process.stdin.on('error', () => {});
  }

  /** What `check` and `repack` say about the payload of an entry. */
  ask(id: number, words: Iterable<number>): Promise<RustAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.process.stdin.write(`${[id, ...words].map((word) => word.toString(16)).join(' ')}\n`);
    });
  }

  /** Ends the process. */
  close(): void {
    this.process.stdin.end();
  }
}

function parse(line: string): RustAnswer {
  const [check = '', words] = line.split(' |');
  if (words === undefined) throw new Error(`expected an answer of the Rust codec, got "${line}"`);
  if (words === '' && check !== 'ok') return { check, words: null };
  return {
    check,
    words: words
      .split(' ')
      .slice(1)
      .map((word) => Number.parseInt(word, 16)),
  };
}
