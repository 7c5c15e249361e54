import assert from 'node:assert/strict';
import { toolArguments } from './compose.ts';

describe('inlay compose', () => {
  it('leaves the defaults to the tool', () => {
    assert.deepEqual(toolArguments({ optimise: true }), []);
  });

  it('hands every option on', () => {
    const args = toolArguments({
      profile: ['rust', 'compact'],
      form: ['module'],
      config: 'a/compose.toml',
      out: 'b',
      force: true,
      optimise: false,
      quiet: true,
    });
    assert.equal(
      args.join(' '),
      '--profile rust --profile compact --form module --config a/compose.toml --out b --force --no-optimise --quiet',
    );
  });
});
