/**
 * Questions to the engine that wait for their answers.
 *
 * @module
 */
import type { InlayError } from '../protocol/error.ts';
import type { NodeState } from './internal.ts';

/** The subject of a query, so that it can be cancelled. */
export interface About {
  readonly node?: NodeState;
  /** The batch that carries it. */
  readonly sequence?: number;
}

interface Waiting<T> {
  about: About;
  resolve(value: T): void;
  reject(error: InlayError): void;
}

/** Numbers questions and keeps those that are not answered yet. */
export class Answers<T> {
  readonly #waiting = new Map<number, Waiting<T>>();
  #last = 0;

  /** Whether a question waits for its answer. */
  get isAsked(): boolean {
    return this.#waiting.size > 0;
  }

  /** Asks: `send` gets the number of the question. What it throws is thrown. */
  ask(send: (token: number) => About): Promise<T> {
    this.#last = (this.#last + 1) >>> 0;
    const token = this.#last;
    const about = send(token);
    return new Promise<T>((resolve, reject) =>
      this.#waiting.set(token, { about, resolve, reject }),
    );
  }

  /** Answers a query. An unknown one is ignored. */
  answer(token: number, value: T): void {
    const waiting = this.#waiting.get(token);
    this.#waiting.delete(token);
    waiting?.resolve(value);
  }

  /** Gives up the questions that `isAbout` says. */
  reject(isAbout: (about: About) => boolean, error: () => InlayError): void {
    for (const [token, { about, reject }] of this.#waiting) {
      if (!isAbout(about)) continue;
      this.#waiting.delete(token);
      reject(error());
    }
  }

  /** Gives up all. */
  rejectAll(error: InlayError): void {
    this.reject(
      () => true,
      () => error,
    );
  }
}
