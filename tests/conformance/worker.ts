/**
 * Runs a suite in a thread of its own, so that the command that waits for it can say which rule is
 * being tried: a component that never returns blocks the thread.
 *
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { runSuite, type Tested } from './run.ts';

const outcome = await runSuite(workerData as Tested, (rule) => parentPort?.postMessage({ rule }));
parentPort?.postMessage({ outcome });
