/**
 * A stage that is inspected: loads the agent, which no app has in itself.
 *
 * @module
 */
import { asError } from '../protocol/error.ts';
import { importModule } from '../protocol/import-module.ts';
import type { AgentToInspector } from '../protocol/inspection.ts';
import type { StageCore } from './core.ts';
import { state } from './internal.ts';
import type { Stage } from './stage.ts';

/** What the script of an agent exports. */
export interface AgentScript {
  /** Answers the inspector at the other end of `port`, until that is closed. */
  inspect(core: StageCore, port: MessagePort): void;
}

/** Lets an inspector look at a stage. */
export async function inspectStage(stage: Stage, agent: string, port: MessagePort): Promise<void> {
  try {
    const script = (await importModule(agent)) as AgentScript;
    script.inspect(stage.root[state].core, port);
  } catch (error) {
    const message = `${agent}: cannot be loaded: ${asError(error).message}`;
    port.postMessage({ kind: 'failed', message } satisfies AgentToInspector);
  }
}
