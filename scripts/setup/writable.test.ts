import assert from 'node:assert/strict';
import { fakeSystem, type Having } from './fake-system.ts';
import { requireWritable } from './writable.mjs';

const check = (having: Having) =>
  requireWritable(
    fakeSystem({ ...having, files: { '/project/package.json': '', ...having.files } }).system,
    '/project',
  );

describe('the right to write the checkout', () => {
  it("is there in a clone of one's own", () => {
    check({});
    check({
      files: { '/project/.cache/a': '', '/project/target/a': '', '/project/node_modules/a': '' },
    });
  });

  it('is not asked of the checkout when all folders are there already', () => {
    const files = {
      '/project/.cache/a': '',
      '/project/target/a': '',
      '/project/node_modules/a': '',
    };
    check({ files, readOnly: ['/project'] });
  });

  it('is said to be missing where it is', () => {
    assert.throws(() => check({ readOnly: ['/project'] }), {
      message:
        'Missing: the right to write /project, needed for what is brought and built; make it yours with chown, or work in a clone of your own.',
    });
    const files = { '/project/.cache/a': '' };
    assert.throws(
      () => check({ files, readOnly: ['/project/.cache'] }),
      /the right to write \/project\/\.cache, needed/,
    );
  });
});
