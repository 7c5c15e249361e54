/**
 * Lets random laws try the same inputs in every run, so that a change is judged by what it changed.
 * Mocha loads it before all tests. To look for new inputs: `LAWS_SEED=$RANDOM npx mocha FILE`.
 *
 * @module
 */
import fc from 'fast-check';

const { LAWS_SEED = '20' } = process.env;
const seed = Number(LAWS_SEED);
if (LAWS_SEED.trim() === '' || !Number.isInteger(seed))
  throw new Error(`LAWS_SEED: expected a whole number, got ${JSON.stringify(LAWS_SEED)}.`);
fc.configureGlobal({ seed });
