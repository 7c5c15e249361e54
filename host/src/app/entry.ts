/**
 * What an app's module is.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import type { Stage } from './stage.ts';

/** The default export of an app's module. It puts nodes on the stage and adds listeners. */
export type App = (stage: Stage) => void | Promise<void>;

/**
 * The entry function of an app's module.
 *
 * @param name Where it came from, for the message.
 * @throws {@link InlayError} `app` if its default export is not a function.
 */
export function appOf(module: { default?: unknown }, name: string): App {
  if (typeof module.default === 'function') return module.default as App;
  throw new InlayError(
    'app',
    `${name}: expected the app's entry function as the default export, got ${typeof module.default}.`,
  );
}
