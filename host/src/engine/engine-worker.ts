/**
 * The engine's worker: waits for its canvas and its line to the app, and runs.
 *
 * @module
 */
import type { AppToEngine, EngineStart, EngineToApp, EngineToShell, ShellToEngine } from '../protocol/messages.ts';
import { type Endpoint, MessageChannelPort } from '../protocol/port.ts';
import { startBrowserEngine } from './start.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener(
  'message',
  ({ data }: MessageEvent<EngineStart>) => {
    const shell = new MessageChannelPort<EngineToShell, ShellToEngine>(scope as unknown as Endpoint);
    const app = new MessageChannelPort<EngineToApp, AppToEngine>(data.app);
    const { canvas, stage, engine, base, clock } = data;
    void startBrowserEngine({ canvas, stage, engine, base, clock, app, shell });
  },
  { once: true },
);
