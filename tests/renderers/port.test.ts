/**
 * The ported screen in React and in Solid: where keys lead, what is seen, and that both draw the
 * same.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Stage } from 'inlay';
import { openApp, type Screen } from 'inlay-testing';
import { type Film, loadRows, type Row } from '../../examples/port/src/rows.ts';
import { importBundled } from '../../host/tools/src/app-module.ts';
import { configOf } from '../../host/tools/src/config.ts';
import { enginesFolder, projectRoot } from '../../host/tools/src/scene.ts';
import { openExample, settleAlike } from './examples.ts';

type Load = () => Promise<readonly Row[]>;
type Browse = (stage: Stage, load: Load) => void;

/** What `src/app.tsx` of each exports. */
interface AppModule {
  readonly browse: Browse;
}

const examples = ['port-react', 'port-solid'] as const;

/** What is pressed in both, one after the other; each is compared at rest. */
const presses = [
  undefined,
  'arrow-right',
  'enter',
  'back',
  'arrow-down',
  'arrow-right',
  'arrow-down',
  'back',
  'arrow-right',
] as const;

/** Most turns that a renderer may take until what it loads is on the stage. */
const MOST_TURNS = 1000;

describe('the ported screen', () => {
  const apps = new Map<string, Browse>();
  let rows: readonly Row[];
  let screen: Screen;

  before(async () => {
    rows = await loadRows();
    for (const example of examples) {
      const file = join(projectRoot, 'examples', example, 'src/app.tsx');
      apps.set(example, ((await importBundled(file, configOf(file).plugins)) as AppModule).browse);
    }
  });
  afterEach(() => screen?.close());

  function browseOf(example: string): Browse {
    const browse = apps.get(example);
    assert.ok(browse);
    return browse;
  }

  /** Opens it, until a text is there. */
  async function open(example: string, text: string, load: Load = loadRows): Promise<void> {
    screen = await openApp((stage) => browseOf(example)(stage, load), {
      base: join(projectRoot, 'examples/home'),
      resolution: { width: 480, height: 270 },
      engine: { folder: enginesFolder },
      strict: true,
    });
    await until(text);
  }

  async function until(text: string): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS && !screen.find({ text }); turn += 1) {
      await new Promise((done) => setTimeout(done));
      await screen.rest();
    }
    assert.ok(screen.find({ text }), text);
  }

  function film(row: number, column: number): Film {
    const found = rows[row]?.films[column];
    assert.ok(found);
    return found;
  }

  /** Presses keys and checks where they lead, and that it can be seen. */
  async function leads(keys: string, to: string): Promise<void> {
    await screen.press(...keys.split(', '));
    const { focused } = screen;
    assert.equal(focused?.key, to, `after ${keys}`);
    const { x, y, width, height } = await screen.bounds(focused);
    const isSeen = x >= 0 && y >= 0 && x + width <= 1920 && y + height <= 1080;
    assert.ok(isSeen, `${to} is on the screen: ${x} ${y} ${width} ${height}`);
  }

  const matches = (name: string) => screen.matches(new URL(`port/${name}.png`, import.meta.url));

  for (const example of examples) {
    describe(example, () => {
      it('goes along rows and across them, and each row remembers its film', async () => {
        await open(example, film(0, 0).title);
        assert.equal(screen.focused?.key, film(0, 0).id);
        await leads('right, right', film(0, 2).id);
        await leads('down', film(1, 0).id);
        await leads('right', film(1, 1).id);
        await matches('hero');
        await leads('down', film(2, 0).id);
        await leads('right, right', film(2, 2).id);
        await leads('up', film(1, 1).id);
        await leads('up', film(0, 2).id);
        await leads('down', film(1, 1).id);
        for (let row = 2; row < rows.length; row += 1)
          await leads('down', film(row, row === 2 ? 2 : 0).id);
        const last = rows.length - 1;
        const end = (rows[last]?.films.length ?? 0) - 1;
        await leads(`${end} right`, film(last, end).id);
      });

      it('shows the film that has focus, until focus goes to a lower row', async () => {
        await open(example, film(0, 0).title);
        await screen.press('right');
        assert.ok(screen.find({ text: film(0, 1).overview }));
        const credits = async () => (await screen.bounds(screen.get({ text: 'Built With:' }))).y;
        const before = await credits();
        await screen.press('down');
        assert.equal(before - (await credits()), 80);
        await screen.press('up');
        assert.equal(await credits(), before);
      });

      it('opens the menu by Left or Back, and comes back to the film', async () => {
        await open(example, film(0, 0).title);
        await leads('right, back', 'Trending');
        await leads('down', 'Movies');
        await matches('menu');
        await leads('right', film(0, 1).id);
        await leads('left, left', 'Trending');
        await leads('down, down, enter', film(0, 0).id);
        await leads('down, down, right, back, right', film(2, 1).id);
      });

      it('opens a panel by Enter, and comes back by each way out of it', async () => {
        await open(example, film(0, 0).title);
        await leads('right, enter', 'Record');
        assert.equal((await screen.bounds('Record')).x, 1470 + 75);
        await leads('down', 'Watch');
        await matches('panel');
        await leads('up, up, right', 'Record');
        await leads('left', film(0, 1).id);
        await leads('enter, down, down', 'Close');
        await leads('enter', film(0, 1).id);
        await leads('enter, back', film(0, 1).id);
      });

      it('says that it loads, and that it could not', async () => {
        let fail: (error: Error) => void = () => {};
        const loading = new Promise<never>((_, reject) => {
          fail = reject;
        });
        await open(example, 'Loading…', () => loading);
        // React reports what an error boundary caught.
        const { error: report } = console;
        console.error = () => {};
        fail(new Error('no network'));
        await until('The films cannot be loaded.').finally(() => {
          console.error = report;
        });
        assert.equal(screen.find({ text: 'Loading…' }), undefined);
      });
    });
  }

  it('draws the same in React and in Solid, whatever is pressed', async () => {
    const [react, solid] = await Promise.all(
      examples.map((example) => openExample((stage) => browseOf(example)(stage, loadRows))),
    );
    assert.ok(react && solid);
    for (const press of presses) {
      if (press) for (const { headless } of [react, solid]) headless.press(press);
      await settleAlike(solid, react);
      assert.equal(react.stage.focused?.key, solid.stage.focused?.key, `after ${press}`);
      assert.deepEqual(react.picture(), solid.picture(), `after ${press ?? 'the start'}`);
    }
    for (const { headless } of [react, solid]) headless.close();
  });
});
