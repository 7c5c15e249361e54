/**
 * The stage that components are rendered to.
 *
 * @module
 */
import type { Stage } from 'inlay';
import { createContext, useContext } from 'solid-js';

/** Has the stage for everything under it. */
export const StageContext = createContext<Stage>();

/**
 * The stage that the component is rendered to.
 *
 * @throws If the component is not rendered by this package.
 */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) {
    throw new Error(
      'inlay-solid: there is no stage: expected components and elements to be made under render(…), not in a listener or timer.',
    );
  }
  return stage;
}
