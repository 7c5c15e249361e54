/**
 * The inspector's end of the line to its agent.
 *
 * @module
 */
import type { AgentToInspector, Inspection, Question } from '../protocol/inspection.ts';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Asks an agent. */
export class Client {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #failure: Error | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.addEventListener('message', ({ data }: MessageEvent<AgentToInspector>) =>
      this.#take(data),
    );
    port.start();
  }

  /** Asks; rejected with the message of the API, or with why there is no agent. */
  ask<Q extends Question>(
    question: Q,
    ask: Inspection[Q]['ask'],
  ): Promise<Inspection[Q]['answer']> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#last += 1;
    const token = this.#last;
    this.#port.postMessage({ token, question, ask });
    return new Promise((resolve, reject) => {
      this.#waiting.set(token, { resolve: resolve as Waiting['resolve'], reject });
    });
  }

  /** Ends agent and line. */
  close(): void {
    this.#port.postMessage('close');
    this.#fail(new Error('The inspector was closed.'));
  }

  #take(message: AgentToInspector): void {
    if (message.kind === 'failed') return this.#fail(new Error(message.message));
    const waiting = this.#waiting.get(message.token);
    this.#waiting.delete(message.token);
    if (message.kind === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
