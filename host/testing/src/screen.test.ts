/** What tests of apps are written with. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stage, tween } from 'inlay';
import { type OpenOptions, openApp, type Screen } from './index.ts';

/** Five tiles in a row; Enter on the second says so below. */
function tiles(stage: Stage): void {
  const row = stage.view({ layout: { gap: 20, padding: 100 }, key: 'row' });
  for (const key of ['red', 'green', 'blue', 'gold', 'teal']) {
    row.append(
      stage.view({
        width: 200,
        height: 200,
        backgroundColor: key,
        focusable: true,
        key,
        states: { focused: { scale: 1.2 } },
        transition: { scale: tween(300) },
      }),
    );
  }
  const label = stage.text('Nothing yet', { key: 'label' });
  stage.append(row, label);
  stage.on('select', (node) => label.set({ content: `Selected ${node.key}` }));
}

describe('a screen of a test', () => {
  const open: Screen[] = [];
  const opened = async (app: (stage: Stage) => void | Promise<void>, options?: OpenOptions) => {
    const screen = await openApp(app, options);
    open.push(screen);
    return screen;
  };
  afterEach(() => {
    for (const screen of open.splice(0)) screen.close();
  });

  it('presses keys by name, each at rest', async () => {
    const screen = await opened(tiles);
    assert.equal(screen.focused?.key, 'red');
    await screen.press('right', '2 right', 'left');
    assert.equal(screen.focused?.key, 'blue');
    await screen.type('left left');
    assert.equal(screen.focused?.key, 'red');
    await assert.rejects(() => screen.press('rihgt'), /press: expected keys .* got "rihgt"/);
  });

  it('holds a key as a remote does: a first step, and then one after another', async () => {
    const screen = await opened(tiles);
    await screen.hold('right', 400);
    assert.equal(screen.focused?.key, 'green', 'too short for a repeat');
    await screen.hold('right', 650);
    assert.equal(screen.focused?.key, 'teal', 'down, and repeats at 500 and 600 ms');
  });

  it('finds nodes by key, text and kind, in the order of the tree', async () => {
    const screen = await opened(tiles);
    assert.equal(screen.get({ text: 'Nothing yet' }), screen.get('label'));
    await screen.press('enter');
    assert.equal(screen.find({ text: 'Nothing yet' }), undefined);
    assert.equal(screen.get({ text: /red$/ }).key, 'label');
    const found = screen.findAll({ key: /e/, kind: 'view', where: ({ key }) => key !== 'teal' });
    assert.deepEqual(
      found.map(({ key }) => key),
      ['red', 'green', 'blue'],
    );
    assert.equal(screen.get({ focused: true }).key, 'red');
    assert.throws(() => screen.get('violet'), /get "violet": expected one node, found none/);
    assert.throws(() => screen.get({ kind: 'view', key: /l/ }), /found 3: view "blue"/);
  });

  it('lets time pass, and only when it is asked to', async () => {
    const screen = await opened(tiles, { resolution: { width: 640, height: 360 } });
    const width = async () => (await screen.bounds('green')).width;
    await screen.type('right');
    assert.equal(await width(), 240);
    const before = screen.time;
    assert.equal(await width(), 240);
    assert.equal(screen.time, before, 'an answer takes no time');
    screen.get('green').animate({ scale: [1, 2] }, { duration: 1000, fill: 'forwards' });
    await screen.advance(500);
    assert.ok(Math.abs((await width()) - 300) < 3, `${await width()}`);
    assert.equal(screen.time, before + 500);
  });

  it('fails with what the app throws, at once or in a listener', async () => {
    const throwing = () => {
      throw new Error('no films');
    };
    await assert.rejects(openApp(throwing), /The app threw: no films/);
    const screen = await opened((stage) => {
      tiles(stage);
      stage.on('select', throwing);
    });
    await assert.rejects(screen.press('enter'), /no films/);
    await screen.press('right');
  });

  it('keeps warnings, or fails with them', async () => {
    const warned = (stage: Stage) => {
      stage.append(stage.view({ width: 10, height: 10, fontSize: 20 } as object));
    };
    const screen = await opened(warned);
    assert.match(screen.warnings[0] ?? '', /fontSize/);
    await assert.rejects(openApp(warned, { strict: true }), /fontSize/);
  });

  it('warns of images and fonts that cannot be loaded, where nobody listens', async () => {
    const base = mkdtempSync(join(tmpdir(), 'inlay-failing-'));
    writeFileSync(join(base, 'text.ttf'), 'no font');
    const failing = (listens: boolean) => (stage: Stage) => {
      if (listens) stage.on('failed', () => {}).on('fontFailed', () => {});
      stage.addFont({ family: 'Inter', src: 'text.ttf' });
      stage.append(
        stage.image({ src: 'not-there.png', width: 10, height: 10, key: 'poster' }),
        stage.text('Films', { fontFamily: 'Inter' }),
      );
    };
    const { warnings } = await opened(failing(false), { base });
    const said = warnings.join('\n');
    assert.match(
      said,
      /image "poster" \(root\): property "src": not loaded \(not-found\): there is no/,
    );
    assert.match(
      said,
      /addFont "Inter" \("text\.ttf"\): not loaded .*: expected TTF or OTF, not WOFF/,
    );
    await assert.rejects(openApp(failing(false), { base, strict: true }), /not loaded/);
    const heard = await opened(failing(true), { base });
    assert.doesNotMatch(heard.warnings.join('\n'), /not loaded/);
    rmSync(base, { recursive: true });
  });

  it('says which key or text may have been meant', async () => {
    const screen = await opened(tiles);
    assert.throws(
      () => screen.get('gren'),
      /expected one node, found none\. Did you mean "green"\?/,
    );
    assert.throws(() => screen.get({ text: 'nothing' }), /Did you mean "Nothing yet"\?/);
    assert.throws(() => screen.get({ text: 'Hello' }), /Texts there are: "Nothing yet"\./);
    assert.throws(
      () => screen.get('violet'),
      /Keys there are: row, red, green, blue, gold, teal, label\./,
    );
  });

  it('refuses what cannot be meant', async () => {
    const screen = await opened(tiles);
    await assert.rejects(screen.advance(-1), /advance: expected 0 ms or more, got -1/);
    await assert.rejects(screen.hold('right', Number.NaN), /hold: duration: .* got NaN/);
    await assert.rejects(openApp(tiles, { base: 'nope' }), /base: there is no folder .*nope/);
    await assert.rejects(
      openApp(tiles, { size: [1, 2] } as OpenOptions),
      /there is no option "size"/,
    );
    screen.close();
    await assert.rejects(screen.press('right'), /press: the app is closed/);
  });

  it('waits for a renderer that goes on in the next turns', async () => {
    const slices = (count: number, then: () => void): void => {
      if (count === 0) then();
      else setImmediate(slices, count - 1, then);
    };
    const rendering = (stage: Stage) => {
      const add = (key: string) =>
        stage.append(stage.view({ width: 100, height: 100, key, focusable: true }));
      slices(50, () => add('first'));
      stage.on('select', () => slices(50, () => add('second')));
    };
    const [screen, other] = await Promise.all([opened(rendering), opened(rendering)]);
    for (const each of [screen, other]) {
      assert.equal(each.focused?.key, 'first');
      await each.press('enter');
      assert.ok(each.find('second'));
    }
  });

  it('opens an app that goes on turn after turn', async () => {
    let isOver = false;
    const again = () => {
      if (!isOver) setImmediate(again);
    };
    const screen = await opened((stage) => {
      stage.append(stage.view({ width: 100, height: 100, key: 'first' }));
      again();
    });
    isOver = true;
    assert.ok(screen.find('first'));
  });

  it('opens an app that never rests, if it is asked to', async () => {
    const spinning = (stage: Stage) => {
      const wheel = stage.view({ width: 100, height: 100, key: 'wheel' });
      stage.append(wheel);
      wheel.animate({ rotation: [0, 360] }, { duration: 1000, iterations: Infinity });
    };
    const screen = await opened(spinning, { rest: false });
    await screen.advance(125);
    assert.ok((await screen.bounds('wheel')).width > 140, 'it is turned by 45 degrees');
  });

  it('reads files of "public" as files beside the page', async () => {
    const base = mkdtempSync(join(tmpdir(), 'inlay-public-'));
    mkdirSync(join(base, 'public'));
    copyFileSync(
      new URL('../../../tests/assets/gradient.png', import.meta.url),
      join(base, 'public/a.png'),
    );
    const loaded: string[] = [];
    const showing = (stage: Stage) => {
      for (const name of ['loaded', 'failed'] as const) stage.on(name, () => loaded.push(name));
      stage.append(stage.image({ src: 'a.png', width: 10, height: 10 }));
    };
    await opened(showing, { base });
    assert.deepEqual(loaded, ['loaded']);
    rmSync(base, { recursive: true });
  });

  describe('compares pictures', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'inlay-pictures-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('with one that was accepted, and says where they differ', async () => {
      const screen = await opened(tiles, { resolution: { width: 320, height: 180 } });
      const file = join(folder, 'start.png');
      await screen.matches(file, { update: true });
      await screen.matches(file, { update: false });
      await screen.press('right');
      await assert.rejects(screen.matches(file, { update: false }), /start\.png: \d+ of 57600/);
      assert.ok(existsSync(join(folder, 'start.current.png')));
      assert.ok(existsSync(join(folder, 'start.difference.png')));
      await screen.matches(file, { update: false, share: 0.5 });
    });

    it('but accepts none unasked where tests run for everybody', async () => {
      const screen = await opened(tiles, { resolution: { width: 320, height: 180 } });
      const file = join(folder, 'new.png');
      const { CI } = process.env;
      process.env.CI = 'true';
      try {
        await assert.rejects(screen.matches(file), /no accepted picture: run .* INLAY_UPDATE=1/);
        assert.ok(!existsSync(file));
      } finally {
        if (CI === undefined) delete process.env.CI;
        else process.env.CI = CI;
      }
    });
  });
});
