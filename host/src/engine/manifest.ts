/**
 * What the compose tool says about a profile's artefacts, and whether this host fits them.
 *
 * @module
 */
import { interfaceVersions } from '../../../schema/typescript/generated/interfaces.ts';
import { InlayError, shown } from '../protocol/error.ts';
import { HASH, VERSION } from '../protocol/schema.ts';
import type { EngineMemory } from './blame.ts';
import {
  type Manifest as Composed,
  MANIFEST_VERSION,
  type SchemaFacts,
  type SystemFacts,
} from './generated/manifest.ts';

/** An interface that this host calls, and its version. */
interface Called {
  /** What serves it, for messages. */
  what: string;
  name: string;
  version: string;
}

const called = (what: string, name: keyof typeof interfaceVersions): Called => ({
  what,
  name,
  version: interfaceVersions[name],
});

const ENGINE = called('the engine', 'inlay:engine/engine');
const RASTER = called('raster', 'inlay:raster/raster');
const OVERLAY = called('the overlay', 'inlay:overlay/overlay');

/** The part of a `manifest.json` that the host reads, and checks before. */
export interface Manifest extends Pick<Composed, 'manifest' | 'profile' | 'root'> {
  schema: Pick<SchemaFacts, 'versionWord' | 'hash'> | null;
  systems: Pick<SystemFacts, 'system' | 'interfaces'>[];
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
  const version = isObject(value) ? value.manifest : undefined;
  if (typeof version === 'number' && version !== MANIFEST_VERSION) {
    throw new InlayError(
      'mismatch',
      `${url}: this host reads manifests of version ${MANIFEST_VERSION}, this one has ${version}: compose it again.`,
    );
  }
  if (!isManifest(value)) {
    throw new InlayError(
      'mismatch',
      `${url}: expected a manifest of inlay compose, got ${shown(value)}.`,
    );
  }
  return value;
}

function isManifest(value: unknown): value is Manifest {
  if (!isObject(value)) return false;
  const { manifest, profile, root, schema, systems, forms } = value;
  const isSystem = (one: unknown) =>
    isObject(one) &&
    typeof one.system === 'string' &&
    Array.isArray(one.interfaces) &&
    one.interfaces.every((name) => typeof name === 'string');
  const isSchema =
    isObject(schema) && Number.isInteger(schema.versionWord) && typeof schema.hash === 'string';
  return (
    manifest === MANIFEST_VERSION &&
    typeof profile === 'string' &&
    // It is a part of file names.
    typeof root === 'string' &&
    /^[a-z][a-z0-9-]*$/.test(root) &&
    (schema === null || isSchema) &&
    Array.isArray(systems) &&
    systems.every(isSystem) &&
    isObject(forms) &&
    Object.values(forms).every(isObject)
  );
}

/** The memories of a profile's fused engine, as far as its manifest has them. */
export function memoriesOf({ root, forms }: Manifest): readonly EngineMemory[] {
  const facts = forms.module?.[`${root}.module.wasm`];
  const memories = isObject(facts) && Array.isArray(facts.memories) ? facts.memories : [];
  return memories.filter(
    (one) => isObject(one) && typeof one.system === 'string',
  ) as EngineMemory[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Refuses an engine that this host cannot talk to.
 *
 * @throws {@link InlayError} `mismatch`, saying what this host speaks and what the engine does;
 * `missing` if the form was not composed.
 */
export function checkManifest(manifest: Manifest, form: string, url: string): void {
  const { profile, root, schema, forms } = manifest;
  checkInterface(manifest, root, ENGINE, url);
  if (schema === null) {
    throw new InlayError(
      'mismatch',
      `${url}: the engine of profile ${profile} has no schema: compose it again.`,
    );
  }
  checkSchema(schema, profile, url);
  if (!Object.hasOwn(forms, form)) {
    const made = Object.keys(forms).join(', ') || 'none';
    throw new InlayError(
      'missing',
      `${url}: expected the form ${form}, profile ${profile} was composed as ${made}: run inlay compose --profile ${profile} --form ${form}.`,
    );
  }
}

/**
 * Refuses a `raster` that this host cannot call.
 *
 * @throws {@link InlayError} `mismatch`; `missing` if the profile has none.
 */
export function checkRaster(manifest: Manifest, url: string): void {
  if (!manifest.systems.some(({ system }) => system === 'raster')) {
    throw new InlayError(
      'missing',
      `${url}: expected raster, which draws where there is no GPU, among the standalone components of profile ${manifest.profile} in compose.toml.`,
    );
  }
  checkInterface(manifest, 'raster', RASTER, url);
}

/** The system that draws figures over the stage, where a profile has it. */
export const OVERLAY_SYSTEM = 'overlay';

/**
 * Refuses an overlay that this host cannot call.
 *
 * @throws {@link InlayError} `mismatch`.
 */
export function checkOverlay(manifest: Manifest, url: string): void {
  checkInterface(manifest, OVERLAY_SYSTEM, OVERLAY, url);
}

function checkInterface(
  { profile, systems }: Manifest,
  system: string,
  called: Called,
  url: string,
): void {
  const interfaces = systems.find((one) => one.system === system)?.interfaces ?? [];
  const found = interfaces.find((name) => name.startsWith(`${called.name}@`));
  const version = found?.slice(called.name.length + 1);
  if (version !== undefined && isCompatible(version, called.version)) return;
  throw new InlayError(
    'mismatch',
    `${url}: this host calls ${called.name}@${called.version}, ${called.what} of profile ${profile} has ${found ?? 'no such interface'}: compose it again.`,
  );
}

/**
 * By semantic versioning: the same major, while that is 0 the same minor, and nothing less than
 * what this host was made for.
 */
function isCompatible(version: string, own: string): boolean {
  const [major, minor = 0, patch = 0] = version.split('.').map(Number);
  const [ownMajor, ownMinor = 0, ownPatch = 0] = own.split('.').map(Number);
  if (major !== ownMajor) return false;
  if (major === 0) return minor === ownMinor && patch >= ownPatch;
  return minor > ownMinor || (minor === ownMinor && patch >= ownPatch);
}

function checkSchema(schema: NonNullable<Manifest['schema']>, profile: string, url: string): void {
  const same = schema.versionWord === VERSION;
  if (schema.versionWord >>> 16 !== VERSION >>> 16) {
    throw new InlayError(
      'mismatch',
      `${url}: this host speaks schema version ${shownVersion(VERSION)}, the engine of profile ${profile} ${shownVersion(schema.versionWord)}: compose it again.`,
    );
  }
  if (same && Number(schema.hash) !== HASH) {
    throw new InlayError(
      'mismatch',
      `${url}: this host's schema has the hash 0x${HASH.toString(16)}, that of the engine of profile ${profile} ${schema.hash}: compose it again.`,
    );
  }
}

function shownVersion(word: number): string {
  return `${word >>> 16}.${word & 0xffff}`;
}
