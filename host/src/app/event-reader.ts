/**
 * Dispatches event streams of the engine to nodes, to the stage and to pending promises.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';
import {
  EntryCursor,
  events,
  id,
  info,
  type LoadError,
  type MissingFont,
  type Refusal,
  readEntry,
  type Shape,
  type Undrawn,
} from '../protocol/schema.ts';
import type { StageCore } from './core.ts';
import { BubblingEvent, type NodeEventDetails, type NodeEventName } from './events.ts';
import { failedFontMessage, failedImageMessage } from './failed-loads.ts';
import { type NodeState, nameOf, ROOT } from './internal.ts';
import { missingFontMessage } from './missing-fonts.ts';
import { statesIn } from './write.ts';

/** The bit of the state of an image that could not be loaded. */
const FAILED = statesIn({ failed: {} });

/** Reads streams for one stage. */
export class EventReader {
  readonly #core: StageCore;
  readonly #cursor = new EntryCursor();

  constructor(core: StageCore) {
    this.#core = core;
  }

  /**
   * Reads the events of a frame. A stream that cannot be read is reported; what came before its
   * fault has happened.
   */
  read(words: Uint32Array, frame: number): void {
    const cursor = this.#cursor.reset(words);
    try {
      while (cursor.next()) this.#one(cursor, frame);
    } catch (cause) {
      this.#core.report(
        new InlayError('mismatch', `The engine's events of frame ${frame} cannot be read.`, cause),
      );
    }
  }

  #one(cursor: EntryCursor, frame: number): void {
    const core = this.#core;
    switch (cursor.id) {
      case id.eventFocus:
        return this.#focus(readEntry(events.focus, cursor));
      case id.eventKey: {
        const { node, claimedBy, ...press } = readEntry(events.key, cursor);
        return this.#toNode('key', node, { ...press, claimedBy: core.find(claimedBy)?.node }, true);
      }
      case id.eventSelect:
        return this.#toNode('select', readEntry(events.select, cursor), {}, true);
      case id.eventBack:
        return this.#toNode('back', readEntry(events.back, cursor), {}, true);
      case id.eventFocusStay: {
        const { node, requested, direction, reason } = readEntry(events.focusStay, cursor);
        const details = {
          direction: direction ?? undefined,
          requested: core.find(requested)?.node,
          reason,
        };
        return this.#toNode('focusStay', node, details, true);
      }
      case id.eventLoaded: {
        const { node, width, height } = readEntry(events.loaded, cursor);
        return this.#toNode('loaded', node, { width, height });
      }
      case id.eventFailed: {
        const { node, reason } = readEntry(events.failed, cursor);
        this.#toNode('failed', node, { reason });
        return this.#imageFailed(node, reason);
      }
      case id.eventInBounds:
        return this.#toNode('inBounds', readEntry(events.inBounds, cursor), {});
      case id.eventOutOfBounds:
        return this.#toNode('outOfBounds', readEntry(events.outOfBounds, cursor), {});
      case id.eventInViewport:
        return this.#toNode('inViewport', readEntry(events.inViewport, cursor), {});
      case id.eventOutOfViewport:
        return this.#toNode('outOfViewport', readEntry(events.outOfViewport, cursor), {});
      case id.eventScrollEnd: {
        const { node, x, y } = readEntry(events.scrollEnd, cursor);
        return this.#toNode('scrollEnd', node, { x, y });
      }
      case id.eventRemoved:
        return this.#removed(readEntry(events.removed, cursor));
      case id.eventBounds: {
        const { token, x, y, width, height } = readEntry(events.bounds, cursor);
        return core.boundsAnswers.answer(token, { x, y, width, height });
      }
      case id.eventAnimationFinish: {
        const animation = readEntry(events.animationFinish, cursor);
        return core.animations.get(animation)?.ended(animation);
      }
      case id.eventAnimationRefused: {
        const animation = readEntry(events.animationRefused, cursor);
        return core.animations.get(animation)?.refused(animation);
      }
      case id.eventAnimationCancel: {
        const animation = readEntry(events.animationCancel, cursor);
        return core.animations.get(animation)?.cancelled(animation);
      }
      case id.eventFontLoaded:
        return core.emit('fontLoaded', readEntry(events.fontLoaded, cursor));
      case id.eventFontFailed: {
        const { font, reason } = readEntry(events.fontFailed, cursor);
        core.emit('fontFailed', font, reason);
        return this.#fontFailed(font, reason);
      }
      case id.eventTextsWaiting:
        return this.#textsWait(readEntry(events.textsWaiting, cursor));
      case id.eventFontMissing:
        return this.#fontMissing(readEntry(events.fontMissing, cursor));
      case id.eventClipsTooDeep:
        return this.#clipsTooDeep(readEntry(events.clipsTooDeep, cursor));
      case id.eventUndrawn:
        return this.#undrawn(readEntry(events.undrawn, cursor));
      case id.eventFocusableEmpty:
        return this.#focusableEmpty(readEntry(events.focusableEmpty, cursor));
      case id.eventIdle:
        return core.emit('idle', frame);
      case id.eventRefused:
        return this.#refused(readEntry(events.refused, cursor));
      case id.eventSkipped: {
        const { entry, count } = readEntry(events.skipped, cursor);
        return core.report(
          new InlayError(
            'mismatch',
            `The engine does not know entry 0x${entry.toString(16)} and skipped it ${count} times: it is older than this app's host.`,
          ),
        );
      }
      // Events of a newer engine: this host has no listener for them.
    }
  }

  /** Texts whose glyphs do not fit the atlas, as last reported. */
  #textsWaiting = 0;

  readonly #failed = (error: unknown): void => this.#core.report(error);

  /** More texts than before do not fit; that some fit again is not an error. */
  #textsWait(count: number): void {
    const before = this.#textsWaiting;
    this.#textsWaiting = count;
    if (count <= before) return;
    this.#core.report(
      new InlayError(
        'limit',
        `Glyph atlas full: ${count} visible texts were not drawn. Use fewer distinct glyphs, or smaller ones.`,
      ),
    );
  }

  #fontMissing(missing: MissingFont): void {
    const core = this.#core;
    const node = core.find(missing.node);
    const message = missingFontMessage(missing, node ? nameOf(node) : 'a text', [...core.families]);
    const { reason, name, families } = missing;
    if (message !== undefined)
      core.warn(['font', reason, name, ...families].join('\n'), () => message);
  }

  /** Warns of an image that nobody expects to fail: no listener is there, and no style for it. */
  #imageFailed(id: number, reason: LoadError): void {
    const node = this.#core.find(id);
    if (!node || this.#isHeard('failed', node, true) || (node.states & FAILED) !== 0) return;
    this.#core.warn(`image ${reason}`, () => failedImageMessage(nameOf(node), reason));
  }

  #fontFailed(font: number, reason: LoadError): void {
    const { emitter, faces } = this.#core;
    if (emitter.has('fontFailed')) return;
    const name = faces.get(font) ?? `number ${font}`;
    this.#core.warn(`font ${font}`, () => failedFontMessage(name, reason));
  }

  #clipsTooDeep(id: number): void {
    const node = this.#core.find(id);
    if (!node) return;
    this.#core.report(
      new InlayError(
        'limit',
        `${nameOf(node)}: more than 8 clips that are rounded or rotated are nested here, so the outermost cut along the upright rectangle around them. Remove "overflow" or the radii where they are not needed.`,
      ),
    );
  }

  #undrawn({ node: id, property }: Undrawn): void {
    const node = this.#core.find(id);
    if (!node) return;
    const key = info[property]?.key ?? `0x${property.toString(16)}`;
    this.#core.report(
      new InlayError(
        'unsupported',
        `${nameOf(node)}: this host cannot draw "${key}", so the node looks as if it were not set. Expected a host of the engine's version: update it, or do without the property.`,
      ),
    );
  }

  #focusableEmpty(id: number): void {
    const core = this.#core;
    const node = core.find(id);
    if (!node) return;
    core.warn(
      `no size ${id}`,
      () =>
        `${nameOf(node)} is focusable, but its box has no area, so focus never finds it: give it a width and a height, or content that has some.`,
    );
  }

  #focus({ node, previous }: { node: number; previous: number }): void {
    const core = this.#core;
    const now = core.find(node);
    const before = core.find(previous);
    core.focused = now && !now.removed ? now : undefined;
    if (before) this.#bubble('blur', before, { next: now?.node });
    if (now) this.#bubble('focus', now, { previous: before?.node });
  }

  /** `orRoot`: where no node is meant, the root stands for the stage. */
  #toNode<N extends NodeEventName>(
    name: N,
    id: number,
    details: NodeEventDetails[N],
    orRoot = false,
  ): void {
    const target = this.#core.find(id) ?? (orRoot ? this.#core.find(ROOT) : undefined);
    if (target) this.#bubble(name, target, details);
  }

  #bubble<N extends NodeEventName>(
    name: N,
    target: NodeState,
    details: NodeEventDetails[N],
    climbs = true,
  ): void {
    this.#core.watcher?.event(name, target, details);
    if (!this.#isHeard(name, target, climbs)) return;
    const event = new BubblingEvent(name, target.node, details);
    for (
      let at: NodeState | undefined = target;
      at && !event.stopped;
      at = climbs ? above(at) : undefined
    ) {
      if (!at.emitter?.has(name)) continue;
      event.currentTarget = at.node;
      at.emitter.emit(name, [target.node, event] as never, this.#failed);
    }
    if (event.stopped) return;
    event.currentTarget = this.#core.root;
    this.#core.emitter.emit(name, [target.node, event] as never, this.#failed);
  }

  /** Whether anybody listens to an event, so that it is worth making. */
  #isHeard(name: NodeEventName, target: NodeState, climbs: boolean): boolean {
    if (this.#core.emitter.has(name)) return true;
    for (let at: NodeState | undefined = target; at; at = climbs ? above(at) : undefined)
      if (at.emitter?.has(name)) return true;
    return false;
  }

  #removed(id: number): void {
    const core = this.#core;
    const node = core.find(id);
    if (!node) return;
    if (core.boundsAnswers.isAsked) {
      core.boundsAnswers.reject(
        (about) => about.node === node,
        () =>
          new InlayError(
            'removed',
            `${nameOf(node)}: bounds: the node was removed before the next frame.`,
          ),
      );
    }
    this.#bubble('removed', node, {}, false);
    core.forget(node);
  }

  #refused(refusal: Refusal): void {
    const core = this.#core;
    const batch = core.refused.get(refusal.sequence);
    core.refused.delete(refusal.sequence);
    const error = refusalError(refusal, batch, (id) => core.nameOf(id));
    core.boundsAnswers.reject(
      (about) => about.sequence === refusal.sequence,
      () => error,
    );
    core.report(error);
  }
}

