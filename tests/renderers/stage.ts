/**
 * A stage with the real engine for tests of renderers, and what can be seen on it.
 *
 * @module
 */
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import type { Node } from '../../host/src/index.ts';
import { slotOf } from '../../host/src/protocol/ids.ts';
import { openHeadless } from '../host/support/headless.ts';
import { drawn } from '../parity/drawn.ts';
import { fullList } from '../parity/full-list.ts';

export interface TestStage {
  readonly stage: Stage;
  readonly headless: Headless;
  /** What is drawn at rest: the nodes by number of appearance, as numbers of nodes differ. */
  picture(): Promise<readonly string[]>;
}

export async function openTestStage(): Promise<TestStage> {
  const { headless, stage } = await openHeadless();
  return {
    stage,
    headless,
    async picture() {
      await headless.rest();
      const numbers = new Map<string, number>();
      return drawn(fullList(headless)).map((line) =>
        line.replace(/^node (\d+)/, (_, id: string) => {
          if (!numbers.has(id)) numbers.set(id, numbers.size);
          return `node ${numbers.get(id)}`;
        }),
      );
    },
  };
}

/** The tree below a node in one line: `view a (text b)`. */
export function outline(node: Node): string {
  const name = node.key === undefined ? node.kind : `${node.kind} ${node.key}`;
  const inside = node.children.map(outline).join(', ');
  return inside === '' ? name : `${name} (${inside})`;
}

/**
 * How many nodes of a stage are not freed. Slots of freed ones are used again: when none is left,
 * the highest slot is the count.
 *
 * @param most More than there ever were.
 */
export function nodesInUse(stage: Stage, most = 500): number {
  // The node that holds what is taken out is made with the first that is.
  const out = stage.view();
  stage.append(out);
  out.detach().remove();
  const more = Array.from({ length: most }, () => stage.view());
  const highest = Math.max(...more.map(({ id }) => slotOf(id)));
  for (const node of more) node.remove();
  return highest - most;
}
