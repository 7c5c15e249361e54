/**
 * The tools of Inlay for other tools: what the command `inlay` does, as functions.
 *
 * @module
 */

export { type BuildOptions, type BuiltFile, build } from './build.ts';
export { appScript } from './bundle.ts';
export { Changes } from './changes.ts';
export { answerFault, type FindMap, type ScriptMap } from './faults.ts';
export { type PageFiles, pageIcon, pageOf, pageStyle } from './page-html.ts';
export { type RenderOptions, render, writePng } from './render.ts';
export { appModules } from './scene.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
