/**
 * Failures of an engine in words.
 *
 * @module
 */

import { shortened } from '../device/device.ts';
import { InlayError } from '../protocol/error.ts';
import { keyNames } from '../protocol/key-names.ts';
import { keyPhase } from '../protocol/key-phase.ts';
import type { LogEntry } from '../protocol/log.ts';
import { type EngineFactory, EngineRefusal } from './engine.ts';
import type { Input } from './inputs.ts';

const phaseNames = Object.keys(keyPhase);

/** Why an engine could not continue. */
export interface Failure {
  code: 'mismatch' | 'system' | 'trapped';
  /** Who failed, where and how: a sentence without its full stop. */
  what: string;
  cause: Error;
}

/** Describes what an engine threw; to be called before another instance is made. */
export function failureOf(cause: Error, factory: EngineFactory): Failure {
  // An answer or a refusal that the interface does not allow is not a trap: the engine found it and
  // said so.
  if (cause instanceof EngineRefusal)
    return { code: 'system', what: cause.message.replace(/\.$/, ''), cause };
  // What it answered is not what this host reads.
  if (cause instanceof InlayError && cause.code === 'mismatch')
    return { code: 'mismatch', what: cause.message.replace(/\.$/, ''), cause };
  return {
    code: 'trapped',
    what: factory.explain?.(cause) ?? `The engine trapped: ${cause.message}`,
    cause,
  };
}

/** The error for an engine that was rebuilt. */
export function recoveredError(
  { code, what, cause }: Failure,
  leftOut: readonly (Input | LogEntry)[],
): InlayError {
  const without = leftOut.map(
    (input) => `${nameOfInput(input)} was left out, since it fails each time`,
  );
  return new InlayError(
    code,
    `${[`${what}. The engine was rebuilt`, ...without].join('; ')}.`,
    cause,
  );
}

/** The error for an engine that was given up. */
export function givenUpError({ code, what, cause }: Failure, count: string): InlayError {
  return new InlayError(code, `${what}. The engine failed ${count} and was given up.`, cause);
}

/** An input as a message names it. */
function nameOfInput(input: Input | LogEntry): string {
  switch (input.kind) {
    case 'batch':
      return `batch ${input.sequence}`;
    case 'key':
      return `the key "${keyNames[input.key] ?? input.key}" (${phaseNames[input.phase] ?? input.phase})`;
    case 'image':
      return `the image ${shortened(input.url)}`;
    case 'font':
      return `the font ${shortened(input.url)}`;
    case 'image-failed':
    case 'font-failed':
      return `the failed load of ${shortened(input.url)}`;
    case 'stage':
      return 'the new size of the stage';
    case 'frame':
      return `the frame at ${input.time} ms`;
  }
}
