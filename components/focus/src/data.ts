/**
 * What focus keeps from call to call.
 *
 * @module
 */
import { Rect } from './geometry.ts';
import { Members } from './member.ts';

const NOWHERE = new Rect();

/** Members, the focused node, and how it came there. */
export class FocusData {
  /** What is known of nodes. */
  members = new Members();
  /** The node with focus; 0 is none. */
  focused = 0;
  /**
   * The focused node and the groups above it, the innermost first, as they were when it was seen
   * last.
   */
  readonly pathIds: number[] = [];
  /** Their keys. */
  readonly pathKeys: string[] = [];
  /** How many there are. */
  pathLength = 0;
  /** Where the focused node was on the stage then, all containers at their starts. */
  readonly seenAt = new Rect();
  /**
   * A group that focus waits for: it was asked for while it was empty, or it traps focus. 0 is
   * none.
   */
  awaited = 0;
  /** Whether nothing has focus meanwhile, since the group traps it. */
  traps = false;
  /**
   * Where moves along one axis began: they keep to the line through the middle of that node. 0 is
   * none.
   */
  anchor = 0;
  /** Whether they go left and right. */
  isSideways = false;
  /** Scroll targets of the move at hand: three words per container. */
  targets: Uint32Array = new Uint32Array(0);
  /** Counts up whenever a container may be elsewhere. */
  epoch = 0;

  /** Forgets everything. */
  reset(): void {
    this.members = new Members();
    this.focused = 0;
    this.awaited = 0;
    this.traps = false;
    this.anchor = 0;
    this.isSideways = false;
    this.epoch++;
    this.forgetSeen();
  }

  /** Forgets where the focused node was. */
  forgetSeen(): void {
    this.pathLength = 0;
    this.seenAt.copy(NOWHERE);
  }
}
