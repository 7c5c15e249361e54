/**
 * A server as a TV finds it: each request waits for a while, and all answers share one line.
 *
 * HTTP/1.1, so at most six answers at a time (Chromium's limit for one server): it needs no
 * certificate, and it is the harder of the two. What asks early here takes a connection from what
 * asks late; over HTTP/2 it takes bandwidth only.
 *
 * @module
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** How slow the network is. */
export interface Pace {
  /** What each request waits before its answer begins, in milliseconds. */
  delay: number;
  /** Bytes per second of all running answers together. */
  rate: number;
}

/** A request that was answered. Times are milliseconds since 1970. */
export interface Answered {
  /** With its query. */
  path: string;
  status: number;
  asked: number;
  /** When its last byte was sent. */
  ended: number;
  /** Bytes of its body, as sent. */
  bytes: number;
}

/** What a server answers with. */
interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Changes a text before it is sent: what a benchmark puts into pages and scripts. */
export type Rewrite = (path: string, text: string) => string;

/** How often the line hands out bytes, in milliseconds. */
const TICK = 2;
/** Answers that are worth compressing; images are compressed already. */
const compressible = /javascript|json|wasm|html|css|text|font\/[to]tf/;
/** Headers of the original that reach the browser. */
const passedOn = ['content-type', 'cache-control', 'etag', 'link'];

const compress = promisify(brotliCompress);
const now = () => performance.timeOrigin + performance.now();

/** Shares a line among the answers that run. */
class Line {
  readonly #rate: number;
  readonly #running: { response: ServerResponse; body: Uint8Array; sent: number }[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #then = 0;

  /** @param rate Bytes per second. */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Sends a body, and ends the answer. */
  send(response: ServerResponse, body: Uint8Array): void {
    if (body.length === 0) return void response.end();
    this.#running.push({ response, body, sent: 0 });
    if (this.#timer) return;
    this.#then = now();
    this.#timer = setInterval(() => this.#share(), TICK);
  }

  #share(): void {
    const time = now();
    let budget = ((time - this.#then) * this.#rate) / 1000;
    this.#then = time;
    // Each gets the same; what one does not need is for the others.
    this.#running.sort((a, b) => a.body.length - a.sent - (b.body.length - b.sent));
    for (const [index, each] of [...this.#running].entries()) {
      const { response, body } = each;
      const part = Math.floor(budget / (this.#running.length - index || 1));
      const end = Math.min(body.length, each.sent + part);
      if (!response.destroyed) response.write(body.subarray(each.sent, end));
      budget -= end - each.sent;
      each.sent = end;
    }
    for (const done of this.#running.filter(({ body, sent }) => sent >= body.length)) {
      this.#running.splice(this.#running.indexOf(done), 1);
      done.response.end();
    }
    if (this.#running.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Answers of a server, each asked for once and compressed as well as it can be. */
export class Origin {
  readonly #url: string;
  readonly #rewrite: Rewrite;
  readonly #answers = new Map<string, Promise<Answer>>();

  constructor(url: string, rewrite: Rewrite) {
    this.#url = url;
    this.#rewrite = rewrite;
  }

  /** The answer to a GET of a path. */
  answer(path: string): Promise<Answer> {
    const known = this.#answers.get(path);
    if (known) return known;
    const answer = this.#fetch(path);
    this.#answers.set(path, answer);
    // What could not be had is asked for again.
    answer.catch(() => this.#answers.delete(path));
    return answer;
  }

  async #fetch(path: string): Promise<Answer> {
    const response = await fetch(new URL(path, this.#url));
    const { status } = response;
    const headers: Record<string, string> = {};
    for (const name of passedOn) {
      const value = response.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    const type = headers['content-type'] ?? '';
    let body: Uint8Array = new Uint8Array(await response.arrayBuffer());
    if (/javascript|html/.test(type))
      body = Buffer.from(this.#rewrite(path, new TextDecoder().decode(body)));
    if (!compressible.test(type)) return { status, headers, body };
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    headers['content-encoding'] = 'br';
    // Not in this thread: the server of the originals is in it, too.
    return { status, headers, body: await compress(body, { params }) };
  }
}

/** A server that runs. */
export interface Slow {
  /** Its address, with a slash at the end. */
  url: string;
  /** What it answered so far, in the order of the requests. */
  answered: readonly Answered[];
  /** Resolved with what the page sends to `/_bench`. */
  report: Promise<string>;
  close(): Promise<void>;
}

/** Serves what another server has, as slowly as a pace says. */
export async function serveSlowly(origin: Origin, { delay, rate }: Pace): Promise<Slow> {
  const line = new Line(rate);
  const answered: Answered[] = [];
  let reported: (text: string) => void = () => {};
  const report = new Promise<string>((resolve) => {
    reported = resolve;
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    if (path === '/_bench') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      response.end();
      return reported(Buffer.concat(parts).toString());
    }
    const entry: Answered = { path, status: 0, asked: now(), ended: Number.NaN, bytes: 0 };
    answered.push(entry);
    const [{ status, headers, body }] = await Promise.all([
      origin.answer(path),
      new Promise((resolve) => setTimeout(resolve, delay)),
    ]);
    const isKnown = headers.etag !== undefined && request.headers['if-none-match'] === headers.etag;
    entry.status = isKnown ? 304 : status;
    entry.bytes = isKnown ? 0 : body.length;
    response.on('finish', () => {
      entry.ended = now();
    });
    if (isKnown) {
      response.writeHead(304, headers);
      return void response.end();
    }
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.flushHeaders();
    line.send(response, body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answered,
    report,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
