/**
 * The first example of the readme does what its reader expects: a row of films that scrolls as
 * focus moves.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectStage } from '../../host/src/app/stage.ts';
import { enginesFolder, folderUrl, projectRoot } from '../../host/src/cli/scene.ts';
import { Headless } from '../../host/src/engine/headless.ts';
import { type Node, type Stage, spring } from '../../host/src/index.ts';
import { stageConfig } from './support/bench.ts';

const films = Array.from({ length: 20 }, (_, index) => ({
  id: `film-${index}`,
  poster: 'tests/assets/quadrants.png',
}));

/** The body of the readme's app, which a test below holds to this one. */
function app(stage: Stage): void {
  const rail = stage.view({
    layout: { gap: 24 },
    scroll: { axis: 'x', keyLine: 0.3 },
    focusGroup: { remember: true },
  });
  for (const film of films) {
    rail.append(
      stage.image({
        src: film.poster,
        width: 240,
        height: 360,
        radius: 12,
        focusable: true,
        key: film.id,
        states: { focused: { scale: 1.08 } },
        transition: { scale: spring() },
      }),
    );
  }
  stage.append(rail);
}

describe('the first example of the readme', () => {
  it('is the app of this test', () => {
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
    const plain = (text: string) => text.replace(/\s+/g, '').replace(/,(?=[})])/g, '');
    const body = app.toString();
    const inner = body.slice(body.indexOf('{') + 1, body.lastIndexOf('}'));
    assert.ok(plain(readme).includes(plain(inner)), inner);
  });

  it('scrolls its rail, which is as wide as the stage, and keeps the focused film on the screen', async () => {
    const headless = await Headless.open({
      engine: { base: folderUrl(enginesFolder), profile: 'rust', form: 'module' },
      stage: stageConfig,
      base: folderUrl(projectRoot),
    });
    const stage = await connectStage(headless.app);
    app(stage);
    await headless.rest();
    const bounds = async (node: Node) => {
      const answer = node.bounds();
      await headless.settle();
      return answer;
    };
    const rail = stage.root.children[0] as Node;
    assert.equal((await bounds(rail)).width, 1920);
    for (const { id } of films) {
      assert.equal(stage.focused?.key, id);
      const { x, width } = await bounds(stage.focused as Node);
      // A focused film is drawn larger than its box, around its middle.
      const left = x + width / 2 - 120;
      assert.ok(left >= 0 && left + 240 <= 1920, `${id} at ${left}`);
      headless.press('arrow-right');
      await headless.rest();
    }
    headless.close();
  });
});
