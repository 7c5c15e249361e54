/**
 * Announces to pages what changes.
 *
 * @module
 */
import type { ServerResponse } from 'node:http';

/** Pages that listen, as Server-Sent Events. */
export class Changes {
  readonly #pages = new Set<ServerResponse>();

  /**
   * Takes a page's request: it stays open.
   *
   * @param now What has changed since the page was loaded, if that is known.
   */
  add(response: ServerResponse, now?: object): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    // Headers are sent with the first words.
    response.write(now === undefined ? ':\n\n' : eventOf(now));
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
  }

  /** Announces something to all of them. */
  announce(change: object): void {
    for (const page of this.#pages) page.write(eventOf(change));
  }
}

const eventOf = (change: object) => `data: ${JSON.stringify(change)}\n\n`;
