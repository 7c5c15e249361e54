/**
 * A server of files that answers as a test wants: over HTTP on this machine.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request: a status, no answer ever, or a connection that breaks. */
export type Fate = number | 'never' | 'breaks';

const assets = new URL('../../assets/', import.meta.url);

/** Serves `tests/assets`. */
export class FileServer {
  /** What happens to the next requests for a file, one each; then all goes well. */
  readonly fates = new Map<string, Fate[]>();
  /** While it is true no request gets through. */
  offline = false;
  /** Files that were asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #open = new Set<ServerResponse>();

  private constructor() {
    this.#server = createServer((request, response) => {
      const name = decodeURIComponent((request.url ?? '').slice(1));
      this.asked.push(name);
      const fate = this.offline ? 'breaks' : (this.fates.get(name)?.shift() ?? 200);
      if (fate === 'breaks') return void request.socket.destroy();
      this.#open.add(response);
      if (fate === 'never') return;
      response.statusCode = fate;
      // Nothing is left to a cache below the host's.
      response.setHeader('cache-control', 'no-store');
      response.setHeader('access-control-allow-origin', '*');
      const [file = ''] = name.split('?');
      response.end(fate === 200 ? readFileSync(new URL(file, assets)) : 'no');
    });
  }

  static async open(): Promise<FileServer> {
    const server = new FileServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  /** Its address, with a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** How often a file was asked for. */
  count(name: string): number {
    return this.asked.filter((asked) => asked === name).length;
  }

  async close(): Promise<void> {
    for (const response of this.#open) response.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
