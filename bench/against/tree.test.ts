import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOut, prepare } from './tree.ts';

describe('the tree of a commit', () => {
  let repository: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'against-'));
    git('init', '--quiet');
    for (const text of ['before', 'now']) {
      writeFileSync(join(repository, 'file'), text);
      git('add', 'file');
      git('commit', '--quiet', '--message', text);
    }
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  it('has the files of the commit, and is kept', () => {
    const tree = checkOut(repository, 'HEAD~1');
    assert.equal(tree, join(repository, 'target/against', git('rev-parse', 'HEAD~1')));
    assert.equal(readFileSync(join(tree, 'file'), 'utf8'), 'before');
    assert.equal(readFileSync(join(repository, 'file'), 'utf8'), 'now');
    writeFileSync(join(tree, 'built'), '');
    assert.equal(checkOut(repository, git('rev-parse', '--short', 'HEAD~1')), tree);
    assert.ok(existsSync(join(tree, 'built')));
  });

  it('comes again when target/ was deleted', () => {
    checkOut(repository, 'HEAD~1');
    rmSync(join(repository, 'target'), { recursive: true });
    assert.equal(readFileSync(join(checkOut(repository, 'HEAD~1'), 'file'), 'utf8'), 'before');
  });

  it('is refused if there is no such commit', () => {
    assert.throws(() => checkOut(repository, 'v9'), /no commit "v9" in /);
  });

  it('is made ready once, by its own tool', () => {
    const tree = checkOut(repository, 'HEAD');
    const started: string[] = [];
    const start = (program: string, args: readonly string[], cwd: string) => {
      assert.equal(cwd, tree);
      started.push(
        [program === process.execPath ? 'node' : program, ...args].join(' ').replace(tree, ''),
      );
    };
    prepare(tree, ['rust'], start);
    prepare(tree, ['rust', 'compact'], start);
    assert.deepEqual(started, [
      'npm ci --prefer-offline --no-audit --no-fund',
      'node /host/tools/bin/inlay.mjs compose --profile rust',
      'node /host/tools/bin/inlay.mjs compose --profile compact',
    ]);
  });

  it('takes a step again that failed', () => {
    const tree = checkOut(repository, 'HEAD');
    let started = 0;
    const start = () => {
      started += 1;
      if (started === 1) throw new Error('npm ended with 1');
    };
    assert.throws(() => prepare(tree, [], start), /npm ended with 1/);
    prepare(tree, [], start);
    assert.equal(started, 2);
  });
});
