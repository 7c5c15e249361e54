/**
 * `inlay-systems` as it is published: the systems as components, pinned by hash, their interfaces,
 * and the schema.
 *
 * @module
 */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runComposeTool } from '../../host/tools/src/compose.ts';
import { PACKAGED_PARTS, type ThirdParty, thirdParties } from '../../host/tools/src/licences.ts';
import { machine } from '../setup/system.mjs';
import { composeEnvironment } from '../setup/wasm-toolchain.mjs';
import { packCrates, packModules } from './codecs.ts';
import { copy, emptied, put, putJson, root, whenStarted } from './folder.ts';
import { readPackageJson } from './package-json.ts';

const source = join(root, 'host/systems');

/** The profiles whose systems are published. */
const PROFILES = ['rust', 'debug'];

/** The types of the interfaces by a short name; other files by their paths. Codecs go before. */
const EXPORTS = {
  './interfaces': { types: './schema/interfaces.d.ts' },
  './*': './*',
};

/**
 * Fills a folder with the package.
 *
 * @param out Is emptied first.
 * @throws Where the systems cannot be built; the tool prints why.
 */
export async function packSystems(out: string): Promise<void> {
  const folder = emptied(out);
  const args = ['--checkout', root, '--quiet', '--profile', ...PROFILES, '--pack', folder];
  if (runComposeTool(args, composeEnvironment(machine, root)) !== 0)
    throw new Error('the systems could not be built');
  const exports = { ...(await packModules(folder)), ...EXPORTS };
  putJson(folder, 'package.json', { ...readPackageJson(source), exports });
  packCrates(folder);
  put(folder, 'schema/interfaces.d.ts', interfaces());
  copy(folder, 'LICENSE', 'schema/schema.json', 'schema/schema.h', 'schema/README.md');
  for (const file of globSync('wit/*/*.{wit,md}', { cwd: root })) {
    if (!file.startsWith('wit/recorded')) copy(folder, file);
  }
  copy(folder, 'wit/README.md');
  put(folder, 'README.md', readme());
  putJson(folder, PACKAGED_PARTS, licences(folder));
}

/** What others wrote, of each component: its sources are only here. */
function licences(folder: string): object {
  const parts: ThirdParty[] = [];
  const systems: Record<string, number[]> = {};
  for (const [system, path] of sources()) {
    const manifest = {
      systems: [{ system, implementation: path, language: 'Rust' }],
      forms: { module: {} },
    };
    const places = thirdParties(manifest, { systems: root, root }).map((part) => {
      const known = parts.findIndex(
        ({ name, version }) => name === part.name && version === part.version,
      );
      return known >= 0 ? known : parts.push(part) - 1;
    });
    for (const file of globSync(`*/${system}.component.wasm`, { cwd: folder }))
      systems[file.replaceAll('\\', '/')] = places;
  }
  return { parts, systems };
}

/** Names and folders of the systems of the published profiles, as `compose.toml` lists them. */
function sources(): readonly (readonly [system: string, path: string])[] {
  const list = readFileSync(join(root, 'compose.toml'), 'utf8');
  const sections = list.split(/^(?=\[profile\.)/m);
  const published = sections.filter((section) =>
    PROFILES.some((name) => new RegExp(`^\\[profile\\.${name}[.\\]]`).test(section)),
  );
  return published.flatMap((section) =>
    [...section.matchAll(/^(?:systems\.|standalone\.)?([\w-]+) = \{ path = "([^"]+)"/gm)].map(
      ([, system, path]) => [system as string, path as string] as const,
    ),
  );
}

/** The types of all interfaces, which the generator wrote, without the one value beside them. */
function interfaces(): string {
  const source = readFileSync(join(root, 'schema/typescript/generated/interfaces.ts'), 'utf8');
  const [types] = source.split('/** Versions of the interfaces');
  return types as string;
}

function readme(): string {
  const { description } = readPackageJson(source);
  return `# inlay-systems

${description}.

| in it | what |
|---|---|
| \`compose.toml\` | the profiles that a \`compose.toml\` of yours extends; each component is pinned by its SHA-256 |
| \`rust/\`, \`debug/\` | the components of these profiles |
| \`wit/\` | the interfaces of the systems |
| \`inlay-systems/interfaces\` | their types, for systems in TypeScript |
| \`inlay-systems/schema\` | in TypeScript: entries of commands and properties, read and written |
| \`inlay-systems/rows/placements\` and others | in TypeScript: the rows of lists, read and written |
| \`schema/rust\`, \`schema/interfaces\` | the same in Rust: the crates \`inlay-schema\` and \`inlay-interfaces\`, as path dependencies |
| \`schema/schema.h\`, \`schema/schema.json\` | numbers of properties, commands and events, for C and for any language |
| \`${PACKAGED_PARTS}\` | what others wrote of each component, with licences; \`inlay compose\` writes it beside an engine |

Replace one system by yours, in a folder with a \`compose.toml\`:

\`\`\`toml
[profile.mine]
extends = "rust"
systems.scroll = { path = "scroll.wasm" }
\`\`\`

\`\`\`sh
npm install --save-dev inlay-tools inlay-systems
npx inlay compose
\`\`\`
`;
}

whenStarted(import.meta.main, async (out) => {
  await packSystems(out);
  console.log(relative(process.cwd(), out) || '.');
});
