/**
 * What focus knows of nodes: a pool of columns with a table by slot. The members of a group are
 * kept in a bucket per container, as those move together.
 *
 * @module
 */
import { Bucket, type Columns } from './bucket.ts';
import {
  ALL_OF_IT,
  AWAY,
  CLIPPED,
  FOCUSABLE,
  GROUP,
  OFF_STAGE,
  SEEN,
  STAGE,
  slotOf,
} from './flags.ts';

/** Slots of one page of the table. */
const PAGE = 1024;

/** All nodes. The table has pages, as ids that the engine made begin in the middle of all slots. */
export class Members implements Columns {
  private readonly pages: (Int32Array | undefined)[] = [];
  private readonly free: number[] = [];
  private used = 1;

  /** 0 while the place is free. */
  id = new Uint32Array(64);
  /**
   * Whether it has a placement of use inside the tree, and is among the members of its group: its
   * bucket.
   */
  readonly bucket: (Bucket | undefined)[] = [undefined];
  /** Place in the bucket. */
  place = new Int32Array(64);
  flags = new Uint8Array(64);
  left = new Int32Array(64);
  top = new Int32Array(64);
  width = new Int32Array(64);
  height = new Int32Array(64);
  /** Place of its group in the pool. */
  group = new Int32Array(64);
  /** Id of its container; may be unknown. */
  container = new Uint32Array(64);
  /** How far from the start of its container's content, in the direction of reading. */
  reading = new Int32Array(64);
  /** Id of the nearest focusable node above it; may be unknown. */
  host = new Uint32Array(64);
  /** Whether any node has a host. */
  hasHosts = false;
  /** For a container: four per node, the map from its content to the stage in 1/65536. */
  linear = new Int32Array(256);
  /** What is as good as what is seen, for what is looked for at the moment. */
  reach = SEEN;
  /** Whether any node was ever beyond the stage. */
  hasBeyond = false;
  readonly key: string[] = [''];
  remembers = new Uint8Array(64);
  entry = new Uint8Array(64);
  preferred = new Uint32Array(64);
  /** Four per node, by direction. */
  next = new Uint32Array(256);
  /** A bit by direction. */
  trap = new Uint8Array(64);
  /** For a group: its members by container. Kept even while the group itself is not placed. */
  readonly buckets: (Map<number, Bucket> | undefined)[] = [undefined];
  /** For a group: the member that had focus last, and its key. */
  memory = new Uint32Array(64);
  readonly memoryKey: string[] = [''];

  /** The place of a node in the pool; the stage's if it is unknown. */
  find(id: number): number {
    const at = this.inSlot(slotOf(id));
    return at !== STAGE && this.id[at] === id ? at : STAGE;
  }

  /** Whether another node is in the slot of an id. */
  isTaken(id: number): boolean {
    const at = this.inSlot(slotOf(id));
    return at !== STAGE && this.id[at] !== id;
  }

  /**
   * The place of a node, made if it is not there. An older node in its slot is forgotten. Ids whose
   * slot is 0 have none: the stage's.
   */
  make(id: number): number {
    const slot = slotOf(id);
    if (slot === 0) return STAGE;
    const known = this.inSlot(slot);
    if (known !== STAGE) {
      if (this.id[known] === id) return known;
      this.forget(known);
    }
    const at = this.free.pop() ?? this.used++;
    if (at >= this.id.length) this.grow();
    this.clear(at);
    this.id[at] = id;
    this.putInSlot(slot, at);
    return at;
  }

  /** Forgets a node. Members of a group go to the stage until they are placed again. */
  forget(at: number): void {
    this.leaveGroup(at);
    this.putInSlot(slotOf(this.id[at] as number), STAGE);
    const buckets = this.buckets[at];
    this.clear(at);
    this.free.push(at);
    if (buckets === undefined) return;
    for (const bucket of buckets.values()) {
      for (const orphan of bucket.members) this.join(STAGE, orphan);
    }
  }

  /** Takes a node out of the group that it is in. */
  leaveGroup(at: number): void {
    const bucket = this.bucket[at];
    if (bucket === undefined) return;
    const last = bucket.members.pop() as number;
    if (last !== at) {
      const place = this.place[at] as number;
      bucket.members[place] = last;
      this.place[last] = place;
    }
    bucket.isStale = true;
    if (this.hasHosts) this.forgetLists(this.group[at] as number);
    this.bucket[at] = undefined;
    if (bucket.members.length === 0)
      this.buckets[this.group[at] as number]?.delete(bucket.container);
    this.group[at] = STAGE;
  }