/**
 * The node above one, or the one that it was removed from: what it still emits goes the same path.
 */
function above({ parent, removedFrom }: NodeState): NodeState | undefined {
  return parent ?? removedFrom;
}

/** A refusal as an error that names the node and the entry. */
export function refusalError(
  refusal: Refusal,
  batch: Uint32Array | undefined,
  name: (id: number) => string,
): InlayError {
  const { sequence, reason, at, entry, expected, found } = refusal;
  const what = info[entry];
  const node = batch && nodeAt(batch, at);
  const where = [
    node === undefined ? '' : `${name(node)}: `,
    what ? `${what.table} "${what.key}"` : `word ${at}`,
  ].join('');
  const newer = reason === 'bad-value' && what && newerCase(what.codec, expected, found);
  const why = newer
    ? `the engine does not know "${newer}" (number ${found}; it knows 0 to ${expected - 1}): it is older than this app's host`
    : `${reason} (expected ${shownFact(expected)}, found ${shownFact(found)})`;
  return new InlayError(
    'refused',
    `The engine refused batch ${sequence}, nothing of it was applied: ${where}: ${why}.`,
  );
}

/** The name of a case of a type that has more cases here than the `known` ones of an engine. */
function newerCase(shape: Shape, known: number, found: number): string | undefined {
  const within = (parts: readonly (Shape | null)[]): string | undefined => {
    for (const part of parts) {
      const name = part && newerCase(part, known, found);
      if (name) return name;
    }
    return undefined;
  };
  switch (shape.kind) {
    case 'enum':
      return shape.cases.length > known ? shape.cases[found] : undefined;
    case 'variant':
      return shape.cases.length > known
        ? shape.cases[found]?.[0]
        : within(shape.cases.map(([, payload]) => payload));
    case 'record':
      return within(shape.fields.map(([, field]) => field));
    case 'tuple':
      return within(shape.items);
    case 'list':
    case 'option':
    case 'ranged':
      return newerCase(shape.item, known, found);
    default:
      return undefined;
  }
}

function shownFact(fact: number): string {
  return fact < 1_000_000 ? String(fact) : `0x${fact.toString(16)}`;
}

/** The node that was selected at word `at` of a batch, or that the command there is about. */
function nodeAt(batch: Uint32Array, at: number): number | undefined {
  const cursor = new EntryCursor();
  let selected: number | undefined;
  try {
    for (cursor.reset(batch, 5); cursor.next() && cursor.at - 1 <= at; ) {
      const isNode = cursor.id === id.createNode || cursor.id === id.selectNode;
      if (isNode || (cursor.id < 0x20 && cursor.at + cursor.length > at))
        selected = firstNode(cursor) ?? selected;
    }
  } catch {
    // A batch that cannot be walked names no node.
  }
  return selected;
}

function firstNode(cursor: EntryCursor): number | undefined {
  switch (cursor.id) {
    case id.animate:
      return cursor.word(1);
    case id.controlAnimation:
    case id.addFontFace:
    case id.unsetProperty:
    case id.selectState:
      return undefined;
    case id.insertChild:
      return cursor.word(1);
    default:
      return cursor.length > 0 ? cursor.word(0) : undefined;
  }
}
