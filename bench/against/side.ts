/**
 * One of the two that are compared: the process of a tree, as its parent drives it.
 *
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Measurements } from '../measure.ts';

type Message = 'turn' | { figures: Measurements } | { error: string };

/** A process that measures a tree, turn by turn. */
export class Side {
  readonly #name: string;
  readonly #process: ChildProcess;

  /**
   * @param name What messages call it.
   * @param root The folder of the tree, with its packages installed and its engines composed.
   */
  constructor(name: string, root: string) {
    this.#name = name;
    this.#process = fork(join(import.meta.dirname, 'child.ts'), [root]);
  }

  /**
   * Measures a group once: each step is a turn.
   *
   * @returns At the end, the figures; nothing where the tree cannot measure the group, which is
   * said on standard error.
   * @throws When the process has ended.
   */
  async *measure(group: string): AsyncGenerator<void, Measurements> {
    let message = await this.#say({ run: group });
    while (message === 'turn') {
      yield;
      message = await this.#say('go');
    }
    if ('figures' in message) return message.figures;
    console.error(`${group}: not measured ${this.#name}: ${message.error}`);
    return {};
  }

  /** Ends the process. */
  close(): void {
    if (this.#process.connected) this.#process.disconnect();
  }

  /** The next message after one of ours. */
  #say(message: 'go' | { run: string }): Promise<Message> {
    return new Promise((resolve, reject) => {
      const process = this.#process;
      const ended = (status: number | null) => {
        process.off('message', heard);
        reject(new Error(`the process that measures ${this.#name} ended with ${status}`));
      };
      const heard = (answer: unknown) => {
        process.off('exit', ended);
        resolve(answer as Message);
      };
      process.once('message', heard);
      process.once('exit', ended);
      process.send(message, (error) => error && ended(process.exitCode));
    });
  }
}
