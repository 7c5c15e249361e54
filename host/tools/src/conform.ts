/**
 * `inlay conform`: the conformance suite of a system against one component.
 *
 * The suite speaks only the interface. In a checkout it is `tests/conformance`, elsewhere the
 * package `inlay-conformance`, which has the same files.
 *
 * @module
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Command } from 'commander';
import { compose, runComposeTool } from './compose.ts';
import { contractFolder, suitesModule } from './systems.ts';

/** How a component did, as the suites say it. */
export interface Outcome {
  readonly rules: number;
  readonly passed: number;
  readonly untried: number;
  readonly broken: readonly { readonly rule: readonly string[]; readonly why: string }[];
}

/** What the module of the suites exports. */
interface Suites {
  readonly testedSystems: readonly string[];
}

/** What is tested: files that the compose tool wrote. */
interface Tested {
  readonly system: string;
  readonly folder: string;
  readonly name: string;
}

/** What the thread with a suite sends: the rule that it tries, and in the end how it did. */
type Sent = { readonly rule: readonly string[] } | { readonly outcome: Outcome };

/** The profile that an engine under test is composed in. */
const PROFILE = 'conform';

/** Adds the subcommand. */
export function register(program: Command): void {
  program
    .command('conform')
    .summary('test a component against the rules of its interface')
    .description(
      'Runs the conformance suite of a system against a component, in whatever language it was written, and prints each rule of the interface that it breaks. Exits with 1 if there is any.',
    )
    .argument('<system>', 'such as scroll')
    .argument('<component>', 'a component as .wasm, or a core module that wit-bindgen described')
    .action((system: string, component: string) => conform(system, component));
}

async function conform(system: string, component: string): Promise<void> {
  const file = resolve(component);
  if (!existsSync(file)) throw new Error(`there is no file ${component}: expected a component`);
  const suites = (await import(suitesModule('run', process.cwd()).href)) as Suites;
  if (!suites.testedSystems.includes(system)) {
    throw new Error(
      `there is no suite of "${system}": expected ${suites.testedSystems.join(', ')}`,
    );
  }
  const scratch = mkdtempSync(join(tmpdir(), 'inlay-conform-'));
  try {
    // Refuses a component that the suite is not about.
    const contract = contractFolder(process.cwd());
    let isReady = runComposeTool(['single', file, system, contract, scratch]) === 0;
    if (isReady && system === 'engine') isReady = await composeEngine(file, scratch);
    if (!isReady) {
      process.exitCode = 1;
      return;
    }
    const name = system === 'engine' ? PROFILE : system;
    const outcome = await runSuite({ system, folder: scratch, name });
    console.log(report(system, component, outcome));
    if (outcome.broken.length > 0) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Runs a suite in a thread. A component that never returns is waited for, since how fast a machine
 * is decides nothing; but which rule it is about is printed.
 */
function runSuite(tested: Tested): Promise<Outcome> {
  const worker = new Worker(suitesModule('worker', process.cwd()), { workerData: tested });
  let rule: readonly string[] = [];
  const watch = setInterval(() => {
    const what = rule.length > 0 ? `"${rule.join(' > ')}"` : 'to load the component';
    console.error(`Still trying ${what}. If this line comes again, the component does not return.`);
  }, PATIENCE);
  return new Promise<Outcome>((resolve, reject) => {
    worker.on('message', (sent: Sent) => {
      watch.refresh();
      if ('rule' in sent) rule = sent.rule;
      else resolve(sent.outcome);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the suite ended before it was done')));
  }).finally(() => clearInterval(watch));
}

/** Milliseconds without news of a suite, after which what it is at is printed. */
const PATIENCE = 15_000;

/** An engine is tested with the systems that it calls: those of the profile `rust`. */
async function composeEngine(file: string, scratch: string): Promise<boolean> {
  const list = join(scratch, 'compose.toml');
  const path = JSON.stringify(file);
  writeFileSync(
    list,
    `[profile.${PROFILE}]\nextends = "rust"\nsystems.engine = { path = ${path} }\n`,
  );
  const where = ['--config', list, '--out', scratch];
  await compose([...where, '--form', 'module', '--no-optimise', '--quiet']);
  return (process.exitCode ?? 0) === 0;
}

/**
 * What a person reads: how many rules hold, and each that does not.
 *
 * @param component As the user named it.
 */
export function report(system: string, component: string, outcome: Outcome): string {
  const { rules: all, passed, broken, untried } = outcome;
  if (broken.length === 0) return `${component} conforms to inlay:${system}: all ${all} rules hold`;
  const rules = broken.map(({ rule, why }) => `  ${rule.join(' > ')}\n${indented(why)}\n`);
  return [
    `${component} does not conform to inlay:${system}. Broken rules:\n`,
    ...rules,
    `${all - passed - untried} of ${all} rules are broken, ${passed} hold${
      untried > 0 ? `, ${untried} could not be tried` : ''
    }. Each is said in wit/${system}.`,
  ].join('\n');
}

/** The lines of a message that say something, below the rule that they are about. */
function indented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '...'] : lines;
  return shown.map((line) => `    ${line}`).join('\n');
}

/** Most lines of one message that are shown. */
const MOST_LINES = 12;
