/**
 * The published packages, used as an app's author uses them: from a registry, in an empty folder,
 * with npm and Node alone.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import type { Stage } from '../../../host/src/index.ts';
import { projectRoot } from '../../../host/tools/src/scene.ts';
import { launchOptions } from '../../../scripts/chromium.mjs';
import { buildPackages } from '../../../scripts/packages/index.ts';
import { unlimited } from '../host/open.ts';
import { Consumer, endProgram, printedAddress } from './consumer.ts';
import { installTools, type Registry, startRegistry, tools } from './registry.ts';
import { type Site, type SiteOptions, serveFolder } from './site.ts';

/** The strictest policy under which a page with Wasm can run. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

describe('the published packages', function () {
  this.timeout(0);
  let scratch: string;
  let registry: Registry;
  let consumer: Consumer;
  let browser: Browser;
  const app = () => join(consumer.folder, 'my-app');

  before(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'inlay-packages-'));
    installTools();
    const folders = await buildPackages(join(scratch, 'packages'));
    registry = await startRegistry(join(scratch, 'registry'));
    for (const folder of folders) registry.publish(folder);
    consumer = new Consumer(join(scratch, 'consumer'), registry.npmrc);
    browser = await chromium.launch({ ...launchOptions(), timeout: 0 });
    consumer.run('.', 'npm', 'create', '--yes', 'inlay', 'my-app');
    consumer.run('my-app', 'npm', 'install');
  });

  after(async () => {
    await browser?.close();
    registry?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('bring an app no package but their own', () => {
    mkdirSync(join(consumer.folder, 'shipped'));
    cpSync(join(app(), 'package.json'), join(consumer.folder, 'shipped/package.json'));
    consumer.run('shipped', 'npm', 'install', '--omit=dev', '--no-package-lock');
    const names = readdirSync(join(consumer.folder, 'shipped/node_modules'));
    assert.deepEqual(
      names.filter((name) => !name.startsWith('.')),
      ['inlay'],
    );
    assert.throws(() => consumer.run('my-app', 'cargo', '--version'), /ENOENT|failed/);
  });

  it('have types for compilers without flags of ours, as bundlers and as Node resolve', () => {
    consumer.run('my-app', 'npm', 'run', 'typecheck');
    const compiler = ['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--target'];
    for (const resolution of ['bundler', 'nodenext']) {
      const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
      const flags = ['es2022', '--moduleResolution', resolution, '--module', module];
      const files = ['--ignoreConfig', 'src/app.ts'];
      consumer.run('my-app', 'node', ...compiler, ...flags, ...files);
    }
  });

  it('draw a picture without a browser', async () => {
    const sharpIsThere = existsSync(join(app(), 'node_modules/sharp'));
    assert.ok(sharpIsThere, 'inlay-tools brings it');
    consumer.run('my-app', 'npx', 'inlay', 'render', '--keys', 'right', '--out', 'frame.png');
    const { width, height } = await sharp(join(app(), 'frame.png')).metadata();
    assert.deepEqual([width, height], [1280, 720]);
  });

  it('serve an app while it is written', async () => {
    const server = consumer.start('my-app', 'node_modules/.bin/inlay', 'serve', '--port', '0');
    try {
      await moves(await printedAddress(server));
    } finally {
      endProgram(server);
      const status = await new Promise((resolve) => server.on('exit', resolve));
      assert.equal(status, 0, 'it ends when it is asked to');
    }
  });

  it('build a folder that runs at any path, under a strict policy', async () => {
    const printed = consumer.run('my-app', 'npm', 'run', 'build');
    assert.match(printed, /engine\/rust\/engine\.module\.wasm .* engine\n/);
    await movesServed('dist', {
      path: '/tv/apps/one/',
      headers: { 'content-security-policy': POLICY },
    });
  });

  it('build a folder that runs from files, as apps on TVs do', async () => {
    const { args = [], ...options } = launchOptions();
    const local = await chromium.launch({
      ...options,
      args: [...args, '--allow-file-access-from-files'],
      timeout: 0,
    });
    try {
      await moves(pathToFileURL(join(app(), 'dist/index.html')).href, '', local);
    } finally {
      await local.close();
    }
  });

  it('test an app under vitest, and see what goes wrong', () => {
    const tested = join(consumer.folder, 'tested');
    cpSync(join(projectRoot, 'examples/vitest'), tested, { recursive: true });
    consumer.run('tested', 'npm', 'install');
    consumer.run('tested', 'npm', 'run', 'typecheck');
    assert.match(consumer.run('tested', 'npm', 'test'), /Tests\s+3 passed/);
    const source = join(tested, 'src/app.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replace('royalblue', 'crimson'));
    assert.throws(
      () => consumer.run('tested', 'npm', 'test'),
      /list\.png: \d+ of 921600 pixels differ/,
    );
  });

  for (const renderer of ['react', 'solid'] as const) {
    const packages = {
      react: ['inlay-react', 'react@^19.3.0', '@types/react@^19.2.0'],
      solid: ['inlay-solid', 'solid-js@^1.9.0'],
    }[renderer];

    it(`build an app whose components are of ${renderer}`, async () => {
      const name = `with-${renderer}`;
      consumer.run('.', 'npm', 'create', '--yes', 'inlay', name);
      consumer.run(name, 'npm', 'install', ...packages);
      const folder = join(consumer.folder, name);
      rmSync(join(folder, 'src/app.ts'));
      cpSync(join(import.meta.dirname, renderer, 'app.tsx'), join(folder, 'src/app.tsx'));
      if (renderer === 'solid') {
        const config = "import { solid } from 'inlay-solid/esbuild';\n";
        const made = `${config}export default { plugins: [solid()] };\n`;
        writeFileSync(join(folder, 'inlay.config.mjs'), made);
      }
      const jsx = renderer === 'react' ? 'react-jsx' : 'preserve';
      consumer.run(name, 'npx', 'tsc', '--jsx', jsx);
      consumer.run(name, 'npx', 'inlay', 'build');
      await movesServed(`../${name}/dist`, { headers: { 'content-security-policy': POLICY } });
    });
  }

  describe('in Vite, with the plugin', () => {
    before(() => {
      consumer.run('.', 'npm', 'create', '--yes', 'inlay', 'in-vite');
      const { version } = JSON.parse(
        readFileSync(join(tools, 'node_modules/vite/package.json'), 'utf8'),
      ) as { version: string };
      const packages = [`vite@${version}`, 'vite-plugin-inlay'];
      consumer.run('in-vite', 'npm', 'install', '--save-dev', ...packages);
      const config = `import { inlay } from 'vite-plugin-inlay';
export default { plugins: [inlay()] };
`;
      writeFileSync(join(consumer.folder, 'in-vite/vite.config.js'), config);
    });

    it('build a folder from nothing but src/app.ts', async () => {
      consumer.run('in-vite', 'npx', 'vite', 'build');
      const headers = { 'content-security-policy': POLICY };
      await movesServed('../in-vite/dist', { path: '/tv/', headers });
      await movesServed('../in-vite/dist', {}, '?threads=single');
    });

    it('serve it, and let the next build take over where a person is', async () => {
      const server = consumer.start('in-vite', 'npx', 'vite', '--port', '0');
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      page.setDefaultTimeout(0);
      try {
        await page.goto(`${await printedAddress(server)}?${unlimited}`);
        await focuses(page, 'tomato');
        await page.keyboard.press('ArrowRight');
        await focuses(page, 'orange');
        const source = join(consumer.folder, 'in-vite/src/app.ts');
        const text = readFileSync(source, 'utf8');
        writeFileSync(source, text.replace('radius: 16', "radius: 0, data: 'next'"));
        const isNext = async () => {
          const { inlayStage } = globalThis as { inlayStage?: Stage };
          return inlayStage?.focused?.data === 'next' ? inlayStage.focused.key : undefined;
        };
        let key: string | undefined;
        while (key === undefined) {
          const asked = page.workers().map((worker) => worker.evaluate(isNext).catch(() => {}));
          key = (await Promise.all(asked)).find((answer) => answer !== undefined) as string;
        }
        assert.equal(key, 'orange');
        assert.equal(await page.locator('canvas').count(), 1);
        const throwing = `setTimeout(() => { throw new Error('no films'); });`;
        writeFileSync(source, `${text}\n${throwing}\n`);
        const wrong = page.locator('#inlay-wrong pre', { hasText: 'no films' });
        await wrong.waitFor();
        assert.match((await wrong.textContent()) ?? '', /no films\n\n +src\/app\.ts:\d+:\d+:/);
      } finally {
        await page.close();
        endProgram(server);
      }
    });
  });

  describe('in other bundlers', () => {
    before(() =>
      cpSync(join(import.meta.dirname, 'bundled'), app(), { recursive: true, force: true }),
    );

    /** The same sources, with the name that a worker's script has once it is built. */
    function nameBuiltWorker(): void {
      const main = join(app(), 'src/main.ts');
      const text = readFileSync(main, 'utf8');
      writeFileSync(main, text.replace("'./app.worker.ts'", "'./app.worker.js'"));
    }

    /** A page for scripts in its own folder, and the engine's files beside them. */
    function complete(out: string): void {
      const page = readFileSync(join(app(), 'index.html'), 'utf8');
      const built = page.replace('src="./src/main.ts"', 'src="main.js"');
      writeFileSync(join(app(), out, 'index.html'), built);
      cpSync(join(app(), 'style.css'), join(app(), out, 'style.css'));
    }

    const tool = (path: string) => join(tools, 'node_modules', path);

    it('Vite, without a plugin', async () => {
      const vite = tool('vite/bin/vite.js');
      const printed = consumer.run('my-app', 'node', vite, 'build', '--outDir', 'out-vite');
      assert.doesNotMatch(printed, /doesn't exist at build time/);
      await movesServed('out-vite', { headers: { 'content-security-policy': POLICY } });
      await movesServed('out-vite', {}, '?threads=single');
      await inspectsServed('out-vite');
    });

    it('Vite, with its files on another origin', async () => {
      const out = join(app(), 'out-cdn');
      const headers = { 'access-control-allow-origin': '*' };
      const site = await serveFolder(app(), { path: '/', headers });
      const vite = tool('vite/bin/vite.js');
      const base = `${site.url.replace('localhost', '127.0.0.1')}out-cdn/`;
      consumer.run('my-app', 'node', vite, 'build', '--outDir', 'out-cdn', '--base', base);
      site.close();
      const cdn = await serveFolder(out, { path: '/out-cdn/', headers });
      try {
        const page = readFileSync(join(out, 'index.html'), 'utf8');
        const files = cdn.url.replace('localhost', '127.0.0.1');
        assert.ok(page.includes(base));
        rewrite(out, base, files);
        await movesServed('out-cdn');
      } finally {
        cdn.close();
      }
    });

    it('webpack', async () => {
      const config = join(tools, 'webpack.config.mjs');
      const webpack = tool('webpack-cli/bin/cli.js');
      const printed = consumer.run('my-app', 'node', webpack, '--config', config);
      assert.doesNotMatch(printed, /WARNING|ERROR/);
      complete('out-webpack');
      await movesServed('out-webpack', { headers: { 'content-security-policy': POLICY } });
      await movesServed('out-webpack', {}, '?threads=single');
      await inspectsServed('out-webpack');
    });

    it('esbuild', async () => {
      nameBuiltWorker();
      const flags = ['--bundle', '--splitting', '--format=esm', '--outdir=out-esbuild'];
      const entries = ['main=src/main.ts', 'app.worker=src/app.worker.ts'];
      consumer.run('my-app', 'npx', 'esbuild', ...entries, ...flags);
      copyEngine('out-esbuild');
      complete('out-esbuild');
      await movesServed('out-esbuild', { headers: { 'content-security-policy': POLICY } });
      await inspectsServed('out-esbuild');
    });

    it('Rollup', async () => {
      nameBuiltWorker();
      const config = join(tools, 'rollup.config.mjs');
      consumer.run('my-app', 'node', tool('rollup/dist/bin/rollup'), '--config', config);
      copyEngine('out-rollup');
      complete('out-rollup');
      await movesServed('out-rollup', { headers: { 'content-security-policy': POLICY } });
      await inspectsServed('out-rollup');
    });

    /** Serves a folder, opens the inspector there, and checks that it shows the tree. */
    async function inspectsServed(folder: string): Promise<void> {
      const headers = { 'content-security-policy': POLICY };
      const site = await serveFolder(join(app(), folder), { headers });
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      page.setDefaultTimeout(0);
      try {
        await page.goto(site.url);
        await focuses(page, 'tomato');
        await page.keyboard.press('F8');
        const rows = page.locator('#inlay-inspector .panel .row');
        // The stage is open, the row of tiles in it is not.
        await rows.nth(1).locator('.arrow').click();
        await rows.filter({ hasText: 'orange' }).first().waitFor();
        assert.deepEqual(site.missing, []);
      } finally {
        await page.close();
        site.close();
      }
    }

    /** These bundlers leave the scripts of engine and inspector where the package has them. */
    function copyEngine(out: string): void {
      const files = join(app(), 'node_modules/inlay/dist');
      for (const name of ['engine', 'engine.js', 'inspector-agent.js'])
        cpSync(join(files, name), join(app(), out, name), { recursive: true });
    }
  });

  /** Replaces an address in the files of a build. */
  function rewrite(folder: string, from: string, to: string): void {
    const names = execFileSync('grep', ['-rlF', from, folder], { encoding: 'utf8' });
    for (const file of names.trim().split('\n'))
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  }

  /** Serves a folder of the app, and checks that it runs. */
  async function movesServed(folder: string, options?: SiteOptions, query = ''): Promise<void> {
    const site: Site = await serveFolder(join(app(), folder), options);
    try {
      await moves(site.url, query);
      assert.deepEqual(site.missing, []);
    } finally {
      site.close();
    }
  }

  /** Opens the app, and checks that it shows its tiles, and that a key moves focus. */
  async function moves(url: string, query = '', where = browser): Promise<void> {
    const page = await where.newPage({ viewport: { width: 1280, height: 720 } });
    page.setDefaultTimeout(0);
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    try {
      // A busy machine is no fault of the engine.
      await page.goto(`${url}${query === '' ? '?' : `${query}&`}${unlimited}`);
      await page.waitForFunction(() => document.documentElement.dataset.inlay !== undefined);
      const state = await page.evaluate(() => document.documentElement.dataset.inlay);
      assert.equal(state, 'started', wrong.join('\n'));
      await focuses(page, 'tomato');
      assert.deepEqual(await colourAt(page, 150, 360), [255, 99, 71], 'a tile is tomato');
      await page.keyboard.press('ArrowRight');
      await focuses(page, 'orange');
      // It has grown: the colour is where there was none.
      assert.deepEqual(await colourAt(page, 385, 275), [255, 165, 0]);
      assert.deepEqual(
        wrong.filter((text) => !/preload/.test(text)),
        [],
      );
    } finally {
      await page.close();
    }
  }

  /** Waits until a node has focus, and nothing moves. */
  async function focuses(page: Page, key: string): Promise<void> {
    for (;;) {
      const workers = page.workers().map((worker) => worker.evaluate(focusedKey));
      const keys = await Promise.all([page.evaluate(focusedKey), ...workers]);
      if (keys.includes(key)) return;
    }
  }

  /** Runs in a thread of the app's page. */
  async function focusedKey(): Promise<string | undefined> {
    const { inlayStage } = globalThis as { inlayStage?: Stage };
    await inlayStage?.idle();
    return inlayStage?.focused?.key;
  }

  async function colourAt(page: Page, left: number, top: number): Promise<number[]> {
    const picture = sharp(await page.screenshot({ timeout: 0 }));
    const pixel = await picture.extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
    return [...pixel.subarray(0, 3)];
  }
});
