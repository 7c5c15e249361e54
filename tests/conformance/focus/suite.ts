/**
 * What every implementation of `inlay:focus/focus` must do, in terms of that interface only.
 *
 * @module
 */
import assert from 'node:assert/strict';
import { behaviour } from './behaviour.ts';
import { explaining } from './explaining.ts';
import { input } from './input.ts';
import type { FocusInterface } from './interface.ts';
import { cases } from './moves/index.ts';
import { placing } from './placing.ts';
import { settling } from './settling.ts';
import { Stage } from './stage.ts';
import { waiting } from './waiting.ts';

/** Registers the suite for one implementation. */
export function conformance(name: string, load: () => Promise<FocusInterface>): void {
  describe(`focus: ${name}`, () => {
    let focus: FocusInterface;

    before(async () => {
      focus = await load();
    });

    describe('moves', () => {
      for (const { name: title, why, draw, ways, ...plan } of cases) {
        it(`${title}: ${why}`, () => {
          const stage = new Stage(focus, draw, plan);
          assert.deepEqual(
            ways.map((way) => new Stage(stage.focus, draw, plan).walk(way)),
            ways,
          );
        });
      }
    });

    behaviour(() => focus);
    placing(() => focus);
    settling(() => focus);
    waiting(() => focus);
    input(() => focus);
    explaining(() => focus);
  });
}
