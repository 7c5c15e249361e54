// Builds build/scroll.wasm, a core module that `inlay compose` and `inlay conform` take as it is.
//
// The compiler is clang with its linker, as WebAssembly from npm: pinned as any dependency is, the
// same on every machine with Node, and installed without root. Another clang with wasm-ld does as
// well, with the same arguments.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Exit, runClang } from '@yowasp/clang';

const here = import.meta.dirname;
const name = 'scroll';

/** The files of a folder of sources, by name. */
const folder = (path) =>
  Object.fromEntries(
    readdirSync(join(here, path))
      .filter((file) => /\.[cho]$/.test(file))
      .map((file) => [file, new Uint8Array(readFileSync(join(here, path, file)))]),
  );

const files = {
  src: folder('src'),
  include: folder('include'),
  // Written by `npx inlay bindings scroll bindings`.
  bindings: folder('bindings'),
};
const inputs = Object.entries(files).flatMap(([path, names]) =>
  Object.keys(names)
    .filter((file) => /\.[co]$/.test(file))
    .map((file) => `${path}/${file}`),
);
const warnings = ['-Wall', '-Wextra', '-Werror', '-Wno-unused-function'];
const target = ['--target=wasm32', '-mbulk-memory', '-msign-ext', '-mnontrapping-fptoint'];
const folders = ['include', 'bindings', 'src'].flatMap((path) => ['-I', path]);
const code = ['-std=c17', '-O2', '-ffreestanding', '-fwrapv', ...folders];
const link = ['-nostdlib', '-Wl,--no-entry', '-Wl,--strip-debug', '-o', 'out.wasm'];
try {
  const args = ['clang', ...target, ...code, ...warnings, ...inputs, ...link];
  const { 'out.wasm': module } = await runClang(args, files, { fetchProgress: () => {} });
  mkdirSync(join(here, 'build'), { recursive: true });
  writeFileSync(join(here, 'build', `${name}.wasm`), module);
} catch (error) {
  // The compiler has said why.
  if (!(error instanceof Exit)) throw error;
  process.exitCode = 1;
}
