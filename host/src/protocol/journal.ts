/**
 * The app's end of a line whose engine may be replaced: keeps a copy of every batch until a
 * snapshot has it.
 *
 * @module
 */

import type { InlayError } from './error.ts';
import type { AppToEngine, EngineToApp, JournalEntry, LifeState } from './messages.ts';
import type { Port } from './port.ts';

/** A port that goes on over another line when its engine's worker is replaced. */
export class JournalPort implements Port<AppToEngine, EngineToApp> {
  #port: Port<AppToEngine, EngineToApp>;
  #receiver: ((message: EngineToApp) => void) | undefined;
  #batches: JournalEntry[] = [];
  #life: LifeState = 'running';
  #isWatched = false;
  /** Questions that are not answered yet: the new engine is asked again. */
  readonly #questions = new Map<string, AppToEngine>();
  #closed = false;

  constructor(port: Port<AppToEngine, EngineToApp>) {
    this.#port = port;
  }

  post(message: AppToEngine, transfer?: Transferable[]): void {
    if (message.kind === 'batch') {
      const { buffer, length, sequence } = message;
      // A copy: the buffer itself goes to the other thread.
      const words = buffer.slice(0, length * 4);
      this.#batches.push({
        buffer: words,
        length,
        sequence,
        time: performance.timeOrigin + performance.now(),
      });
    } else if (message.kind === 'life') this.#life = message.state;
    else if (message.kind === 'watch') this.#isWatched = message.watched;
    else if (
      message.kind === 'when-idle' ||
      message.kind === 'draw-list' ||
      message.kind === 'snapshot'
    ) {
      this.#questions.set(`${message.kind} ${message.token}`, message);
    }
    this.#port.post(message, transfer);
  }

  receive(receiver: (message: EngineToApp) => void): void {
    this.#receiver = receiver;
    this.#port.receive((message) => this.#take(message));
  }

  gather(post: () => void): void {
    this.#port.gather(post);
  }

  drain(): void {
    this.#port.drain();
  }

  close(): void {
    this.#closed = true;
    this.#receiver = undefined;
    this.#batches = [];
    this.#port.close();
  }

  /** Goes on over the line to a new engine, which gets everything that its snapshot lacks. */
  replace(port: Port<AppToEngine, EngineToApp>): void {
    if (this.#closed) {
      port.post({ kind: 'close' });
      return port.close();
    }
    this.#port.close();
    this.#port = port;
    port.post({ kind: 'journal', batches: this.#batches, life: this.#life });
    if (this.#isWatched) port.post({ kind: 'watch', watched: true });
    for (const question of this.#questions.values()) port.post(question);
    if (this.#receiver) this.receive(this.#receiver);
  }

  /** The engine cannot continue, and cannot say so itself. */
  fail(error: InlayError): void {
    this.#receiver?.({ kind: 'failed', error: error.toData() });
  }

  #take(message: EngineToApp): void {
    switch (message.kind) {
      case 'acknowledged':
        this.#batches = this.#batches.filter(({ sequence }) => sequence > message.sequence);
        return;
      case 'refused':
        this.#batches = this.#batches.filter(({ sequence }) => sequence !== message.sequence);
        break;
      case 'idle':
      case 'draw-list':
      case 'snapshot':
        this.#questions.delete(
          `${message.kind === 'idle' ? 'when-idle' : message.kind} ${message.token}`,
        );
    }
    this.#receiver?.(message);
  }
}
