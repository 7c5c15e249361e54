import assert from 'node:assert/strict';
import { main } from './main.ts';

describe('inlay schema', () => {
  it('finds that the committed files are what wit/schema says', async () => {
    assert.equal(await main(['schema', '--check']), 0);
  });

  it('refuses arguments that it does not know', async () => {
    const { write } = process.stderr;
    process.stderr.write = () => true;
    try {
      assert.equal(await main(['schema', '--force']), 1);
    } finally {
      process.stderr.write = write;
    }
  });
});
