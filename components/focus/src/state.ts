/**
 * Focus and memory, which no input can bring back.
 *
 * @module
 */
import type { FocusState } from '../../../schema/typescript/generated/interfaces.ts';
import type { FocusData } from './data.ts';
import { STAGE, slotOf } from './flags.ts';
import { Refused } from './refused.ts';
import { seeFocused, seePath } from './settle.ts';

/** Version of the state. */
const VERSION = 2;

/** Focus and memory, groups in the order of their slots. */
export function snapshot(focus: FocusData): FocusState {
  const { members } = focus;
  const memory: number[] = [];
  const keys: [number, string][] = [];
  members.bySlot((at) => {
    const member = members.memory[at] as number;
    if (member === 0) return;
    const group = members.id[at] as number;
    memory.push(group, member);
    const key = members.memoryKey[at] as string;
    if (key !== '') keys.push([group, key]);
  });
  const { focused, awaited, traps, anchor, isSideways } = focus;
  return {
    version: VERSION,
    focused,
    awaited,
    traps,
    anchor,
    isSideways,
    memory: Uint32Array.from(memory),
    keys,
  };
}

/**
 * Takes a state. Groups that are gone are skipped; a focused node that is gone is noted, and
 * `settle` finds another.
 *
 * @throws {@link Refused}: the system is as after `reset`.
 */
export function restore(focus: FocusData, state: FocusState): void {
  const { version, memory, keys } = state;
  if (version !== VERSION || memory.length % 2 !== 0) {
    focus.reset();
    throw new Refused(
      version !== VERSION
        ? { tag: 'version', val: VERSION }
        : { tag: 'length', val: memory.length },
    );
  }
  const { members } = focus;
  for (let pair = 0; pair < memory.length; pair += 2) {
    const at = members.find(memory[pair] as number);
    if (at === STAGE) continue;
    members.memory[at] = memory[pair + 1] as number;
    members.memoryKey[at] = '';
  }
  for (const [group, key] of keys) {
    const at = members.find(group);
    if (at !== STAGE) members.memoryKey[at] = key;
  }
  focus.focused = slotOf(state.focused) === 0 ? 0 : state.focused;
  focus.awaited = state.awaited;
  focus.traps = state.traps && focus.focused === 0 && state.awaited !== 0;
  focus.anchor = state.anchor;
  focus.isSideways = state.isSideways;
  focus.forgetSeen();
  seeFocused(focus);
  const group = focus.traps ? members.find(state.awaited) : STAGE;
  if (group === STAGE) return;
  focus.pathIds[0] = 0;
  focus.pathKeys[0] = '';
  seePath(focus, group, 1);
}
