import assert from 'node:assert/strict';
import { fakeSystem } from './fake-system.ts';
import { npmPackages, packagesMatchLock } from './npm.ts';

const lock = {
  '': {},
  host: { version: '0.1.0' },
  'node_modules/inlay': { link: true },
  'node_modules/mocha': { version: '12.0.3', integrity: 'sha512-a' },
  'node_modules/binary-linux': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  'node_modules/binary-darwin': { version: '1.0.0', integrity: 'sha512-c', optional: true },
};
const installed = {
  host: { version: '0.1.0' },
  'node_modules/inlay': { link: true },
  'node_modules/mocha': lock['node_modules/mocha'],
  'node_modules/binary-linux': lock['node_modules/binary-linux'],
};

function machineWith(
  present: Record<string, object> | undefined,
  wanted: Record<string, object> = lock,
) {
  const files: Record<string, string> = {
    '/project/package-lock.json': JSON.stringify({ packages: wanted }),
  };
  if (present)
    files['/project/node_modules/.package-lock.json'] = JSON.stringify({ packages: present });
  return fakeSystem({ files, effects: { npm: () => 1 } });
}

const matches = (present: Record<string, object> | undefined, wanted?: Record<string, object>) =>
  packagesMatchLock(machineWith(present, wanted).system, '/project');

describe('the installed npm packages', () => {
  it('match their lock file, binaries for other systems apart', () => {
    assert.ok(matches(installed));
  });

  it('do not match when nothing is installed, one is missing, one is new, or one has another version or content', () => {
    const { 'node_modules/mocha': mocha, ...without } = installed;
    assert.ok(!matches(undefined));
    assert.ok(!matches(without));
    assert.ok(!matches({ ...installed, 'node_modules/left': { version: '1.0.0' } }));
    assert.ok(!matches({ ...installed, 'node_modules/mocha': { ...mocha, version: '12.0.2' } }));
    assert.ok(
      !matches({ ...installed, 'node_modules/mocha': { ...mocha, integrity: 'sha512-x' } }),
    );
  });

  it('do not match when what npm wrote down was cut short', () => {
    const files = {
      '/project/package-lock.json': '{"packages":{}}',
      '/project/node_modules/.package-lock.json': '{"pack',
    };
    assert.ok(!packagesMatchLock(fakeSystem({ files }).system, '/project'));
  });

  it('are said to be missing when npm cannot install them', async () => {
    const { system, ran } = machineWith(undefined);
    const step = npmPackages(system, '/project');
    assert.equal(step.present(), undefined);
    await assert.rejects(
      step.bring(),
      /Missing: the npm packages, needed for the host, the tools and the tests; npm ci failed/,
    );
    assert.match(ran[0] ?? '', /^npm ci /);
  });
});
