/**
 * The app's worker: connects to the engine and runs the app's entry function.
 *
 * @module
 */
import { appOf } from '../app/entry.ts';
import { connectStage } from '../app/stage.ts';
import { within } from '../protocol/deadline.ts';
import { asError, InlayError } from '../protocol/error.ts';
import { JournalPort } from '../protocol/journal.ts';
import type {
  AppStart,
  AppToEngine,
  AppToShell,
  EngineToApp,
  ShellToApp,
} from '../protocol/messages.ts';
import { MessageChannelPort } from '../protocol/port.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const send = (message: AppToShell) => scope.postMessage(message);
const portOf = (port: MessagePort) => new MessageChannelPort<AppToEngine, EngineToApp>(port);
let engine: JournalPort | undefined;

scope.addEventListener('message', ({ data }: MessageEvent<ShellToApp>) => {
  switch (data.kind) {
    case 'start-app':
      return void start(data);
    case 'ping':
      return send({ kind: 'pong' });
    case 'engine':
      return engine?.replace(portOf(data.port));
    case 'engine-failed':
      return engine?.fail(InlayError.fromData(data.error));
  }
});
send({ kind: 'hello' });

async function start(data: AppStart): Promise<void> {
  try {
    engine = new JournalPort(portOf(data.engine));
    const [stage, module] = await Promise.all([
      connectStage(engine),
      within(data.timeout, data.app, import(data.app)),
    ]);
    // Where tools and tests find it.
    Object.assign(globalThis, { inlayStage: stage });
    await appOf(module, data.app)(stage);
    send({ kind: 'started' });
  } catch (cause) {
    const error =
      cause instanceof InlayError
        ? cause
        : new InlayError('app', `The app threw: ${asError(cause).message}`, cause);
    send({ kind: 'failed', error: error.toData() });
    // Where the stack belongs to, the console shows it.
    console.error(cause);
  }
}
