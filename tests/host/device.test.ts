import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { decodedSize, loadErrors, type Pixels } from '../../host/src/device/device.ts';
import { NodeDevice, premultiply } from '../../host/src/device/node.ts';
import { pictureHeader } from '../../host/src/device/picture-header.ts';
import { loadErrorCodec } from '../../host/src/protocol/schema.ts';

const formats = ['png', 'jpeg', 'webp', 'gif'] as const;

async function encoded(format: (typeof formats)[number], width: number, height: number): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 4, background: { r: 200, g: 100, b: 50, alpha: 0.5 } } });
  return picture.toFormat(format).toBuffer();
}

function* endless(): Generator<Buffer> {
  const chunk = Buffer.alloc(1 << 20);
  for (;;) yield chunk;
}

describe('headers of pictures', () => {
  for (const format of formats) {
    it(`tell the size of ${format}`, async () => {
      const header = pictureHeader(await encoded(format, 301, 77));
      assert.deepEqual([header?.format, header?.width, header?.height], [format, 301, 77]);
    });
  }

  it('tell the size of the other kinds of WebP', async () => {
    const noise = sharp({ create: { width: 33, height: 9, channels: 3, background: 'red' } });
    assert.equal(pictureHeader(await noise.clone().webp({ quality: 50 }).toBuffer())?.width, 33);
    assert.equal(pictureHeader(await noise.clone().webp({ lossless: true }).toBuffer())?.height, 9);
  });

  it('say when the camera was turned', async () => {
    const turned = await sharp(await encoded('jpeg', 40, 20))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    assert.equal(pictureHeader(turned)?.mayTurn, true);
    assert.equal(pictureHeader(await encoded('jpeg', 40, 20))?.mayTurn, false);
  });

  it('are read from any bytes without a fault', async () => {
    const files = await Promise.all(formats.map((format) => encoded(format, 20, 10)));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(200),
        fc.array(fc.tuple(fc.nat(60), fc.nat(255))),
        (file, length, changes) => {
          const bytes = Uint8Array.from(file.subarray(0, length));
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const header = pictureHeader(bytes);
          assert.ok(header === undefined || (header.width > 0 && header.height > 0));
        },
      ),
    );
  });
});

describe('the size to decode to', () => {
  it('covers what is shown, in the shape of the picture, and is never larger than the picture', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(side, side, fc.nat(3000), fc.nat(3000), (width, height, shownWidth, shownHeight) => {
        const size = decodedSize(width, height, shownWidth, shownHeight);
        assert.ok(size.width <= width && size.height <= height && size.width >= 1 && size.height >= 1);
        assert.ok(size.width >= Math.min(shownWidth, width) && size.height >= Math.min(shownHeight, height));
        assert.ok(Math.abs(size.width * height - size.height * width) <= width + height, 'the shape changed');
        if (shownWidth === 0 || shownHeight === 0) assert.deepEqual(size, { width, height });
      }),
    );
  });
});

describe('the device in Node', () => {
  let folder: string;
  let device: NodeDevice;
  let server: Server;
  let address: string;
  const signal = new AbortController().signal;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'inlay-device-'));
    device = new NodeDevice(pathToFileURL(`${folder}/`).href);
    for (const format of formats) writeFileSync(join(folder, `a.${format}`), await encoded(format, 60, 30));
    writeFileSync(join(folder, 'broken.png'), (await encoded('png', 60, 30)).subarray(0, 60));
    writeFileSync(join(folder, 'text.png'), 'no picture at all');
    server = createServer((request, response) => {
      if (request.url === '/a.png') void encoded('png', 8, 4).then((bytes) => response.end(bytes));
      // Chunks do not say how long the whole will be.
      else if (request.url === '/endless.png') Readable.from(endless()).pipe(response);
      else response.writeHead(request.url === '/gone.png' ? 404 : 500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  for (const format of formats) {
    it(`decodes ${format} to premultiplied pixels`, async () => {
      const picture = await device.loadImage(`a.${format}`, 0, 0, signal);
      const { width, height, data } = picture.source as Pixels;
      assert.deepEqual([picture.width, picture.height, width, height, data.length], [60, 30, 60, 30, 7200]);
      const expected = { png: [100, 50, 25, 128], webp: [100, 50, 25, 128], jpeg: [200, 100, 50, 255], gif: undefined }[
        format
      ];
      for (const [channel, value] of (expected ?? []).entries()) {
        const found = data[channel] as number;
        // JPEG has no alpha: sharp puts the picture on black.
        if (format !== 'jpeg' || channel === 3) assert.ok(Math.abs(found - value) <= 2, `channel ${channel}: ${found}`);
      }
    });
  }

  it('decodes to the size at which a picture is shown, and tells its own', async () => {
    const picture = await device.loadImage('a.png', 20, 10, signal);
    const { width, height } = picture.source as Pixels;
    assert.deepEqual([picture.width, picture.height, width, height, picture.bytes], [60, 30, 20, 10, 800]);
  });

  it('reads data URLs and the web', async () => {
    const url = `data:image/png;base64,${(await encoded('png', 5, 5)).toString('base64')}`;
    assert.equal((await device.loadImage(url, 0, 0, signal)).width, 5);
    assert.equal((await device.loadImage(`${address}/a.png`, 0, 0, signal)).height, 4);
  });

  it('says why something did not load', async () => {
    const reasons: [string, string][] = [
      ['missing.png', 'not-found'],
      ['broken.png', 'broken'],
      ['text.png', 'unsupported-format'],
      ['http://', 'not-found'],
      [`${address}/gone.png`, 'not-found'],
      [`${address}/odd.png`, 'network'],
      ['http://127.0.0.1:1/a.png', 'network'],
    ];
    for (const [url, reason] of reasons) await assert.rejects(device.loadImage(url, 0, 0, signal), { reason }, url);
    await assert.rejects(device.loadFont('missing.ttf', signal), { reason: 'not-found' });
  });

  it('refuses a file that never ends', async () => {
    await assert.rejects(device.loadImage(`${address}/endless.png`, 0, 0, signal), { reason: 'too-large' });
    await assert.rejects(device.loadFont(`${address}/endless.png`, signal), { reason: 'too-large' });
  });

  it('refuses a picture that is too large before it decodes it', async () => {
    const header = Uint8Array.from((await encoded('png', 4, 4)).subarray(0, 33));
    new DataView(header.buffer).setUint32(16, 20000);
    writeFileSync(join(folder, 'huge.png'), header);
    await assert.rejects(device.loadImage('huge.png', 0, 0, signal), { reason: 'too-large' });
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const loading = device.loadImage(`${address}/a.png`, 0, 0, control.signal);
    control.abort();
    await assert.rejects(loading, { name: 'AbortError' });
  });

  it('premultiplies as arithmetic does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 64 }), (bytes) => {
        const before = bytes.slice();
        premultiply(bytes);
        for (let at = 0; at + 3 < bytes.length; at += 4) {
          const alpha = (before[at + 3] as number) / 255;
          assert.equal(bytes[at + 3], before[at + 3]);
          for (let channel = at; channel < at + 3; channel += 1) {
            assert.ok(Math.abs((bytes[channel] as number) - (before[channel] as number) * alpha) <= 0.5);
          }
        }
      }),
    );
  });

  it('names its reasons as the schema does, in the same order', () => {
    assert.deepEqual(loadErrors, loadErrorCodec.kind === 'enum' ? loadErrorCodec.cases : []);
  });
});
