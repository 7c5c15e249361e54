/**
 * How many trees of seeds that are not recorded agree with Chromium: `node tests/oracle/layout/survey.ts [FIRST [LAST]]`, by default 501 to 3500. Prints those that do
 * not, for `minimise.ts`.
 *
 * @module
 */
import { generate } from './generate.ts';
import { layOut, openPage, TREES } from './record.ts';
import { differences, loadLayout, replay } from './replay.ts';

const [first = TREES + 1, last = 3500] = process.argv.slice(2).map(Number);
const { page, version, close } = await openPage();
try {
  const layout = await loadLayout();
  const different: number[] = [];
  for (let seed = first; seed <= last; seed++) {
    const lines = generate(seed);
    const { boxes } = await layOut(page, lines);
    if (differences(replay(layout, lines).boxes, boxes).length > 0) different.push(seed);
  }
  const count = last - first + 1;
  const share = ((100 * (count - different.length)) / count).toFixed(2);
  console.log(`${version}: ${share} % of the seeds ${first} to ${last} agree; not ${different.join(' ') || 'one'}`);
} finally {
  await close();
}
