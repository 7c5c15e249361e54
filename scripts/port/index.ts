/**
 * `node scripts/port/index.ts [FOLDER]` prints how long the ported screen is and how long its
 * original is, which it downloads or reads from a checkout.
 *
 * @module
 */
import { readOriginal, type Size, sizeOf, sizeOfPort } from './count.ts';

const sizes: readonly (readonly [string, Size])[] = [
  ['original', sizeOf(await readOriginal(process.argv[2]))],
  ['port-react', sizeOfPort('port-react')],
  ['port-solid', sizeOfPort('port-solid')],
];
console.table(Object.fromEntries(sizes));
