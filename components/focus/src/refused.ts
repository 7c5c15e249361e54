/**
 * A refusal, as the generated bindings of components throw it.
 *
 * @module
 */

import type {
  ApplyError,
  FocusError,
  RestoreError,
} from '../../../schema/typescript/generated/interfaces.ts';

/** Why a call was refused. Nothing was changed. */
export class Refused extends Error {
  /** The facts. */
  readonly payload: ApplyError | FocusError | RestoreError;

  /** @param payload The facts. */
  constructor(payload: ApplyError | FocusError | RestoreError) {
    super(`focus refused the call: ${payload.tag} ${payload.val}`);
    this.name = 'Refused';
    this.payload = payload;
  }
}
