/**
 * Opens and closes the inspector of a page, which is loaded when it is opened first.
 *
 * @module
 */
import type { Inspected, Inspector } from '../inspector/inspector.ts';
import { asError, InlayError } from '../protocol/error.ts';

/** The key that opens and closes it: a name of `KeyboardEvent.key`. */
const KEY = 'F8';

/** The inspector of an app, open or not. */
export class Inspection {
  readonly #inspected: Omit<Inspected, 'closed'>;
  readonly #failed: (error: InlayError) => void;
  readonly #stop = new AbortController();
  #inspector: Inspector | undefined;
  #isOpening = false;

  /** @param failed Gets why it cannot be opened: the stage goes on. */
  constructor(inspected: Omit<Inspected, 'closed'>, failed: (error: InlayError) => void) {
    this.#inspected = inspected;
    this.#failed = failed;
    const { signal } = this.#stop;
    // Before the shell: no other key is looked at.
    window.addEventListener('keydown', (event) => this.#keyDown(event), { signal, capture: true });
  }

  get isOpen(): boolean {
    return this.#inspector !== undefined;
  }

  /** Opens it, if it is not open. */
  async open(): Promise<void> {
    if (this.#inspector || this.#isOpening) return;
    this.#isOpening = true;
    try {
      const { openInspector } = await import('../inspector/inspector.ts');
      if (this.#stop.signal.aborted) return;
      this.#inspector = openInspector({
        ...this.#inspected,
        closed: () => {
          this.#inspector = undefined;
        },
      });
    } catch (error) {
      const why = asError(error).message;
      const remedy = 'A folder of inlay build has it with --inspect';
      const message = `The inspector cannot be loaded: ${why}. ${remedy}.`;
      this.#failed(new InlayError('missing', message, error));
    } finally {
      this.#isOpening = false;
    }
  }

  /** Closes it for good. */
  close(): void {
    this.#stop.abort();
    this.#inspector?.close();
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key !== KEY || event.repeat) return;
    event.preventDefault();
    if (this.#inspector) this.#inspector.close();
    else void this.open();
  }
}
