/**
 * Texts without their font, over the whole: an app, the real engine in Node. Never nothing, and
 * never silence.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import { systemNames } from '../../host/src/protocol/schema.ts';
import { type RenderOptions, render } from '../../host/tools/src/render.ts';
import { enginesFolder, projectRoot } from '../../host/tools/src/scene.ts';
import { FileServer } from './support/file-server.ts';
import { openHeadless } from './support/headless.ts';

describe('texts without their font', () => {
  let server: FileServer;
  let headless: Headless;
  let stage: Stage;
  let warnings: string[];

  beforeEach(async () => {
    server = await FileServer.open();
    ({ headless, stage } = await openHeadless({ base: server.url }));
    warnings = [];
    stage.on('warning', (message) => warnings.push(message));
    stage.on('fontFailed', () => {});
  });
  afterEach(async () => {
    headless.close();
    await server.close();
  });

  /** How many pixels are not as the empty stage has them. */
  const inked = (): number => {
    const { data } = headless.pixels();
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 100) count += 1;
    return count;
  };
  /** Makes the next frame, and waits for no font. */
  const frame = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    headless.step();
  };
  const square = (family = 'Square') => stage.addFont({ family, src: 'square.ttf' });

  it('a hello world without any font shows boxes in its first frame and warns what to do', async () => {
    stage.append(
      stage.text({ key: 'hello', content: 'Hello world', fontSize: 48, fontFamily: ['Inter'] }),
    );
    await frame();
    const first = inked();
    assert.ok(first > 100, `${first} pixels`);
    await headless.rest();
    assert.equal(inked(), first);
    assert.deepEqual(warnings, [
      'text "hello" (root): drawn as boxes: the stage has no font. Add one first: stage.addFont({ family: "Inter", src: "Inter.ttf" }).',
    ]);
  });

  it('shows and says nothing while its font loads', async () => {
    server.fates.set('square.ttf', ['never']);
    square();
    stage.append(stage.text({ content: 'A', fontFamily: ['Square'], fontSize: 60 }));
    for (let count = 0; count < 5; count += 1) {
      await frame();
      assert.deepEqual([inked(), warnings], [0, []]);
    }
  });

  it('shows boxes when no font could be loaded, and warns where to look', async () => {
    server.fates.set('square.ttf', Array(9).fill(404));
    square();
    stage.append(stage.text({ key: 'title', content: 'A', fontFamily: ['Square'], fontSize: 60 }));
    await headless.rest();
    assert.ok(inked() > 20);
    assert.deepEqual(warnings, [
      'text "title" (root): drawn as boxes: none of the fonts could be loaded ("Square"). The event "fontFailed" says why.',
    ]);
  });

  it('names a misspelt family and what was meant, once', async () => {
    square();
    const titles = ['a', 'b'].map((key) =>
      stage.text({ key, content: 'A', fontFamily: ['Sqaure'], fontSize: 60 }),
    );
    stage.append(stage.view({ key: 'page' }).append(...titles));
    await headless.rest();
    assert.ok(inked() > 100, 'another font stands in');
    assert.deepEqual(warnings, [
      'text "a" (root > page): property "fontFamily": no font has the family "Sqaure", another is used instead. Did you mean "Square"? Add fonts with stage.addFont.',
    ]);
  });

  it('says nothing of families that may be missing', async () => {
    square();
    stage.append(
      stage.text({ content: 'A', fontFamily: ['Helvetica Neue', 'square', 'sans-serif'] }),
    );
    stage.append(stage.text({ content: 'A', fontFamily: ['system-ui'] }));
    await headless.rest();
    assert.deepEqual(warnings, []);
  });

  it('names a character that no font has, and the fonts asked', async () => {
    square();
    square('Square Two');
    stage.append(
      stage.text({
        key: 'c',
        content: 'A東A\u200d\ufe0f\u{1f600}',
        fontFamily: ['Square'],
        fontSize: 60,
      }),
    );
    await headless.rest();
    assert.deepEqual(warnings, [
      'text "c" (root): drawn with boxes: no font has U+6771 "東", U+1F600 "😀". Tried: "Square", "Square Two". Add a font that has them with stage.addFont.',
    ]);
  });

  it('emits nothing again after a rebuild', async () => {
    stage.append(stage.text({ content: 'Hello' }));
    await headless.rest();
    const before = headless.pixels().data;
    for (const system of ['text', 'engine'] as const) {
      headless.runner.engine.rebuild(systemNames.indexOf(system));
      await headless.rest();
      assert.deepEqual(headless.pixels().data, before, system);
    }
    assert.equal(warnings.length, 1);
  });

  it('a text takes no children: said at once, and nothing of the batch is lost', async () => {
    square();
    const outer = stage.text({ key: 'outer', content: 'A', fontFamily: ['Square'] });
    const inner = stage.text({ key: 'inner', content: 'A', fontFamily: ['Square'] });
    stage.append(outer);
    const message =
      'text "outer" (root): append: cannot hold text "inner" (not in the tree): a text has its own lines and no children. Put both in a view.';
    assert.throws(() => outer.append(inner), { code: 'wrong-type', message });
    stage.append(inner);
    await headless.rest();
    const bounds = [outer.bounds(), inner.bounds()];
    await headless.rest();
    for (const { width } of await Promise.all(bounds)) assert.ok(width > 0);
  });

  it('inlay render shows boxes as well', async () => {
    const options: RenderOptions = {
      scene: join(projectRoot, 'tests/host/scenes/no-font.ts'),
      folder: projectRoot,
      keys: '',
      at: '0s',
      out: 'frame.png',
      profile: 'rust',
      form: 'module',
      engines: enginesFolder,
      size: '640x360',
      keyStart: '500ms',
      keyInterval: '250',
    };
    const warn = console.warn;
    const said: unknown[] = [];
    console.warn = (...parts: unknown[]) => said.push(...parts);
    try {
      const { frame } = await render(options);
      assert.ok(frame.data.some((value, at) => at % 4 === 0 && value > 100));
    } finally {
      console.warn = warn;
    }
    assert.match(String(said[0]), /the stage has no font\. Add one first: stage\.addFont/);
  });
});
