/**
 * The worker that a script may be loaded into.
 *
 * @module
 */

/** What a worker's thread does with its page; apps are compiled without the types of workers. */
export interface WorkerScope {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(
    type: 'unhandledrejection',
    listener: (event: PromiseRejectionEvent) => void,
  ): void;
  /** Ends the worker. */
  close(): void;
}

/** This thread, if it is a worker of one page. */
export function workerScope(): WorkerScope | undefined {
  const scope = globalThis as { DedicatedWorkerGlobalScope?: new () => object };
  const { DedicatedWorkerGlobalScope: Scope } = scope;
  if (typeof Scope !== 'function' || !(scope instanceof Scope)) return undefined;
  return scope as unknown as WorkerScope;
}
