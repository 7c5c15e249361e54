/**
 * The built engine without a host around it: form module through its glue, as the host calls it.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type EngineExports, engineOfResults } from '../host/src/engine/adapt.ts';
import type { Engine } from '../host/src/engine/engine.ts';
import { settingWords } from '../host/src/engine/settings.ts';
import { stage } from './stage.ts';

/** Profiles that are measured, if they are built. */
export const profiles = ['small', 'rust', 'compact', 'default'] as const;

/** Address of a file of a profile. */
export function artefact(profile: string, file: string): URL {
  return new URL(`../target/inlay/${profile}/${file}`, import.meta.url);
}

/** Whether `inlay compose` made the profile's form module. */
export function isBuilt(profile: string): boolean {
  return existsSync(artefact(profile, 'engine.module.wasm'));
}

/** The bytes of a profile's form module. */
export function moduleBytes(profile: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(fileURLToPath(artefact(profile, 'engine.module.wasm'))));
}

/** The glue that belongs to a profile's form module. */
export async function loadGlue(profile: string): Promise<Glue> {
  return import(artefact(profile, 'engine.glue.js').href);
}

/** What the glue exports. */
export interface Glue {
  bind(exports: WebAssembly.Exports): { engine: EngineExports };
}

/** A new engine over a compiled module, with the stage of all scenes. */
export function engineOf(glue: Glue, module: WebAssembly.Module): Engine {
  const { exports } = new WebAssembly.Instance(module, {});
  const engine = engineOfResults(glue.bind(exports).engine, exports.memory as WebAssembly.Memory);
  engine.configure(settingWords(stage));
  return engine;
}

/** A new engine of a profile. */
export async function openEngine(profile: string): Promise<Engine> {
  return engineOf(await loadGlue(profile), new WebAssembly.Module(moduleBytes(profile)));
}
