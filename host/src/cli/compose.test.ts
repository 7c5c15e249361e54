import assert from 'node:assert/strict';
import { FIRST_PROFILE } from '../protocol/profile.ts';
import { toolArguments } from './compose.ts';

describe('inlay compose', () => {
  it('makes the first profile where none is named, and leaves the other defaults to the tool', () => {
    assert.deepEqual(toolArguments({ optimise: true }), ['--profile', FIRST_PROFILE]);
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
