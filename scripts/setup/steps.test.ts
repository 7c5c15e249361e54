import assert from 'node:assert/strict';
import { seconds, takeSteps } from './steps.ts';

describe('setup steps', () => {
  it('leaves alone what is there and reports it', async () => {
    const said: string[] = [];
    const bring = () => assert.fail('brought what was there');
    await takeSteps(
      [{ name: 'Chromium', present: () => '/usr/bin/chromium', doing: 'installing it', bring }],
      (line) => said.push(line),
    );
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^ {2}Chromium: \/usr\/bin\/chromium \(\d+ ms\)$/);
  });

  it('installs what is missing, announces it, and reports how long it took', async () => {
    const said: string[] = [];
    const steps = [
      {
        name: 'Packages',
        present: () => undefined,
        doing: 'installing',
        bring: async () => 'installed',
      },
    ];
    await takeSteps(steps, (line) => said.push(line));
    assert.equal(said[0], '  Packages: installing ...');
    assert.match(said[1] ?? '', /^ {2}Packages: installed, done in \d+\.\d s$/);
  });

  it('stops at the first step that cannot bring its thing', async () => {
    const taken: string[] = [];
    const step = (name: string, bring: () => Promise<string>) => ({
      name,
      present: () => undefined,
      doing: 'trying',
      bring: () => {
        taken.push(name);
        return bring();
      },
    });
    const steps = [
      step('first', async () => 'came'),
      step('second', () => Promise.reject(new Error('no network'))),
      step('third', async () => 'came'),
    ];
    await assert.rejects(
      takeSteps(steps, () => {}),
      /no network/,
    );
    assert.deepEqual(taken, ['first', 'second']);
  });

  it('writes durations as people read them', () => {
    assert.equal(seconds(40), '0.0 s');
    assert.equal(seconds(59_940), '59.9 s');
    assert.equal(seconds(125_400), '2 min 5 s');
    assert.equal(seconds(119_800), '2 min 0 s');
  });
});
