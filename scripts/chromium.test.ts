import assert from 'node:assert/strict';
import { CHROMIUM_PACKAGES, detectChromium, installChromium } from './chromium.mjs';
import { fakeSystem } from './setup/fake-system.ts';

const headlessShell = '/usr/lib/chromium/chromium-headless-shell';

describe('the browser of the tests', () => {
  it('is the headless shell before the full browser and before the wrapper on the PATH', () => {
    const files = {
      '/usr/bin/chromium': '',
      '/usr/lib/chromium/chromium': '',
      [headlessShell]: '',
    };
    assert.equal(detectChromium(fakeSystem({ files }).system), headlessShell);
    assert.equal(detectChromium(fakeSystem({}).system), undefined);
  });

  it('is what INLAY_CHROMIUM names, and an error when that is not there', () => {
    const env = { INLAY_CHROMIUM: '/opt/own/chrome' };
    const files = { [headlessShell]: '' };
    assert.equal(
      detectChromium(fakeSystem({ env, files: { ...files, '/opt/own/chrome': '' } }).system),
      '/opt/own/chrome',
    );
    assert.throws(
      () => detectChromium(fakeSystem({ env, files }).system),
      /INLAY_CHROMIUM names \(\/opt\/own\/chrome\)/,
    );
  });

  it('is installed by apt', async () => {
    const { system, ran } = fakeSystem({
      uid: 0,
      files: { '/var/lib/apt/lists/debian_Packages': '', '/var/lib/apt/lists/partial/x': '' },
      effects: {
        'apt-get': (having) => {
          having.files = { ...having.files, [headlessShell]: '' };
          return 0;
        },
      },
    });
    assert.equal(await installChromium(system), headlessShell);
    assert.match(ran[0] ?? '', new RegExp(`${CHROMIUM_PACKAGES.join(' ')}$`));
  });

  it('is said to be missing where there is no apt', async () => {
    await assert.rejects(
      installChromium(fakeSystem({ platform: 'darwin' }).system),
      /Missing: Chromium or Chrome, needed for the browser tests; there is no apt, so install one .* INLAY_CHROMIUM\.$/,
    );
  });
});
