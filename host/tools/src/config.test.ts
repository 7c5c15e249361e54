import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configOf } from './config.ts';

describe('the config of an app', () => {
  let app: string;
  beforeEach(() => {
    app = mkdtempSync(join(tmpdir(), 'inlay-config-'));
    mkdirSync(join(app, 'src'));
  });
  afterEach(() => rmSync(app, { recursive: true }));

  const read = (text: string) => {
    writeFileSync(join(app, 'inlay.config.mjs'), text);
    return configOf(join(app, 'src/app.ts'));
  };

  it('is empty without a file', () => {
    assert.deepEqual(configOf(join(app, 'src/app.ts')), {});
  });

  it('has plugins, and a folder relative to its file', () => {
    const { plugins, folder } = read(
      "export default { plugins: [{ name: 'one', setup() {} }], folder: 'page' };",
    );
    assert.deepEqual(
      plugins?.map(({ name }) => name),
      ['one'],
    );
    assert.equal(folder, join(app, 'page'));
  });

  it('is refused with its path and what was expected', () => {
    const cases: [string, RegExp][] = [
      ['export default { plugins: 3 };', /inlay\.config\.mjs: plugins: expected a list .* got 3/],
      ['export default { plugins: [{}] };', /inlay\.config\.mjs: plugins: expected a list/],
      ['export default { folder: 3 };', /inlay\.config\.mjs: folder: expected a path, got 3/],
      ['export default {', /inlay\.config\.mjs cannot be loaded: /],
    ];
    for (const [text, message] of cases) {
      assert.throws(() => read(text), message);
      rmSync(app, { recursive: true });
      app = mkdtempSync(join(tmpdir(), 'inlay-config-'));
      mkdirSync(join(app, 'src'));
    }
  });
});
