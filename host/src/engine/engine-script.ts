/**
 * The script of an engine, for a worker or for a page that runs the engine itself. This one reads
 * the engine's files from a folder; in its place, the package as it is published has a script with
 * an engine in it.
 *
 * @module
 */
import { engineThread } from './engine-thread.ts';

export const startEngine = engineThread();
