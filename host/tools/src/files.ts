/**
 * The files of a folder over HTTP, and who may ask for them.
 *
 * @module
 */
import { realpathSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { join, sep } from 'node:path';
// send serves a file as HTTP says: types, ranges, conditions, no way out of its folder.
import send from 'send';

/**
 * Answers a request for a path below a folder; the path begins with a slash and may have a query.
 */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, url: string) => void;

/**
 * Serves the files of a folder. Files and folders whose names begin with a dot are not served, nor
 * is what a link outside of the folder leads to.
 *
 * @param keep How long browsers may keep a file that was asked for by its version, in milliseconds;
 *   they ask for others again each time.
 */
export function filesOf(folder: string, keep: number = 0): FileHandler {
  return (request, response, url) => {
    const path = url.replace(/[?#].*$/, '');
    const maxAge = isVersioned(url) ? keep : 0;
    if (leadsOut(folder, path))
      return refuse(response, 404, 'Not found: a link that leads out of the served folder');
    send(request, path, { root: folder, dotfiles: 'ignore', maxAge })
      .on('error', ({ status = 500 }: { status?: number }) => {
        refuse(
          response,
          status,
          status === 416
            ? 'Not a range of this file'
            : status < 500
              ? 'Not found'
              : 'Cannot be read',
        );
      })
      .on('directory', () => refuse(response, 404, 'Not found'))
      .pipe(response);
  };
}

/** Whether an address names what stands behind it, see `versionOf`. */
export function isVersioned(url: string): boolean {
  return /\?v=[\w-]+$/.test(url);
}

/** Answers with a status and a line of text. */
export function refuse(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** Whether a path is there, and really lies outside of the folder. */
function leadsOut(folder: string, path: string): boolean {
  try {
    const file = realpathSync(join(folder, decodeURIComponent(path)));
    const root = realpathSync(folder);
    return file !== root && !file.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    // What is not there, or not a path, is answered as such.
    return false;
  }
}

/**
 * Whether a request names this server as its host. A page of another site can have its own name
 * resolve to this machine and would then read what is served here (DNS rebinding); its requests
 * carry that name. Addresses cannot be taken over so.
 *
 * @param host The request's `Host`, with or without a port.
 * @param names Names besides `localhost` by which the server is known.
 */
export function isOwnHost(host: string | undefined, names: readonly string[]): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  const address = name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
  if (isIP(address) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true;
  return names.some((own) => own.toLowerCase() === name);
}