  /** Adds a node that is in no group to one. */
  join(group: number, at: number): void {
    let buckets = this.buckets[group];
    if (buckets === undefined) {
      buckets = new Map();
      this.buckets[group] = buckets;
    }
    const container = this.container[at] as number;
    let bucket = buckets.get(container);
    if (bucket === undefined) {
      bucket = new Bucket(container);
      buckets.set(container, bucket);
    }
    this.group[at] = group;
    this.bucket[at] = bucket;
    this.place[at] = bucket.members.push(at) - 1;
    bucket.isStale = true;
    if (this.hasHosts) this.forgetLists(group);
  }

  /** The lists of a group are out of date: what leads to what has changed. */
  private forgetLists(group: number): void {
    const buckets = this.buckets[group];
    if (buckets === undefined) return;
    for (const bucket of buckets.values()) bucket.isStale = true;
  }

  /** Whether a node can have focus. */
  isFocusable(at: number): boolean {
    return (
      this.bucket[at] !== undefined &&
      ((this.flags[at] as number) & (FOCUSABLE | AWAY)) === FOCUSABLE
    );
  }

  /** Whether a node is a group that can be entered. */
  isGroup(at: number): boolean {
    return this.bucket[at] !== undefined && ((this.flags[at] as number) & (GROUP | AWAY)) === GROUP;
  }

  /** Whether focus may choose a node. */
  takes(at: number): boolean {
    if (!this.isFocusable(at)) return false;
    const clipped = (this.flags[at] as number) & (CLIPPED | OFF_STAGE);
    return this.reach === SEEN
      ? (clipped & CLIPPED) === 0
      : this.reach === ALL_OF_IT || clipped !== CLIPPED;
  }

  /**
   * The node around a node that leads to it: in the same group, or that group itself. The stage's
   * place if there is none.
   */
  hostOf(at: number): number {
    const host = this.find(this.host[at] as number);
    if (host === STAGE || host === at) return STAGE;
    const group = this.group[at] as number;
    return (host === group || this.group[host] === group) && this.takes(host) ? host : STAGE;
  }

  /** Whether a node is only reached through another one of its group. */
  isInner(at: number): boolean {
    const host = this.hostOf(at);
    return host !== STAGE && host !== this.group[at];
  }

  /** Calls `each` with the place of every node, in the order of their slots. */
  bySlot(each: (at: number) => void): void {
    for (const page of this.pages) {
      if (page === undefined) continue;
      for (const at of page) {
        if (at !== STAGE) each(at);
      }
    }
  }

  private inSlot(slot: number): number {
    const page = this.pages[slot >>> 10];
    return page === undefined ? STAGE : (page[slot & (PAGE - 1)] as number);
  }

  private putInSlot(slot: number, at: number): void {
    const number = slot >>> 10;
    while (this.pages.length <= number) this.pages.push(undefined);
    let page = this.pages[number];
    if (page === undefined) {
      page = new Int32Array(PAGE);
      this.pages[number] = page;
    }
    page[slot & (PAGE - 1)] = at;
  }

  private clear(at: number): void {
    this.id[at] = 0;
    this.bucket[at] = undefined;
    this.flags[at] = 0;
    this.group[at] = STAGE;
    this.container[at] = this.host[at] = 0;
    this.reading[at] = 0;
    this.linear.fill(0, 4 * at, 4 * at + 4);
    this.left[at] = this.top[at] = this.width[at] = this.height[at] = 0;
    this.key[at] = '';
    this.remembers[at] = this.entry[at] = this.preferred[at] = this.trap[at] = 0;
    this.next.fill(0, 4 * at, 4 * at + 4);
    this.buckets[at] = undefined;
    this.memory[at] = 0;
    this.memoryKey[at] = '';
  }

  private grow(): void {
    this.id = grown(this.id);
    this.place = grown(this.place);
    this.flags = grown(this.flags);
    this.left = grown(this.left);
    this.top = grown(this.top);
    this.width = grown(this.width);
    this.height = grown(this.height);
    this.group = grown(this.group);
    this.container = grown(this.container);
    this.reading = grown(this.reading);
    this.host = grown(this.host);
    this.linear = grown(this.linear);
    this.remembers = grown(this.remembers);
    this.entry = grown(this.entry);
    this.preferred = grown(this.preferred);
    this.next = grown(this.next);
    this.trap = grown(this.trap);
    this.memory = grown(this.memory);
  }
}

/** A column of twice the length. */
function grown<T extends Uint8Array | Int32Array | Uint32Array>(column: T): T {
  const larger = new (column.constructor as new (length: number) => T)(column.length * 2);
  larger.set(column);
  return larger;
}
