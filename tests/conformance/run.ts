/**
 * Runs the suite of a system against one component: what `inlay conform` calls.
 *
 * @module
 */
import Mocha from 'mocha';
import { nodeReader } from '../../host/src/engine/headless.ts';
import { loadEngine } from '../../host/src/engine/load.ts';
import { checkLoads, loadSingle } from './single.ts';
import { type Load, suites } from './suites.ts';

/** What is tested: files that the compose tool wrote. */
export interface Tested {
  /** The system. */
  readonly system: string;
  /** Where its files are, absolute: of an engine, the folder with the folder of its profile. */
  readonly folder: string;
  /** What its files are called; of an engine, its profile. */
  readonly name: string;
}

/** A rule of the interface that is broken. */
export interface Broken {
  /** What it is about, from the general to the rule itself. */
  readonly rule: readonly string[];
  /** What was expected, and what came. */
  readonly why: string;
}

/** How a component did. */
export interface Outcome {
  /** How many rules the suite has. */
  readonly rules: number;
  /** How many of them hold. */
  readonly passed: number;
  /** Those that do not, and what else failed: what a rule needs before it is tried. */
  readonly broken: readonly Broken[];
  /** How many were not tried, since what they need failed. */
  readonly untried: number;
}

/** Systems that have a suite. */
export const testedSystems: readonly string[] = Object.keys(suites).sort();

/**
 * Runs the suite.
 *
 * @param trying Is called with each rule, from the general to the rule itself, before it is tried.
 * @throws Where the component cannot be loaded here at all.
 */
export async function runSuite(
  tested: Tested,
  trying: (rule: readonly string[]) => void = () => {},
): Promise<Outcome> {
  if (tested.system !== 'engine') await checkLoads(tested.folder, tested.name);
  // No time limits: how fast the machine is decides nothing.
  const mocha = new Mocha({ ui: 'bdd', reporter: Mocha.reporters.Base, timeout: 0 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await suites[tested.system]?.(tested.system, loaderOf(tested));
  const rules = mocha.suite.total();
  return new Promise((resolve) => {
    let passed = 0;
    let tried = 0;
    const broken: Broken[] = [];
    mocha
      .run(() => resolve({ rules, passed, broken, untried: rules - tried }))
      // The first title is the component's.
      .on('test', (test) => trying(test.titlePath().slice(1)))
      .on('test end', () => {
        tried++;
      })
      .on('pass', () => {
        passed++;
      })
      .on('fail', (test, error: Error) => {
        broken.push({ rule: test.titlePath().slice(1), why: reasonOf(error) });
      });
  });
}

/** What was expected and what came, and what that came of: of a law, of which inputs. */
function reasonOf(error: Error): string {
  const hint = /\nHint: .*$/s;
  const own = error.message.replace(hint, '');
  return error.cause instanceof Error ? `${own}\n${reasonOf(error.cause)}` : own;
}

function loaderOf({ system, folder, name }: Tested): Load {
  if (system !== 'engine') return (imports) => loadSingle(folder, name, imports);
  const base = `file://${folder}/`;
  return async () => {
    const factory = await loadEngine({ base, profile: name, form: 'module' }, nodeReader);
    return { engine: await factory.instantiate() };
  };
}
