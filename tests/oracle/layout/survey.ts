/**
 * How many trees of seeds that are not recorded agree with Chromium:
 * `node tests/oracle/layout/survey.ts [more] [FIRST [LAST]]`, by default 501 to 3500; `more` are
 * trees of every property, whose scrollable contents are compared as well. Prints those that do not
 * agree, for `minimise.ts`.
 *
 * @module
 */
import { generatorOf } from './generate.ts';
import { layOut, openPage, TREES } from './record.ts';
import { differences, loadLayout, replay, scrollDifferences } from './replay.ts';

const { name, generate, rest } = generatorOf(process.argv.slice(2));
const [first = TREES + 1, last = 3500] = rest.map(Number);
const { page, version, close } = await openPage();
try {
  const layout = await loadLayout();
  const different: number[] = [];
  for (let seed = first; seed <= last; seed++) {
    const lines = generate(seed);
    const expected = await layOut(page, lines);
    const found = replay(layout, lines);
    const scrolls = name === 'more' ? scrollDifferences(lines, found.scroll, expected.scroll) : [];
    if (differences(found.boxes, expected.boxes).length + scrolls.length > 0) different.push(seed);
  }
  const count = last - first + 1;
  const share = ((100 * (count - different.length)) / count).toFixed(2);
  console.log(
    `${version}: ${share} % of the seeds ${first} to ${last} agree; not ${different.join(' ') || 'one'}`,
  );
} finally {
  await close();
}
