/**
 * What the compose tool says about a profile's artefacts, and whether this host fits them.
 *
 * @module
 */
import { InlayError, shown } from '../protocol/error.ts';
import { HASH, VERSION } from '../protocol/schema.ts';

/** The interface that this host calls, and its version. */
const ENGINE_INTERFACE = 'inlay:engine/engine';
const ENGINE_VERSION = '0.1.0';

/** The part of a `manifest.json` that the host reads. */
export interface Manifest {
  profile: string;
  /** The system whose exports the host calls. */
  root: string;
  schema: {
    /** `major << 16 | minor`. */
    versionWord: number;
    /** As `0x` and eight digits. */
    hash: string;
  } | null;
  systems: { system: string; interfaces: string[] }[];
  /** Files by form. */
  forms: Record<string, Record<string, unknown>>;
}

/**
 * Reads a manifest.
 *
 * @param url Where it came from, for messages.
 * @throws {@link InlayError} `mismatch` if it is none.
 */
export function readManifest(value: unknown, url: string): Manifest {
  const manifest = value as Partial<Manifest> | null;
  const isManifest =
    typeof manifest === 'object' &&
    manifest !== null &&
    typeof manifest.root === 'string' &&
    Array.isArray(manifest.systems) &&
    typeof manifest.forms === 'object';
  if (!isManifest)
    throw new InlayError('mismatch', `${url}: expected a manifest of inlay compose, got ${shown(value)}.`);
  return manifest as Manifest;
}

/**
 * Refuses an engine that this host cannot talk to.
 *
 * @throws {@link InlayError} `mismatch`, saying what this host speaks and what the engine does; `missing` if the form was not composed.
 */
export function checkManifest(manifest: Manifest, form: string, url: string): void {
  const { profile, root, systems, schema, forms } = manifest;
  const engine = systems.find(({ system }) => system === root);
  const found = engine?.interfaces.find((name) => name.startsWith(`${ENGINE_INTERFACE}@`));
  const version = found?.slice(ENGINE_INTERFACE.length + 1);
  if (version === undefined || !isCompatible(version)) {
    throw new InlayError(
      'mismatch',
      `${url}: this host calls ${ENGINE_INTERFACE}@${ENGINE_VERSION}, the engine of profile ${profile} has ${found ?? 'no such interface'}: compose it anew.`,
    );
  }
  if (schema) checkSchema(schema, profile, url);
  if (!Object.hasOwn(forms, form)) {
    const made = Object.keys(forms).join(', ') || 'none';
    throw new InlayError(
      'missing',
      `${url}: expected the form ${form}, profile ${profile} was composed as ${made}: run inlay compose --profile ${profile} --form ${form}.`,
    );
  }
}

/** By semantic versioning: the same major, while that is 0 the same minor, and nothing less than what this host was made for. */
function isCompatible(version: string): boolean {
  const [major, minor = 0, patch = 0] = version.split('.').map(Number);
  const [ownMajor, ownMinor = 0, ownPatch = 0] = ENGINE_VERSION.split('.').map(Number);
  if (major !== ownMajor) return false;
  if (major === 0) return minor === ownMinor && patch >= ownPatch;
  return minor > ownMinor || (minor === ownMinor && patch >= ownPatch);
}

function checkSchema(schema: NonNullable<Manifest['schema']>, profile: string, url: string): void {
  const same = schema.versionWord === VERSION;
  if (schema.versionWord >>> 16 !== VERSION >>> 16) {
    throw new InlayError(
      'mismatch',
      `${url}: this host speaks schema version ${shownVersion(VERSION)}, the engine of profile ${profile} ${shownVersion(schema.versionWord)}: compose it anew.`,
    );
  }
  if (same && Number(schema.hash) !== HASH) {
    throw new InlayError(
      'mismatch',
      `${url}: this host's schema has the hash 0x${HASH.toString(16)}, that of the engine of profile ${profile} ${schema.hash}: compose it anew.`,
    );
  }
}

function shownVersion(word: number): string {
  return `${word >>> 16}.${word & 0xffff}`;
}
