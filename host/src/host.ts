/**
 * Inlay for hosts and tools: an engine without a display, and what its files say. The packages that
 * stand beside this one are made of it; an app needs none of it, and it may change in any version.
 *
 * @module
 */
export { type App, appOf } from './app/entry.ts';
export { observeValues } from './app/observe.ts';
export { nearest } from './app/spelling.ts';
export { connectStage, Stage } from './app/stage.ts';
export type { Pixels } from './device/device.ts';
export { straightAlpha } from './device/node.ts';
export { provideSharp, type Sharp } from './device/sharp.ts';
export { versionOf } from './engine/built-reader.ts';
export { enginesUrl } from './engine/engines-folder.ts';
export type { FileFacts, SystemFacts } from './engine/generated/manifest.ts';
export { Headless, type HeadlessOptions } from './engine/headless.ts';
export { type Manifest, readManifest } from './engine/manifest.ts';
export { asError, InlayError, quoted, shown } from './protocol/error.ts';
export type { Fault } from './protocol/fault.ts';
export type { EngineSource, StageConfig } from './protocol/messages.ts';
export { FIRST_PROFILE } from './protocol/profile.ts';
export type { Key } from './protocol/schema.ts';
export { keyNamed } from './shell/keys.ts';
