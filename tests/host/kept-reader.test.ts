/**
 * Files that one engine's worker reads and the next one takes over.
 */
import assert from 'node:assert/strict';
import { BrowserDevice } from '../../host/src/device/browser.ts';
import type { ArtefactReader } from '../../host/src/engine/artefacts.ts';
import { KeptReader } from '../../host/src/engine/kept-reader.ts';
import type { KeptFile } from '../../host/src/protocol/messages.ts';
import { FileServer } from './support/file-server.ts';

/** The smallest module: a header. */
const wasm = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const check = async () => {};

/** Answers with one file, and counts. */
class Counting implements ArtefactReader {
  requests: string[] = [];
  async read(url: string): Promise<Uint8Array<ArrayBuffer>> {
    this.requests.push(url);
    return url.endsWith('.wasm') ? wasm : new TextEncoder().encode('export const kept = true;');
  }
}

describe('what a worker has read', () => {
  it('is handed to the next one, which asks for none of it', async () => {
    const files: KeptFile[] = [];
    const keep = (file: KeptFile) => void files.push(file);
    const first = new Counting();
    const reader = new KeptReader(first, { files: [], keep });
    await reader.read('http://tv.test/a.glue.js');
    const module = await reader.compile('http://tv.test/a.wasm', check);
    assert.deepEqual(
      files.map(({ use, url }) => [use, url]),
      [
        ['engine', 'http://tv.test/a.glue.js'],
        ['engine', 'http://tv.test/a.wasm'],
      ],
    );

    const second = new Counting();
    const next = new KeptReader(second, { files, keep });
    assert.equal(await next.compile('http://tv.test/a.wasm', check), module);
    assert.deepEqual(
      await next.read('http://tv.test/a.glue.js'),
      await reader.read('http://tv.test/a.glue.js'),
    );
    await next.read('http://tv.test/b.glue.js');
    assert.deepEqual(second.requests, ['http://tv.test/b.glue.js']);
    assert.deepEqual(first.requests, ['http://tv.test/a.glue.js', 'http://tv.test/a.wasm']);
  });

  it('is not kept where it could not be read', async () => {
    const files: KeptFile[] = [];
    const broken: ArtefactReader = { read: () => Promise.reject(new Error('no network')) };
    const reader = new KeptReader(broken, { files: [], keep: (file) => void files.push(file) });
    await assert.rejects(reader.read('http://tv.test/a.js'), /no network/);
    await assert.rejects(reader.compile('http://tv.test/a.wasm', check), /no network/);
    assert.deepEqual(files, []);
  });

  it('is there for the next device without a request', async () => {
    const server = await FileServer.open();
    const files: KeptFile[] = [];
    const keep = (file: KeptFile) => void files.push(file);
    const { signal } = new AbortController();
    // Whatever file it is, a font is bytes.
    const first = await new BrowserDevice(server.url, 4096, { files: [], keep }).loadFont(
      'gradient.png',
      signal,
    );
    const next = new BrowserDevice(server.url, 4096, { files: [...files], keep });
    assert.ok(next.isHere('gradient.png'));
    assert.deepEqual(await next.loadFont('gradient.png', signal), first);
    assert.deepEqual(server.asked, ['gradient.png']);
    await server.close();
  });
});
