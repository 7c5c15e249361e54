/**
 * The types of published packages.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** An import of a file in a declaration, not one in a comment's example. */
const RELATIVE = /^(?!\s*\*)(.*(?:from |import\())'(\.{1,2}\/[^']+)\.tsx?'/gm;

/** Declarations of source files, made at once for all packages. */
export class Types {
  readonly #root: string;
  readonly #folder: string;

  /**
   * Compiles.
   *
   * @param root The project.
   * @param entries Source files, relative to it, by the names by which they are imported.
   * @param scratch A folder that may be overwritten.
   * @throws If the sources have errors.
   */
  constructor(root: string, entries: Readonly<Record<string, string>>, scratch: string) {
    this.#root = root;
    this.#folder = scratch;
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    const config = join(scratch, 'tsconfig.json');
    const compilerOptions = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: scratch,
      // The folder may be anywhere.
      typeRoots: [join(root, 'node_modules/@types')],
      // Found in node_modules, they would count as somebody else's, and nothing be written of them.
      paths: Object.fromEntries(
        Object.entries(entries).map(([name, file]) => [name, [join(root, file)]]),
      ),
    };
    const made = {
      extends: relative(scratch, join(root, 'tsconfig.json')),
      compilerOptions,
      include: [],
      files: Object.values(entries).map((file) => join(root, file)),
    };
    writeFileSync(config, JSON.stringify(made));
    compile(root, config);
  }

  /**
   * Copies the declarations of a source file, and of all that it imports by relative paths.
   *
   * @param entry Relative to the project.
   * @param out Folder for the declarations of the package.
   * @returns Where that of the entry is, in that folder.
   */
  copy(entry: string, out: string): string {
    const waiting = [entry];
    const seen = new Set(waiting);
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const declaration = declarationOf(file);
      const text = readFileSync(join(this.#folder, declaration), 'utf8');
      // Compilers without flags of ours take no names of sources.
      const published = text.replace(RELATIVE, "$1'$2.js'");
      mkdirSync(dirname(join(out, declaration)), { recursive: true });
      writeFileSync(join(out, declaration), published);
      for (const [imported] of text.matchAll(RELATIVE)) {
        const path = /'(.*)'/.exec(imported)?.[1] as string;
        const next = relative(this.#root, resolve(this.#root, dirname(file), path));
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
    return declarationOf(entry);
  }
}

function compile(root: string, config: string): void {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', config], {
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new Error(`The types of the packages: tsc failed:\n${stdout}`);
}

const declarationOf = (file: string) => file.replace(/\.tsx?$/, '.d.ts');
