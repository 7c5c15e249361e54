/**
 * The one way in which threads talk: typed messages over a port.
 *
 * @module
 */

/** One end of a line: `Out` goes, `In` comes. */
export interface Port<Out, In> {
  /**
   * Sends a message. What is in `transfer` is gone from this thread afterwards. After {@link close}
   * nothing is sent.
   */
  post(message: Out, transfer?: Transferable[]): void;
  /**
   * Says who gets what comes; what came before that is handed over first, in order. There is one
   * receiver.
   */
  receive(receiver: (message: In) => void): void;
  /**
   * Says who posts what this end has gathered and not posted yet, for {@link drain} of the other
   * end.
   */
  gather(post: () => void): void;
  /**
   * Hands over at once what the other end has said so far. Between threads that cannot be known:
   * there it does nothing.
   */
  drain(): void;
  /** Ends the line on both ends. */
  close(): void;
}

/** What a MessagePort, a worker and a worker's global scope have in common. */
export interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  start?(): void;
  close?(): void;
}

const nothing: Transferable[] = [];

/** A port over a MessagePort, a worker, or the worker's own scope. */
export class MessageChannelPort<Out, In> implements Port<Out, In> {
  readonly #endpoint: Endpoint;
  #listener: ((event: MessageEvent) => void) | undefined;
  #closed = false;

  /**
   * @param endpoint Messages wait in a MessagePort until {@link receive}; a worker's are dropped
   * before.
   */
  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
  }

  post(message: Out, transfer: Transferable[] = nothing): void {
    if (!this.#closed) this.#endpoint.postMessage(message, transfer);
  }

  receive(receiver: (message: In) => void): void {
    if (this.#listener) this.#endpoint.removeEventListener('message', this.#listener);
    this.#listener = (event) => receiver(event.data as In);
    this.#endpoint.addEventListener('message', this.#listener);
    this.#endpoint.start?.();
  }

  gather(): void {}

  drain(): void {}

  close(): void {
    this.#closed = true;
    if (this.#listener) this.#endpoint.removeEventListener('message', this.#listener);
    this.#endpoint.close?.();
  }
}

/**
 * A port whose messages wait for their receiver, but for those that somebody takes at once.
 *
 * @param take Gets each message; answers whether it was for them.
 */
export function takingEarly<Out, In>(
  port: Port<Out, In>,
  take: (message: In) => boolean,
): Port<Out, In> {
  return new EarlyPort(port, take);
}

class EarlyPort<Out, In> implements Port<Out, In> {
  readonly #port: Port<Out, In>;
  #receiver: ((message: In) => void) | undefined;
  #waiting: In[] = [];

  constructor(port: Port<Out, In>, take: (message: In) => boolean) {
    this.#port = port;
    port.receive((message) => {
      if (take(message)) return;
      if (this.#receiver && this.#waiting.length === 0) this.#receiver(message);
      else this.#waiting.push(message);
    });
  }

  post(message: Out, transfer?: Transferable[]): void {
    this.#port.post(message, transfer);
  }

  receive(receiver: (message: In) => void): void {
    this.#receiver = receiver;
    // Never inside this call.
    queueMicrotask(() => this.#deliver());
  }

  gather(post: () => void): void {
    this.#port.gather(post);
  }

  drain(): void {
    this.#port.drain();
    this.#deliver();
  }

  close(): void {
    this.#receiver = undefined;
    this.#waiting = [];
    this.#port.close();
  }

  #deliver(): void {
    for (let [message] = this.#waiting; message !== undefined; [message] = this.#waiting) {
      if (!this.#receiver) return;
      // One that drains the line meanwhile continues after it.
      this.#waiting.shift();
      this.#receiver(message);
    }
  }
}

/**
 * Two ends of a line inside one thread. A message arrives in a microtask of its own turn, never
 * inside `post`, as between threads; buffers change hands without being detached.
 */
export function localPorts<A, B>(): [Port<A, B>, Port<B, A>] {
  const first = new LocalPort<A, B>();
  const second = new LocalPort<B, A>();
  first.connect(second);
  second.connect(first);
  return [first, second];
}

class LocalPort<Out, In> implements Port<Out, In> {
  #other: LocalPort<In, Out> | undefined;
  #receiver: ((message: In) => void) | undefined;
  #gathered: (() => void) | undefined;
  #waiting: In[] = [];
  #scheduled = false;

  connect(other: LocalPort<In, Out>): void {
    this.#other = other;
  }

  post(message: Out): void {
    this.#other?.take(message);
  }

  receive(receiver: (message: In) => void): void {
    this.#receiver = receiver;
    if (this.#waiting.length > 0) this.#schedule();
  }

  gather(post: () => void): void {
    this.#gathered = post;
  }

  drain(): void {
    this.#other?.postGathered();
    if (this.#receiver) this.#deliver();
  }

  close(): void {
    this.#receiver = undefined;
    this.#waiting = [];
    // What was posted before still arrives at the other end, as between threads.
    this.#other?.disconnect();
    this.#other = undefined;
  }

  postGathered(): void {
    this.#gathered?.();
  }

  disconnect(): void {
    this.#other = undefined;
  }

  take(message: In): void {
    this.#waiting.push(message);
    if (this.#receiver) this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    this.#scheduled = false;
    // One by one: a receiver that drains the line continues where this is.
    for (
      let message = this.#waiting.shift();
      message !== undefined;
      message = this.#waiting.shift()
    ) {
      this.#receiver?.(message);
    }
  }
}
