/**
 * An example that runs in its page: code that can be edited, and a screen that starts on a click.
 *
 * The example runs in a frame of its own. Its keys stay there, and stopping it is removing the
 * frame. One runs at a time, so a page with many of them costs no more than a page with one.
 *
 * @module
 */
import type { FromFrame, ToFrame } from './messages.ts';

let running: LiveExample | undefined;

/** `<inlay-example frame="live.html">` around a block of code. */
export class LiveExample extends HTMLElement {
  readonly #screen = document.createElement('div');
  readonly #button = document.createElement('button');
  readonly #status = document.createElement('p');
  #frame: HTMLIFrameElement | undefined;
  #code: HTMLElement | undefined;

  connectedCallback(): void {
    const code = this.querySelector('code');
    if (code === null || this.#code === code) return;
    this.#code = code;
    code.contentEditable = 'plaintext-only';
    code.spellcheck = false;
    code.setAttribute('role', 'textbox');
    code.setAttribute('aria-multiline', 'true');
    code.setAttribute('aria-label', 'Code of the example');
    code.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.start();
    });
    this.#screen.className = 'screen';
    this.#button.type = 'button';
    this.#button.textContent = 'Run';
    this.#button.addEventListener('click', () => this.start());
    this.#status.className = 'status';
    this.#status.setAttribute('role', 'status');
    this.#screen.append(this.#button);
    this.prepend(this.#screen, this.#status);
    this.#say('Run it, then use the arrow keys. The code can be edited: Ctrl+Enter runs it again.');
  }

  disconnectedCallback(): void {
    this.stop();
  }

  /** Starts it, or starts it again with the code as it is now. */
  start(): void {
    running?.stop();
    running = this;
    const frame = document.createElement('iframe');
    frame.title = 'The example';
    frame.src = this.getAttribute('frame') ?? '';
    this.#frame = frame;
    this.dataset.state = 'starting';
    this.#say('Starting …');
    window.addEventListener('message', this.#receive);
    this.#button.hidden = true;
    this.#screen.append(frame);
  }

  /** Ends it, with its workers. */
  stop(): void {
    window.removeEventListener('message', this.#receive);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#button.hidden = false;
    delete this.dataset.state;
    this.#say('');
    if (running === this) running = undefined;
  }

  #receive = ({ source, data }: MessageEvent<FromFrame>): void => {
    const frame = this.#frame?.contentWindow;
    if (!frame || source !== frame) return;
    switch (data.kind) {
      case 'hello': {
        const message: ToFrame = { kind: 'run', code: this.#code?.textContent ?? '' };
        frame.postMessage(message, location.origin);
        return;
      }
      case 'started':
        this.dataset.state = 'running';
        this.#say('It runs: arrow keys, Enter and Backspace go to it while it has focus.');
        return frame.focus();
      case 'failed':
        this.dataset.state = 'failed';
        return this.#say(data.message);
    }
  };

  #say(text: string): void {
    this.#status.textContent = text;
  }
}
