/**
 * `inlay new system`: a new implementation of a system, which composes and runs at once.
 *
 * Its code comes from the interface, by the compose tool; what is around it is here.
 *
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { copySchema } from './bindings.ts';
import { checkout } from './checkout.ts';
import { runComposeTool } from './compose.ts';
import { toolsFolder, versionIn } from './installed.ts';
import { contractFolder } from './systems.ts';

/** Languages that a system can be begun in. */
export const languages = ['rust', 'typescript', 'c'] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** Adds the subcommand. */
export function register(program: Command): void {
  program
    .command('new')
    .summary('begin an implementation of a system')
    .description('Begins something new.')
    .command('system')
    .summary('begin an implementation of a system')
    .description(
      'Writes an implementation of a system that builds, composes and runs, and does nothing yet: its functions are those of the interface. README.md in it says what comes next.',
    )
    .argument('<system>', 'such as scroll')
    .argument('[folder]', 'where to write; by default one with the name of the system')
    .addOption(
      new Option('--lang <language>', 'its language').choices(languages).makeOptionMandatory(),
    )
    .action((system: string, folder: string | undefined, { lang }: { lang: Language }) => {
      process.exitCode = beginSystem(system, lang, folder ?? system);
    });
}

/**
 * Writes a new implementation.
 *
 * @param folder Where; it must be empty, or not be there.
 * @returns The exit code: the tool prints what it refuses.
 * @throws Where the folder has files.
 */
export function beginSystem(system: string, language: Language, folder: string): number {
  const out = resolve(folder);
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Error(`${folder} is not empty: expected a new folder`);
  const contract = contractFolder(process.cwd());
  const status = runComposeTool(['begin', language, system, join(contract, 'wit'), out]);
  if (status !== 0) return status;
  const files = filesOf({ system, language }, schemaCrateFrom(out, contract));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  if (language === 'c') copySchema(contract, join(out, 'bindings'));
  const shown = relative(process.cwd(), out) || '.';
  console.log(
    `${shown} has inlay:${system} in ${NAMES[language]}. Its README.md says what is next.`,
  );
  return 0;
}

/**
 * The crate `inlay-schema`, as seen from a system: in its own packages once they are installed, or
 * in the checkout.
 */
function schemaCrateFrom(out: string, contract: string): string {
  const crate = 'schema/rust';
  if (!checkout) return `node_modules/inlay-systems/${crate}`;
  return relative(out, join(contract, crate)).replaceAll('\\', '/');
}

const NAMES: Readonly<Record<Language, string>> = {
  rust: 'Rust',
  typescript: 'TypeScript',
  c: 'C',
};

interface Begun {
  readonly system: string;
  readonly language: Language;
}

/** What is around the code, by path. */
function filesOf(begun: Begun, schemaCrate: string): Record<string, string> {
  return {
    'package.json': packageJson(begun),
    'compose.toml': composeToml(begun),
    'README.md': readme(begun),
    '.gitignore': 'node_modules/\nengine/\nbuild/\ntarget/\n',
    ...(begun.language === 'rust' ? { 'Cargo.toml': cargoToml(begun, schemaCrate) } : {}),
    ...(begun.language === 'c'
      ? {
          'build.mjs': template('build.mjs')
            .replaceAll("'scroll'", `'${begun.system}'`)
            .replaceAll('bindings scroll ', `bindings ${begun.system} `)
            .replaceAll('scroll.wasm', `${begun.system}.wasm`),
          'include/stdlib.h': template('include/stdlib.h'),
          'src/memory.c': template('src/memory.c'),
          'src/memory.h': template('src/memory.h').replaceAll('SCROLL_', 'SYSTEM_'),
        }
      : {}),
  };
}

/** A file of the example in C, which has what every freestanding system needs. */
function template(path: string): string {
  const places = [join(toolsFolder, 'template-c'), join(toolsFolder, '../../examples/scroll-c')];
  const folder = places.find((place) => existsSync(place)) as string;
  return readFileSync(join(folder, path), 'utf8');
}

/** The component that `inlay conform` takes. */
function builtFile({ system, language }: Begun): string {
  if (language === 'rust')
    return `target/wasm32-unknown-unknown/release/my_${system.replaceAll('-', '_')}.wasm`;
  return language === 'c' ? `build/${system}.wasm` : `engine/mine/linked/${system}.component.wasm`;
}

