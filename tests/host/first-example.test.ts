/**
 * The first example of the readme does what its reader expects: a row of films that scrolls as
 * focus moves.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, type Stage, spring } from '../../host/src/index.ts';
import { projectRoot } from '../../host/tools/src/scene.ts';
import { openHeadless } from './support/headless.ts';

let films: readonly { readonly id: string; readonly poster: string }[] = [];

/** The body of the readme's app, which a test below holds to this one. */
function app(stage: Stage): void {
  const rail = stage.view({
    layout: { gap: 24, padding: 24 },
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
        flexShrink: 0,
        focusable: true,
        key: film.id,
        data: film,
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

  for (const [what, poster] of [
    ['', 'tests/assets/quadrants.png'],
    [', also without posters', 'tests/assets/nothing.png'],
  ] as const) {
    it(`scrolls its rail, and keeps the focused film whole on the screen${what}`, () =>
      walk(poster));
  }

  async function walk(poster: string): Promise<void> {
    films = Array.from({ length: 20 }, (_, index) => ({ id: `film-${index}`, poster }));
    const { headless, stage } = await openHeadless();
    app(stage);
    await headless.rest();
    const bounds = async (node: Node) => {
      const answer = node.bounds();
      await headless.settle();
      return answer;
    };
    const rail = stage.root.children[0] as Node;
    const around = await bounds(rail);
    assert.equal(around.width, 1920);
    for (const { id } of films) {
      assert.equal(stage.focused?.key, id);
      const { x, y, width, height } = await bounds(stage.focused as Node);
      // A focused film is drawn larger than its box. The rail clips.
      assert.ok(x >= 0 && x + width <= 1920 && width > 259, `${id} from ${x}, ${width} wide`);
      assert.ok(y >= around.y && y + height <= around.y + around.height, `${id} from ${y}`);
      headless.press('arrow-right');
      await headless.rest();
    }
    headless.close();
  }
});
