import assert from 'node:assert/strict';
import { Command } from 'commander';
import { register } from './compose.ts';

describe('inlay compose', () => {
  it('leaves every option and the help to the tool, in their order', async () => {
    const program = new Command('inlay').exitOverride();
    register(program);
    const taken: string[][] = [];
    program.commands[0]?.action((args: string[]) => void taken.push(args));
    const words = '--profile rust compact --form module --help --no-optimise --what';
    await program.parseAsync(['compose', ...words.split(' ')], { from: 'user' });
    assert.deepEqual(taken, [words.split(' ')]);
  });
});
