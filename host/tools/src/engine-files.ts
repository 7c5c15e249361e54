/**
 * The files of a composed engine, as its manifest lists them.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileFacts, type Manifest, readManifest } from 'inlay/host';

/** The manifest of a profile, in its folder. */
export const MANIFEST = 'manifest.json';

/**
 * Reads the manifest of a profile.
 *
 * @param folder The profile's.
 * @throws {@link InlayError} `mismatch` if it is none; what reading a file throws.
 */
export function manifestIn(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  return readManifest(JSON.parse(readFileSync(file, 'utf8')), file);
}

/** The files of form `module`, and what is known of each. */
export function moduleFiles({ forms }: Manifest): [name: string, facts: Partial<FileFacts>][] {
  return Object.entries((forms.module ?? {}) as Record<string, Partial<FileFacts>>);
}

/** The engine's own Wasm, which is loaded at the start; the others only where they are needed. */
export function engineWasm({ root }: Manifest): string {
  return `${root}.module.wasm`;
}

/** The glue of the engine's own Wasm. */
export function engineGlue({ root }: Manifest): string {
  return `${root}.glue.js`;
}
