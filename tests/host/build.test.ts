/** `inlay build`: what it writes, and what it leaves alone. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../host/tools/src/build.ts';
import { enginesFolder } from '../../host/tools/src/scene.ts';

describe('inlay build', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inlay-build-'));
    for (const name of ['src', 'public/posters'])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'src/app.ts'), 'export default () => {};');
    writeFileSync(join(folder, 'public/posters/a.txt'), 'a');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const out = (path: string) => join(folder, 'dist', path);
  const built = () =>
    build(folder, { out: join(folder, 'dist'), profile: 'rust', engines: enginesFolder });

  it('removes what the build before has written, and nothing else', async () => {
    await built();
    assert.equal(readFileSync(out('posters/a.txt'), 'utf8'), 'a');
    writeFileSync(out('config.xml'), 'of the TV');
    mkdirSync(out('posters/mine'));
    rmSync(join(folder, 'public/posters'), { recursive: true });
    await built();
    assert.ok(!existsSync(out('posters/a.txt')), 'it is no file of the app any more');
    assert.equal(readFileSync(out('config.xml'), 'utf8'), 'of the TV');
    assert.ok(existsSync(out('posters/mine')));
    assert.ok(existsSync(out('index.html')));
  });

  it('keeps the build before where the app cannot be bundled', async () => {
    await built();
    writeFileSync(join(folder, 'src/app.ts'), 'export default (');
    await assert.rejects(built());
    assert.ok(existsSync(out('index.html')));
  });

  it('refuses a folder that it has not written', async () => {
    mkdirSync(out(''));
    writeFileSync(out('mine.txt'), 'mine');
    await assert.rejects(built(), { code: 'mismatch' });
    assert.equal(readFileSync(out('mine.txt'), 'utf8'), 'mine');
  });

  it('says that an app has no style sheets', async () => {
    writeFileSync(join(folder, 'src/style.css'), 'p { color: red }');
    writeFileSync(join(folder, 'src/app.ts'), "import './style.css';\nexport default () => {};");
    await assert.rejects(built(), /An app has no style sheets: .* Set the properties of its nodes/);
  });
});
