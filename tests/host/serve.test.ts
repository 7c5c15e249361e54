import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type RenderOptions, render, writePng } from '../../host/tools/src/render.ts';
import { enginesFolder, findScene, projectRoot } from '../../host/tools/src/scene.ts';
import { type Served, type ServeOptions, serve } from '../../host/tools/src/serve.ts';

const options: ServeOptions = {
  host: '127.0.0.1',
  port: '0',
  profile: 'rust',
  form: 'module',
  engines: enginesFolder,
};

/** A folder that ends with the tests. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-serve-'));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A folder with an app of its own. */
function appFolder(source: string, folder = temporaryFolder()): string {
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/app.ts'), source);
  writeFileSync(join(folder, 'note.txt'), 'a file of the app');
  return folder;
}

describe('inlay serve', () => {
  let served: Served;
  let folder: string;
  const reports: string[] = [];

  before(async () => {
    folder = appFolder(
      `import { spring, type Stage } from 'inlay';\nexport default (stage: Stage) => { stage.append(stage.view({ transition: { scale: spring() } })); };\n`,
    );
    served = await serve(folder, { ...options, report: (text) => reports.push(text) });
  });
  after(() => served.close());

  const get = (path: string) => fetch(new URL(path, served.url));

  it('serves the page, the bundles with their types, the engine and the files of the app', async () => {
    const page = await (await get('/')).text();
    assert.match(page, /<canvas>/);
    assert.match(page, /\{"profile":"rust","form":"module","scripts":/);
    for (const [path, type] of [
      ['/_inlay/page.js', /javascript/],
      ['/_inlay/app.js', /javascript/],
      ['/_inlay/engine.js', /javascript/],
      ['/_inlay/app-worker.js', /javascript/],
      ['/engine/rust/engine.module.wasm', /^application\/wasm/],
      ['/engine/rust/manifest.json', /json/],
      ['/note.txt', /text\/plain/],
    ] as const) {
      const response = await get(path);
      assert.equal(response.status, 200, path);
      assert.match(response.headers.get('content-type') ?? '', type, path);
      await response.arrayBuffer();
    }
  });

  it('serves nothing outside its folders', async () => {
    for (const path of [
      '/nothing.txt',
      '/..%2f..%2fetc/passwd',
      '/_inlay/..%2f..%2f..%2fpackage.json',
      '/engine/..%2f..%2fpackage.json',
    ]) {
      const response = await get(path);
      assert.equal(response.status, 404, path);
      await response.arrayBuffer();
    }
  });

  it('says which file a relative fetch of an app has meant', async () => {
    reports.length = 0;
    const response = await get('/_inlay/note.txt');
    assert.equal(response.status, 404);
    const text = await response.text();
    assert.match(text, /not found\. A relative URL of fetch\(\) .* write '\.\.\/note\.txt' or/);
    assert.deepEqual(reports, [text]);
  });

  it('says which port it uses where 8080 is in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => {
      // It may be in use already.
      taken.once('error', () => resolve());
      taken.listen(8080, '127.0.0.1', resolve);
    });
    reports.length = 0;
    const { port: _, ...anyPort } = options;
    const other = await serve(folder, { ...anyPort, report: (said) => reports.push(said) });
    const { port } = new URL(other.url);
    assert.match(reports.join(), new RegExp(`^Port 8080 is in use .*: ${port} is used instead`));
    await other.close();
    taken.close();
  });

  it('serves a range of a file, and refuses what is not a range', async () => {
    const range = async (range: string) => {
      const response = await fetch(new URL('/note.txt', served.url), { headers: { range } });
      return [response.status, await response.text()];
    };
    const whole = 'a file of the app';
    assert.deepEqual(await range('bytes=2-5'), [206, whole.slice(2, 6)]);
    assert.deepEqual(await range('bytes=-3'), [206, 'app']);
    assert.equal((await range('bytes=99-'))[0], 416);
    // A range that ends before it begins once ended the server.
    for (const none of [
      'bytes=3-2',
      'bytes=a-b',
      'lines=1-2',
      'bytes=0-1,4-5',
      'bytes=-0',
      'bytes=',
    ]) {
      const [status, text] = await range(none);
      assert.ok(status === 416 || (status === 200 && text === whole), `${none}: ${status} ${text}`);
    }
    assert.deepEqual(await range('bytes=0-0'), [206, 'a']);
  });

  it('serves no dot files, and nothing that a link outside leads to', async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    mkdirSync(join(folder, '.git'));
    for (const file of ['.env', '.git/config']) writeFileSync(join(folder, file), 'secret');
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(join(folder, 'note.txt'), join(folder, 'within.txt'));
    for (const path of [
      '/.env',
      '/.git/config',
      '/%2eenv',
      '/link.txt',
      '/linked/secret.txt',
      '/linked',
      '/src',
      '/src/',
    ]) {
      const response = await get(path);
      assert.equal(response.status, 404, path);
      assert.doesNotMatch(await response.text(), /^secret/, path);
    }
    assert.equal(await (await get('/within.txt')).text(), 'a file of the app');
    for (const path of ['/%', '/%00', '/%c3%28', '/src/%2e%2e%2f..%2f..']) {
      const { status } = await get(path);
      assert.ok(status >= 400 && status < 500, `${path}: ${status}`);
    }
  });

  it('answers only to its own names', async () => {
    const status = (host: string, url = served.url) =>
      new Promise<number | undefined>((resolve, reject) => {
        httpGet(url, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject);
      });
    for (const own of [
      'localhost',
      'LOCALHOST:8080',
      'app.localhost',
      '127.0.0.1:1',
      '192.168.1.20:8080',
      '[::1]:8080',
    ]) {
      assert.equal(await status(own), 200, own);
    }
    for (const other of [
      'attacker.example',
      'localhost.attacker.example:8080',
      '127.0.0.1.example',
      'tv.lan',
    ]) {
      assert.equal(await status(other), 403, other);
    }
    const named = await serve(folder, { ...options, allowHost: ['tv.lan'] });
    assert.equal(await status('tv.lan:8080', named.url), 200);
    await named.close();
  });

  it('serves two apps whose folders have the same name, each its own', async () => {
    const apps = ['one', 'two'].map((word) => {
      const folder = join(temporaryFolder(), 'app');
      mkdirSync(folder);
      return {
        word,
        folder: appFolder(`export default () => { console.log('app ${word}'); };`, folder),
      };
    });
    const both = await Promise.all(apps.map((app) => serve(app.folder, options)));
    for (const [index, { word }] of apps.entries()) {
      const bundle = await (await fetch(new URL('/_inlay/app.js', both[index]?.url))).text();
      assert.match(bundle, new RegExp(`app ${word}`));
    }
    for (const each of both) await each.close();
  });

  it('keeps the last good bundles when a source breaks, and reports where', async () => {
    const broken = appFolder(`export default () => { console.log('good'); };`);
    const reports: string[] = [];
    let heard: () => void;
    const reported = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const server = await serve(broken, {
      ...options,
      report: (message) => {
        reports.push(message);
        heard();
      },
    });
    writeFileSync(join(broken, 'src/app.ts'), 'export default (');
    await reported;
    assert.match(reports[0] ?? '', /src\/app\.ts:1/);
    const response = await fetch(new URL('/_inlay/app.js', server.url));
    assert.equal(response.status, 200);
    assert.match(await response.text(), /good/);
    await server.close();
  });

  it('names on the page what its threads load, so that a browser keeps it until they do', async () => {
    const page = await (await get('/')).text();
    const hints = [...page.matchAll(/<link rel="(\w*preload)"[^>]* href="([^"]+)"/g)];
    assert.deepEqual(
      hints.map(([, rel, url]) => [rel, url?.replace(/\?v=[\w-]{8,}$/, '')]),
      [
        ['modulepreload', '_inlay/engine.js'],
        ['preload', 'engine/rust/engine.module.wasm'],
        ['modulepreload', '_inlay/app.js'],
      ],
    );
    for (const url of [/src="([^"]+)"/.exec(page)?.[1], ...hints.map(([, , url]) => url)]) {
      const named = await get(`/${url}`);
      const lifetime = /max-age=(\d+)/.exec(named.headers.get('cache-control') ?? '')?.[1];
      assert.ok(Number(lifetime) >= 10, `${url}: ${named.headers.get('cache-control')}`);
      await named.arrayBuffer();
      for (const other of ['', '?v=0123456789abcdef']) {
        const path = `/${url?.replace(/\?.*/, other)}`;
        if (path.includes('.wasm?')) continue;
        const response = await get(path);
        assert.match(response.headers.get('cache-control') ?? '', /no-cache|max-age=0/, path);
        await response.arrayBuffer();
      }
    }
  });

  it('gives each thread all of its script in one file, and the engine its manifest and glue', async () => {
    const scripts = await Promise.all(
      ['page', 'app', 'engine', 'app-worker'].map(async (name) => {
        const text = await (await get(`/_inlay/${name}.js`)).text();
        assert.doesNotMatch(text, /^import\b|^\} from "/m, name);
        return text;
      }),
    );
    const [page = '', app = '', engine = ''] = scripts;
    // A word of each: what is on the page, of the API of apps, of the host of engines, of the glue.
    const parts: Record<string, RegExp> = {
      page: /transferControlToOffscreen\(/,
      app: /there is no property/,
      host: /compileStreaming\(/,
      glue: /GlueError/,
      manifest: /"sha256":\s*"[0-9a-f]{64}"|sha256: "[0-9a-f]{64}"/,
    };
    const has = (text: string) => Object.keys(parts).filter((name) => parts[name]?.test(text));
    assert.deepEqual(has(page), ['page']);
    assert.deepEqual(has(app), ['app']);
    assert.deepEqual(has(engine), ['host', 'glue', 'manifest']);
  });

  it('gives each bundle whole while sources change', async () => {
    const changing = appFolder(`export default () => { console.log('version 0'); };`);
    const server = await serve(changing, options);
    const get = (path: string) => fetch(new URL(path, server.url));
    for (let version = 1; version <= 5; version += 1) {
      writeFileSync(
        join(changing, 'src/app.ts'),
        `export default () => { console.log('version ${version}'); };`,
      );
      for (;;) {
        const response = await get('/_inlay/app.js');
        const text = await response.text();
        assert.equal(response.status, 200);
        assert.match(
          text,
          /^[\s\S]*version \d[\s\S]*sourceMappingURL=app\.js\.map\s*$/,
          'from its beginning to its end',
        );
        if (text.includes(`version ${version}`)) break;
      }
    }
    const { headers } = await get('/_inlay/page.js');
    const again = await fetch(new URL('/_inlay/page.js', server.url), {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    await server.close();
  });

  it('takes another port if none was requested, and reports when the requested one is taken', async () => {
    const { port: _port, ...anyPort } = options;
    const two = await Promise.all([serve(folder, anyPort), serve(folder, anyPort)]);
    assert.notEqual(two[0].url, two[1].url);
    for (const each of two) await each.close();
    const { port } = new URL(served.url);
    await assert.rejects(serve(folder, { ...options, port }), {
      code: 'missing',
      message: /--port \d+: in use by another program/,
    });
    await assert.rejects(serve(folder, { ...options, port: 'http' }), {
      message: /--port: expected a number from 0 to 65535, got "http"/,
    });
  });

  it('ends when it cannot serve', () => {
    const { port } = new URL(served.url);
    for (const args of [
      ['--port', port],
      ['--port', 'http'],
      ['--profile', 'nowhere'],
    ]) {
      const command = [
        'host/tools/bin/inlay.mjs',
        'serve',
        folder,
        '--host',
        '127.0.0.1',
        '--profile',
        'rust',
        ...args,
      ];
      const { status, stderr } = spawnSync(process.execPath, command, {
        cwd: projectRoot,
        encoding: 'utf8',
      });
      assert.equal(status, 1, `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, /^inlay serve: [^\n]+\n$/);
    }
  });

  it('says which command makes an engine that is missing, and where an app is broken', async () => {
    await assert.rejects(serve(folder, { ...options, profile: 'nowhere' }), {
      code: 'missing',
      message: /npx inlay compose --profile nowhere/,
    });
    await assert.rejects(serve(appFolder('export default ('), options), {
      code: 'app',
      message: /src\/app\.ts cannot be bundled: .*app\.ts:1/s,
    });
    await assert.rejects(serve('/nowhere/at/all', options), {
      code: 'missing',
      message: /expected "demo", a folder with src\/app\.ts, or a module/,
    });
  });
});

describe('the door of the command', () => {
  it('hands a signal on to the Node that it starts', async () => {
    // A checkout with a Node of its own, and a command that waits for its end.
    const top = temporaryFolder();
    for (const path of ['host/tools/bin', 'host/tools/src', '.cache/node/node_modules/.bin'])
      mkdirSync(join(top, path), { recursive: true });
    copyFileSync(
      join(projectRoot, 'host/tools/bin/inlay.mjs'),
      join(top, 'host/tools/bin/inlay.mjs'),
    );
    symlinkSync(process.execPath, join(top, '.cache/node/node_modules/.bin/node'));
    writeFileSync(
      join(top, 'host/tools/src/main.ts'),
      `export function main() {
        setInterval(() => {}, 1000);
        process.on('SIGTERM', () => { console.log('ended'); process.exit(7); });
        console.log('waiting');
        return new Promise(() => {});
      }`,
    );
    const older =
      'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.0.0"})';
    const door = spawn(process.execPath, [
      '--import',
      older,
      join(top, 'host/tools/bin/inlay.mjs'),
    ]);
    let text = '';
    const status = new Promise((resolve) => door.on('close', resolve));
    door.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('waiting')) door.kill('SIGTERM');
    });
    assert.equal(await status, 7, text);
    assert.match(text, /waiting\s+(waiting\s+)*ended/);
  });
});

describe('inlay render', () => {
  const defaults: RenderOptions = {
    scene: join(projectRoot, 'tests/host/scenes/rails.ts'),
    folder: projectRoot,
    keys: 'right right, down',
    at: '2.5s',
    out: 'frame.png',
    profile: 'rust',
    form: 'module',
    engines: enginesFolder,
    size: '640x360',
    keyStart: '500ms',
    keyInterval: '250',
  };

  it('makes the frame of a time after keys, the same each time', async () => {
    const [first, second, early] = [
      await render(defaults),
      await render(defaults),
      await render({ ...defaults, at: '600ms' }),
    ];
    assert.deepEqual([first.frame.width, first.frame.height, first.time], [640, 360, 2500]);
    assert.ok(Buffer.from(first.frame.data).equals(second.frame.data));
    assert.ok(!Buffer.from(first.frame.data).equals(early.frame.data), 'the keys changed nothing');
  });

  it('waits for rest where no time is given', async () => {
    const { at: _at, ...rest } = defaults;
    const { time } = await render(rest);
    assert.ok(time > 1000 && time < 5000, `${time}`);
  });

  it('says which option is wrong', async () => {
    const faults: [Partial<RenderOptions>, RegExp][] = [
      [
        { keys: 'right north' },
        /--keys: expected keys such as up, right, enter or back, got "north"/,
      ],
      [{ at: 'soon' }, /--at: expected a time such as 2500ms or 2\.5s, got "soon"/],
      [{ size: '1280' }, /--size: expected WIDTHxHEIGHT in pixels, each 1 to 16384, got "1280"/],
      [{ form: 'script' }, /--form: expected module, component, linked, got "script"/],
      [{ folder: '/nowhere' }, /--folder: expected a folder, \/nowhere is none/],
      [{ scene: '/nowhere' }, /expected "demo", a folder with src\/app\.ts, or a module/],
    ];
    for (const [change, message] of faults)
      await assert.rejects(render({ ...defaults, ...change }), { message });
  });

  it('runs an app that lies anywhere, and has the package by its name', async () => {
    const scene = appFolder(
      "import { spring, type Stage } from 'inlay';\nexport default (stage: Stage) => { stage.root.set({ background: '#ff0000', transition: { opacity: spring() } }); };",
    );
    const { frame } = await render({ ...defaults, keys: '', scene, folder: scene });
    assert.deepEqual([...frame.data.subarray(0, 4)], [255, 0, 0, 255]);
  });

  it('fails with what the app throws, at once or later', async () => {
    const broken = (body: string) => {
      const scene = appFolder(body);
      return { ...defaults, scene, folder: scene };
    };
    await assert.rejects(
      render(broken('export default () => { throw new Error("at once"); };')),
      /at once/,
    );
    await assert.rejects(
      render(broken('export const app = 1;')),
      /expected the app's entry function as the default export, got undefined/,
    );
    for (const body of [
      'throw new Error("at load");',
      'export default (',
      "import './nowhere.ts';",
    ]) {
      await assert.rejects(render(broken(body)), /^InlayError: .*: the app cannot be loaded: ./);
    }
    await assert.rejects(
      render(broken('export default async () => { throw "a word"; };')),
      /^InlayError: .*: the app threw: "a word"$/,
    );
    const later = `import type { Stage } from 'inlay';\nexport default (stage: Stage) => { stage.on('key', () => { throw new Error('at a key'); }); stage.root.set({ focusable: true }); };`;
    await assert.rejects(render({ ...broken(later), keys: 'info' }), /at a key/);
  });

  it('says that an app has closed its stage, at once or later', async () => {
    const onFocus =
      "{ s.append(s.view({ width: 5, height: 5, focusable: true })); s.on('focus', () => { s.close(); }); }";
    for (const body of ['s.close()', onFocus]) {
      const scene = appFolder(`export default (s: any) => ${body};`);
      for (const at of ['1s', undefined]) {
        const { at: _at, ...rest } = defaults;
        const options = { ...rest, scene, folder: scene, ...(at === undefined ? {} : { at }) };
        await assert.rejects(render(options), {
          code: 'closed',
          message: /: the app closed its stage: there is nothing/,
        });
      }
    }
  });

  it('says which file cannot be written', async () => {
    const frame = { width: 1, height: 1, data: new Uint8Array(4) };
    const message = /^--out: "\/nowhere\/frame\.png" cannot be written: ENOENT/;
    await assert.rejects(writePng(frame, '/nowhere/frame.png'), { code: 'missing', message });
  });

  it('writes PNG with straight alpha', async () => {
    const file = join(appFolder(''), 'frame.png');
    await writePng(
      { width: 2, height: 1, data: Uint8Array.of(100, 50, 0, 128, 10, 20, 30, 255) },
      file,
    );
    assert.deepEqual(
      [...(await sharp(file).raw().toBuffer())],
      [199, 100, 0, 128, 10, 20, 30, 255],
    );
  });

  it('takes the folder of a module as its page', () => {
    assert.equal(
      findScene(join(projectRoot, 'tests/host/scenes/rails.ts')).folder,
      join(projectRoot, 'tests/host/scenes'),
    );
  });
});
