/**
 * The app's worker: connects to the engine and runs the app's entry function.
 *
 * @module
 */
import { appOf } from '../app/entry.ts';
import { connectStage } from '../app/stage.ts';
import { asError, InlayError } from '../protocol/error.ts';
import type { AppStart, AppToEngine, AppToShell, EngineToApp } from '../protocol/messages.ts';
import { MessageChannelPort } from '../protocol/port.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const tell = (message: AppToShell) => scope.postMessage(message);

scope.addEventListener(
  'message',
  async ({ data }: MessageEvent<AppStart>) => {
    try {
      const [stage, module] = await Promise.all([
        connectStage(new MessageChannelPort<AppToEngine, EngineToApp>(data.engine)),
        import(data.app),
      ]);
      // Where tools and tests find it.
      Object.assign(globalThis, { inlayStage: stage });
      await appOf(module, data.app)(stage);
      tell({ kind: 'started' });
    } catch (cause) {
      const error =
        cause instanceof InlayError ? cause : new InlayError('app', `The app threw: ${asError(cause).message}`, cause);
      tell({ kind: 'failed', error: error.toData() });
      // Where the stack belongs to, the console shows it.
      console.error(cause);
    }
  },
  { once: true },
);
