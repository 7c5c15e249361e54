/**
 * The script of an app's worker that imports the app's module by its URL.
 *
 * @module
 */
import { appThread } from './app-thread.ts';

appThread();