const BUILDS: Readonly<Record<Language, string>> = {
  rust: 'cargo build --release --target wasm32-unknown-unknown',
  typescript: 'inlay compose --form linked',
  c: 'node build.mjs',
};

function packageJson(begun: Begun): string {
  const own = versionIn(toolsFolder);
  const { system, language } = begun;
  const json = {
    name: `my-${system}`,
    version: '1.0.0',
    private: true,
    type: 'module',
    scripts: {
      build: BUILDS[language],
      conform: `inlay conform ${system} ${builtFile(begun)}`,
      compose: 'inlay compose',
    },
    devDependencies: {
      'inlay-conformance': own,
      'inlay-systems': own,
      'inlay-tools': own,
      ...DEPENDENCIES[language],
    },
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** What builds it, besides our packages. */
const DEPENDENCIES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  rust: {},
  typescript: { '@bytecodealliance/jco': '1.34.0', 'componentize-qjs': '0.4.5' },
  c: { '@yowasp/clang': '22.0.0-git20542-10' },
};

function composeToml({ system, language }: Begun): string {
  const place =
    language === 'c'
      ? `{ path = "build/${system}.wasm" }`
      : language === 'rust'
        ? '{ path = "." }'
        : '{ path = ".", with = "quickjs" }';
  const table = system === 'raster' || system === 'overlay' ? 'standalone' : 'systems';
  const base = system === 'overlay' ? 'debug' : 'rust';
  return `# The engine with this ${system}; everything else is as in the profile \`${base}\`.
[profile.mine]
extends = "${base}"
${table}.${system} = ${place}
`;
}

function cargoToml({ system }: Begun, schemaCrate: string): string {
  return `[package]
name = "my-${system}"
version = "1.0.0"
edition = "2024"

[workspace]
exclude = ["node_modules"]

[lib]
crate-type = ["cdylib"]

[dependencies]
# ids of properties and commands, and what the words of their entries mean
inlay-schema = { path = "${schemaCrate}" }
wit-bindgen = { version = "=0.61.1", default-features = false, features = ["macros", "realloc"] }

[profile.release]
opt-level = "s"
lto = true
codegen-units = 1
panic = "abort"
strip = "debuginfo"
`;
}

/** What reads the words of lists. */
const READS: Readonly<Record<Language, string>> = {
  rust: 'The crate `inlay-schema` reads and writes entries, and `inlay-interfaces` beside it rows.',
  typescript:
    '`inlay-systems/schema` reads and writes entries, and `inlay-systems/rows/NAME` the rows of other lists.',
  c: '`bindings/schema.h` has the numbers of properties and commands that entries have.',
};

function readme(begun: Begun): string {
  const { system, language } = begun;
  const needs: Readonly<Record<Language, string>> = {
    rust: 'It needs Rust (https://rustup.rs) with `rustup target add wasm32-unknown-unknown`.',
    typescript: 'It runs on QuickJS, which `componentize-qjs` brings.',
    c: 'It is freestanding; its compiler is `@yowasp/clang` from npm.',
  };
  return `# ${system} in ${NAMES[language]}

An implementation of \`inlay:${system}\` that does nothing yet: each function gives the plainest value
of its type. ${needs[language]}

\`\`\`sh
npm install
npm run build
npm run conform     # which rules of the interface hold, and which are broken
npm run compose     # engine/mine/: the engine with this ${system}
npx inlay render --engines engine --profile mine --scene ../app --out frame.png
\`\`\`

## Next

\`npm run conform\` prints each rule that is broken: they are the next steps, from the first to the
last. What a rule says in full is in \`node_modules/inlay-systems/wit/${system}\`.

- ${READS[language]}
- Refuse bad input as the interface says, all or nothing. Never trap.
- Keep in \`snapshot\` what no input can bring back, and nothing else.
- Import nothing but interfaces of other systems: no clock, no randomness. Time is an argument.
${language === 'c' ? `- After a new version of inlay-systems: \`npx inlay bindings ${system} bindings\`.\n` : ''}`;
}
