/**
 * The WIT packages as lists of items, and what changed from one list to another.
 *
 * An item is a function, a type or an import of one interface or world, as its text without
 * comments and spacing. That is all that a caller depends on; documentation may change at any time.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package: its versioned name, and its items by `interface.item`. */
export interface Package {
  /** `inlay:layout@0.1.0` */
  readonly name: string;
  /** From `layout.solve` to `solve: func(…) -> …`. */
  readonly items: Readonly<Record<string, string>>;
  /** The versions of `@since`, by item; the record has none. */
  readonly since?: Readonly<Record<string, string>>;
}

/** One difference between two packages of the same name. */
export interface Change {
  /** `inlay:layout`, without version. */
  readonly package: string;
  /** `layout.solve`, or `version`. */
  readonly item: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly now?: string;
}

/** Takes comments out and makes all spacing one space. */
function plain(source: string): string {
  return source
    .replace(/\/\/[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Splits the body of an interface or world at the ends of its items. */
function splitItems(body: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < body.length; at++) {
    const char = body[at];
    if (char === '{' || char === '(' || char === '<') depth++;
    // The arrow of a result is no bracket.
    if (char === '}' || char === ')' || (char === '>' && body[at - 1] !== '-')) depth--;
    const ends = depth === 0 && (char === ';' || char === '}');
    if (!ends) continue;
    // `use a.{b};` ends at the semicolon, a record at its brace.
    if (char === '}' && /^\s*use\b/.test(body.slice(start, at))) continue;
    items.push(body.slice(start, at + 1).trim());
    start = at + 1;
  }
  const rest = body.slice(start).trim();
  if (rest !== '')
    throw new Error(`expected the items to end with ; or }, got: ${rest.slice(0, 60)}`);
  return items;
}

/** `solve` of `solve: func(…)`, `boxes` of `record boxes {…}`, the whole of an import. */
function nameOf(item: string): string {
  const match =
    /^(?:(?:record|variant|enum|flags|type|resource)\s+)?(%?[a-z][a-z0-9-]*)\s*[:={]/.exec(item);
  return match?.[1] ?? item.replace(/[;{}]/g, '').trim();
}

const unversionedText = (item: string) => item.replace(/@[\d.]+\d/g, '');

/** Reads a package from the texts of its files. */
export function readPackage(sources: readonly string[]): Package {
  const items: Record<string, string> = {};
  const since: Record<string, string> = {};
  let name: string | undefined;
  for (const source of sources.map(plain)) {
    const header = /^package ([^;]+);/.exec(source);
    name ??= header?.[1];
    const text = header ? source.slice(header[0].length) : source;
    const blocks = text.matchAll(/\b(interface|world) (%?[a-z][a-z0-9-]*) \{/g);
    for (const block of blocks) {
      const start = block.index + block[0].length;
      let depth = 1;
      let end = start;
      while (depth > 0) {
        const char = text[end];
        if (char === undefined) throw new Error(`${block[1]} ${block[2]} is not closed`);
        if (char === '{') depth++;
        if (char === '}') depth--;
        end++;
      }
      for (const whole of splitItems(text.slice(start, end - 1))) {
        const gate = /^@since\(version = ([\d.]+)\) /.exec(whole);
        const item = gate ? whole.slice(gate[0].length) : whole;
        const path = `${block[2]}.${nameOf(item)}`;
        items[path] = item;
        if (gate?.[1] !== undefined) since[path] = gate[1];
      }
    }
  }
  if (name === undefined)
    throw new Error('expected a file to begin with `package name@version;`, found none');
  return { name, items, since };
}

/**
 * Reads every package below a folder, a folder each. `schema` is no interface, it is generated
 * from.
 */
export function readPackages(folder: string): Package[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['schema', 'recorded'].includes(entry.name))
    .map(({ name }) => {
      const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.wit'));
      return readPackage(
        files.sort().map((file) => readFileSync(join(folder, name, file), 'utf8')),
      );
    });
}

/** An entry or a type of `schema/schema.json`, as far as it is looked at. */
interface SchemaItem {
  readonly id?: number;
  readonly table?: string;
  readonly name: string;
  readonly type?: string;
  readonly range?: unknown;
  readonly default?: unknown;
  readonly kind?: string;
  readonly parts?: readonly { docs?: string }[];
}

/**
 * The schema as a package, from its JSON: entries by their ids, types by their names. What its hash
 * leaves out (documentation, owners, units, what is implemented) is left out here.
 */
export function readSchema(json: string): Package {
  const schema = JSON.parse(json) as {
    version: string;
    entries: SchemaItem[];
    types: SchemaItem[];
  };
  const items: Record<string, string> = {};
  for (const { id = 0, table, name, type, range, default: initial } of schema.entries) {
    items[`0x${id.toString(16).padStart(4, '0')}`] = JSON.stringify({
      table,
      name,
      type,
      range,
      default: initial,
    });
  }
  for (const { name, kind, parts = [] } of schema.types) {
    items[`type ${name}`] = JSON.stringify({
      kind,
      parts: parts.map(({ docs: _, ...part }) => part),
    });
  }
  return { name: `${SCHEMA}@${schema.version}`, items };
}

const SCHEMA = 'inlay:schema';

const bare = (name: string) => name.split('@')[0] ?? name;

/** What changed from `before` to `now`. */
export function compare(before: readonly Package[], now: readonly Package[]): Change[] {
  const changes: Change[] = [];
  const names = new Set([...before, ...now].map((one) => bare(one.name)));
  for (const name of names) {
    const old = before.find((one) => bare(one.name) === name);
    const fresh = now.find((one) => bare(one.name) === name);
    if (old?.name !== fresh?.name) changes.push(change(name, 'version', old?.name, fresh?.name));
    const [oldItems, freshItems] = [itemsOf(old), itemsOf(fresh)];
    for (const item of new Set([...Object.keys(oldItems), ...Object.keys(freshItems)])) {
      const [from, to] = [oldItems[item], freshItems[item]];
      if (from !== to) changes.push(change(name, item, from, to));
    }
  }
  return changes;
}

/**
 * Items by what they are called without versions: an import of a later version is the same one,
 * changed.
 */
function itemsOf({ items }: Package = { name: '', items: {} }): Record<string, string> {
  return Object.fromEntries(
    Object.entries(items).map(([item, text]) => [unversionedText(item), text]),
  );
}

function change(
  name: string,
  item: string,
  before: string | undefined,
  now: string | undefined,
): Change {
  const kind = before === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  return {
    package: name,
    item,
    kind,
    ...(before !== undefined && { before }),
    ...(now !== undefined && { now }),
  };
}

/**
 * What is wrong with the `@since` of a package: a function that was added after the record says
 * since which version it is there, and no other item does.
 */
export function wrongSince(before: Package, now: Package): string[] {
  const version = now.name.split('@')[1];
  const old = itemsOf(before);
  const wrong: string[] = [];
  for (const [item, text] of Object.entries(now.items)) {
    const isAdded = !(unversionedText(item) in old) && /^%?[a-z][a-z0-9-]*: func\(/.test(text);
    const found = now.since?.[item];
    if (isAdded && found !== version)
      wrong.push(
        `${bare(now.name)} ${item}: expected @since(version = ${version}), got ${found ?? 'none'}`,
      );
    // One of an earlier release stays.
    const isLater = found !== undefined && compareVersions(found, before.name.split('@')[1]) > 0;
    if (!isAdded && isLater)
      wrong.push(`${bare(now.name)} ${item}: expected no @since after its release, got ${found}`);
  }
  return wrong;
}

/** Below 0 if `one` comes before `other`. */
function compareVersions(one: string, other = '0.0.0'): number {
  const [left, right] = [versionOf(`@${one}`), versionOf(`@${other}`)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/** The part of a version that rises: the higher, the more callers notice. */
type Rise = 'patch' | 'minor' | 'major';
const rises: readonly (Rise | 'none')[] = ['none', 'patch', 'minor', 'major'];

/**
 * The changes for which the version of their package has not risen enough, by `wit/README.md`; a
 * version that fell is one.
 */
export function unversioned(changes: readonly Change[]): Change[] {
  return changes.filter((one) => {
    const version = changes.find(
      (other) => other.item === 'version' && other.package === one.package,
    );
    // A package that is new or gone has no version to compare with.
    if (version && version.kind !== 'changed') return false;
    const [from, to] = [versionOf(version?.before), versionOf(version?.now)];
    const at = from.findIndex((part, index) => part !== to[index]);
    if (one.item === 'version') return (to[at] ?? 0) < (from[at] ?? 0);
    const risen = at < 0 ? 'none' : (rises[3 - at] ?? 'none');
    // Of the same version, another hash is refused; of another minor version, known entries are
    // taken for what they were.
    if (one.package === SCHEMA) return risen === 'minor' && one.kind !== 'added';
    return rises.indexOf(risen) < rises.indexOf(needed(one, from[0] ?? 0));
  });
}

/** `[0, 1, 0]` of `inlay:layout@0.1.0`. */
function versionOf(name = ''): number[] {
  return (name.split('@')[1] ?? '0.0.0').split('.').map((part) => Number.parseInt(part, 10));
}

/**
 * Whether `now` names later versions of what `before` names, of the same tracks: who offered that
 * can go on offering it.
 */
function isLaterOfSame(before: string, now: string): boolean {
  if (unversionedText(before) !== unversionedText(now)) return false;
  const versions = (text: string) =>
    [...text.matchAll(/@[\d.]+\d/g)].map(([version]) => versionOf(version));
  const later = versions(now);
  return versions(before).every(([major, minor, patch = 0], at) => {
    const [nowMajor, nowMinor, nowPatch = 0] = later[at] ?? [];
    return (
      major === nowMajor &&
      (major !== 0 || minor === nowMinor) &&
      (minor !== nowMinor || nowPatch >= patch)
    );
  });
}

/** What a change asks for in a package whose major version is `major`. */
function needed({ kind, before, now }: Change, major: number): Rise {
  if (before !== undefined && now !== undefined && isLaterOfSame(before, now)) return 'patch';
  if (kind === 'added' && now !== undefined && /:\s*(async )?func\b/.test(now)) return 'patch';
  return major === 0 ? 'minor' : 'major';
}

/** A change as a line for people. */
export function describeChange({ package: name, item, kind, before, now }: Change): string {
  if (kind === 'changed')
    return `${name} ${item} changed:\n    before: ${before}\n    now:    ${now}`;
  return `${name} ${item} was ${kind}: ${now ?? before}`;
}
