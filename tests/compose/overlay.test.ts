/** A profile without the overlay has nothing of it, and its engine is the same as with one. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { enginesFolder } from '../../host/tools/src/scene.ts';

/** Files of a profile, from its folder on. */
function filesOf(profile: string): string[] {
  const folder = join(enginesFolder, profile);
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}

const bytesOf = (profile: string, file: string) => readFileSync(join(enginesFolder, profile, file));

describe('the overlay in a build', () => {
  it('is in profile debug', () => {
    assert.ok(filesOf('debug').includes('overlay.module.wasm'));
    assert.match(bytesOf('debug', 'THIRD-PARTY.txt').toString(), /^egui 0\.33/m);
  });

  it('is not in profile rust, in no file', () => {
    for (const file of filesOf('rust')) {
      assert.doesNotMatch(file, /overlay/);
      const bytes = bytesOf('rust', file);
      for (const mark of ['inlay:overlay', 'egui', 'epaint'])
        assert.equal(bytes.indexOf(mark), -1, `${file} has ${mark} in it`);
    }
  });

  it('changes nothing of the engine', () => {
    for (const file of filesOf('rust')) {
      if (!file.endsWith('.wasm') || file.startsWith('raster')) continue;
      assert.ok(bytesOf('rust', file).equals(bytesOf('debug', file)), file);
    }
  });
});
