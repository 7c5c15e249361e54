import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { decodedSize, loadErrors, type Pixels } from '../../host/src/device/device.ts';
import { imageFormats } from '../../host/src/device/image-format.ts';
import { NodeDevice, premultiply } from '../../host/src/device/node.ts';
import { casesOf, loadErrorCodec } from '../../host/src/protocol/schema.ts';
import { FileServer } from './support/file-server.ts';
import { hugeImages, otherFormats, photo } from './support/images.ts';

const formats = imageFormats;

async function encoded(
  format: (typeof formats)[number],
  width: number,
  height: number,
): Promise<Buffer> {
  const picture = sharp({
    create: { width, height, channels: 4, background: { r: 200, g: 100, b: 50, alpha: 0.5 } },
  });
  return picture.toFormat(format).toBuffer();
}

function* endless(): Generator<Buffer> {
  const chunk = Buffer.alloc(1 << 20);
  for (;;) yield chunk;
}

describe('the size to decode to', () => {
  it('covers what is shown, in the shape of the picture, and is never larger than the picture', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.nat(3000),
        fc.nat(3000),
        (width, height, shownWidth, shownHeight) => {
          const size = decodedSize({ width, height }, shownWidth, shownHeight);
          assert.ok(
            size.width <= width && size.height <= height && size.width >= 1 && size.height >= 1,
          );
          assert.ok(
            size.width >= Math.min(shownWidth, width) &&
              size.height >= Math.min(shownHeight, height),
          );
          assert.ok(
            Math.abs(size.width * height - size.height * width) <= width + height,
            'the shape changed',
          );
          if (shownWidth === 0 && shownHeight === 0) assert.deepEqual(size, { width, height });
        },
      ),
    );
  });

  it('is never larger than a texture can be, nor much larger than what is shown', () => {
    const side = fc.integer({ min: 1, max: 16384 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.nat(3000),
        fc.nat(3000),
        side,
        (width, height, shownWidth, shownHeight, most) => {
          const size = decodedSize({ width, height }, shownWidth, shownHeight, most);
          assert.ok(Math.max(size.width, size.height) <= most);
          const covers = Math.max(shownWidth / width, shownHeight / height);
          if (covers === 0) return;
          assert.ok(
            size.width <= Math.ceil(width * covers) / 0.8 &&
              size.height <= Math.ceil(height * covers) / 0.8,
          );
        },
      ),
    );
  });

  it('follows from one side where the other is not known', () => {
    assert.deepEqual(decodedSize({ width: 4000, height: 3000 }, 200, 0), {
      width: 200,
      height: 150,
    });
    assert.deepEqual(decodedSize({ width: 4000, height: 3000 }, 0, 150), {
      width: 200,
      height: 150,
    });
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
    for (const format of formats)
      writeFileSync(join(folder, `a.${format}`), await encoded(format, 60, 30));
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
      assert.deepEqual(
        [picture.width, picture.height, width, height, data.length],
        [60, 30, 60, 30, 7200],
      );
      const expected = {
        png: [100, 50, 25, 128],
        webp: [100, 50, 25, 128],
        jpeg: [200, 100, 50, 255],
        gif: undefined,
        avif: undefined,
      }[format];
      for (const [channel, value] of (expected ?? []).entries()) {
        const found = data[channel] as number;
        // JPEG has no alpha: sharp puts the picture on black.
        if (format !== 'jpeg' || channel === 3)
          assert.ok(Math.abs(found - value) <= 2, `channel ${channel}: ${found}`);
      }
    });
  }

  it('decodes to the shown size of an image, and reports its own', async () => {
    const picture = await device.loadImage('a.png', 20, 10, signal);
    const { width, height } = picture.source as Pixels;
    assert.deepEqual(
      [picture.width, picture.height, width, height, picture.bytes],
      [60, 30, 20, 10, 800],
    );
  });

  it('reads data URLs and the web', async () => {
    const url = `data:image/png;base64,${(await encoded('png', 5, 5)).toString('base64')}`;
    assert.equal((await device.loadImage(url, 0, 0, signal)).width, 5);
    assert.equal((await device.loadImage(`${address}/a.png`, 0, 0, signal)).height, 4);
  });

  it('reports why something did not load', async () => {
    const reasons: [string, string][] = [
      ['missing.png', 'not-found'],
      ['broken.png', 'broken'],
      ['text.png', 'unsupported-format'],
      ['http://', 'not-found'],
      [`${address}/gone.png`, 'not-found'],
      [`${address}/odd.png`, 'network'],
      ['http://127.0.0.1:1/a.png', 'network'],
    ];
    for (const [url, reason] of reasons)
      await assert.rejects(device.loadImage(url, 0, 0, signal), { reason }, url);
    await assert.rejects(device.loadFont('missing.ttf', signal), { reason: 'not-found' });
  });

  it('refuses a file that never ends', async () => {
    await assert.rejects(device.loadImage(`${address}/endless.png`, 0, 0, signal), {
      reason: 'too-large',
    });
    await assert.rejects(device.loadFont(`${address}/endless.png`, signal), {
      reason: 'too-large',
    });
  });

  for (const [name, bytes] of Object.entries(hugeImages)) {
    it(`refuses ${name} before it decodes it`, async () => {
      writeFileSync(join(folder, 'huge'), await bytes());
      await assert.rejects(device.loadImage('huge', 0, 0, signal), { reason: 'too-large' });
    });
  }

  for (const [format, bytes] of Object.entries(otherFormats)) {
    it(`refuses ${format}, which other devices do not decode`, async () => {
      writeFileSync(join(folder, 'other'), await bytes());
      await assert.rejects(device.loadImage('other', 0, 0, signal), {
        reason: 'unsupported-format',
        message: /expected a still image in one of png, jpeg, webp, gif, avif\.$/,
      });
    });
  }

  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`decodes a photo that Exif turns by ${orientation} to the size that is seen`, async () => {
      writeFileSync(join(folder, 'turned.jpg'), await photo(400, 300, orientation));
      const picture = await device.loadImage('turned.jpg', 30, 40, signal);
      const { width, height } = picture.source as Pixels;
      const isTurned = orientation >= 5;
      assert.deepEqual([picture.width, picture.height], isTurned ? [300, 400] : [400, 300]);
      assert.deepEqual([width, height], isTurned ? [30, 40] : [54, 40]);
    });
  }

  describe('keeps files from a server', () => {
    let files: FileServer;
    let own: NodeDevice;
    beforeEach(async () => {
      files = await FileServer.open();
      own = new NodeDevice(files.url);
    });
    afterEach(() => files.close());

    it('and gives it again without a request, at any size', async () => {
      assert.equal(own.isHere('gradient.png'), false);
      const [first, font] = [
        await own.loadImage('gradient.png', 0, 0, signal),
        await own.loadFont('square.ttf', signal),
      ];
      files.offline = true;
      assert.ok(own.isHere('gradient.png') && own.isHere('square.ttf'));
      const again = await own.loadImage('gradient.png', 0, 0, signal);
      assert.deepEqual((again.source as Pixels).data, (first.source as Pixels).data);
      assert.equal((await own.loadImage('gradient.png', 4, 4, signal)).width, first.width);
      assert.deepEqual(await own.loadFont('square.ttf', signal), font);
      assert.deepEqual(files.asked, ['gradient.png', 'square.ttf']);
    });

    it('but not what cannot be decoded: another try fetches it', async () => {
      for (let count = 1; count <= 2; count += 1) {
        await assert.rejects(own.loadImage('truncated.png', 0, 0, signal), { reason: 'broken' });
        assert.equal(files.asked.length, count);
      }
    });

    it('reports progress, and completion', async () => {
      const parts: boolean[] = [];
      await own.loadImage('gradient.png', 0, 0, signal, (isWhole) => parts.push(isWhole));
      assert.equal(parts.at(-1), true);
      assert.ok(parts.length >= 2 && !parts.slice(0, -1).includes(true));
    });
  });

  describe('reads local files', () => {
    let outside: string;
    const refused = (path: string, message: RegExp, from = device) =>
      assert.rejects(from.loadImage(pathToFileURL(path).href, 0, 0, signal), {
        reason: 'not-found',
        message,
      });

    before(async () => {
      outside = mkdtempSync(join(tmpdir(), 'inlay-outside-'));
      writeFileSync(join(outside, 'a.png'), await encoded('png', 6, 6));
      mkdirSync(join(folder, 'below'));
      writeFileSync(join(folder, 'below/a.png'), await encoded('png', 6, 6));
      symlinkSync(join(outside, 'a.png'), join(folder, 'link.png'));
      symlinkSync(outside, join(folder, 'linked'));
      mkdirSync(`${folder}-2`);
      writeFileSync(join(`${folder}-2`, 'a.png'), await encoded('png', 6, 6));
    });
    after(() => {
      rmSync(outside, { recursive: true });
      rmSync(`${folder}-2`, { recursive: true });
    });

    it("from the app's folder and below", async () => {
      assert.equal((await device.loadImage('below/a.png', 0, 0, signal)).width, 6);
      assert.equal(
        (await device.loadImage(pathToFileURL(join(folder, 'a.png')).href, 0, 0, signal)).width,
        60,
      );
    });

    it('from nowhere else, links followed', async () => {
      const message =
        /expected a file in file:.*: an app reads local files only from there\. Put the file/;
      await refused(join(outside, 'a.png'), message);
      await refused(join(folder, 'link.png'), message);
      await refused(join(folder, 'linked/a.png'), message);
      await refused(join(folder, '../', `${basename(folder)}-2`, 'a.png'), message);
      await refused('/etc/hostname', message);
      await assert.rejects(device.loadFont('file:///etc/hostname', signal), {
        reason: 'not-found',
        message,
      });
      await assert.rejects(device.loadImage('../../etc/hostname', 0, 0, signal), {
        reason: 'not-found',
      });
    });

    it('from folders that are named, and from none for an app of the web', async () => {
      const both = new NodeDevice(`${address}/`, [pathToFileURL(`${outside}/`).href]);
      assert.equal(
        (await both.loadImage(pathToFileURL(join(outside, 'a.png')).href, 0, 0, signal)).width,
        6,
      );
      const web = new NodeDevice(`${address}/`);
      await refused(
        join(folder, 'a.png'),
        /expected a file in no folder, as the app is not of a local one/,
        web,
      );
    });

    it('but no folder, device or pipe', async () => {
      const root = new NodeDevice('file:///');
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      for (const path of [join(folder, 'below'), join(folder, 'pipe'), '/dev/zero', '/dev/null']) {
        await refused(path, /expected a file, got a folder, a device or a pipe/, root);
      }
    });

    it('within their limit, whatever length they declare', async () => {
      truncateSync(openFile('long.png'), 65 * 1024 * 1024);
      await assert.rejects(device.loadFont('long.png', signal), { reason: 'too-large' });
      // A file of the system that tells a length of 0.
      if (!existsSync('/proc/self/status')) return;
      const system = new NodeDevice('file:///proc/self/');
      assert.ok((await system.loadFont('status', signal)).length > 100);
    });

    const openFile = (name: string) => {
      writeFileSync(join(folder, name), '');
      return join(folder, name);
    };
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const loading = device.loadImage(`${address}/a.png`, 0, 0, control.signal);
    control.abort();
    await assert.rejects(loading, { name: 'AbortError' });
  });

  it('stops at any moment of reading a local file, and ends no process', async () => {
    writeFileSync(join(folder, 'long.ttf'), new Uint8Array(300_000));
    // Steps of reading take several turns each: opening, asking for the size, chunks.
    for (let turns = 0; turns < 200; turns += 1) {
      const control = new AbortController();
      const loading = device.loadFont('long.ttf', control.signal);
      const ended = loading.then(
        () => 'read',
        (error: Error) => error.name,
      );
      for (let turn = 0; turn < turns; turn += 1)
        await (turns % 2 === 0 ? Promise.resolve() : new Promise((next) => setImmediate(next)));
      control.abort();
      assert.match(await ended, /^(read|AbortError)$/);
    }
  });

  it('premultiplies exactly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 64 }), (bytes) => {
        const before = bytes.slice();
        premultiply(bytes);
        for (let at = 0; at + 3 < bytes.length; at += 4) {
          const alpha = (before[at + 3] as number) / 255;
          assert.equal(bytes[at + 3], before[at + 3]);
          for (let channel = at; channel < at + 3; channel += 1) {
            assert.ok(
              Math.abs((bytes[channel] as number) - (before[channel] as number) * alpha) <= 0.5,
            );
          }
        }
      }),
    );
  });

  it('names its reasons as the schema does, in the same order', () => {
    assert.deepEqual(loadErrors, casesOf(loadErrorCodec));
  });
});
