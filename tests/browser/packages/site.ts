/**
 * A server of static files, as a service has one for its app.
 *
 * @module
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { filesOf, refuse } from '../../../host/tools/src/files.ts';

/** How files are served. */
export interface SiteOptions {
  /** Path below which they are, with slashes at both ends. */
  path?: string;
  /** Sent with each file. */
  headers?: Readonly<Record<string, string>>;
}

/** A server that runs. */
export interface Site {
  /** Address of the folder, with a slash at the end. */
  readonly url: string;
  /** Paths that were asked for and are not there. */
  readonly missing: readonly string[];
  close(): void;
}

/** Serves a folder. */
export async function serveFolder(
  folder: string,
  { path = '/', headers = {} }: SiteOptions = {},
): Promise<Site> {
  const missing: string[] = [];
  const files = filesOf(folder);
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.on('finish', () => {
      if (response.statusCode === 404) missing.push(pathname);
    });
    if (!pathname.startsWith(path)) return refuse(response, 404, 'Not found');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    files(request, response, `/${pathname.slice(path.length)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    missing,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
