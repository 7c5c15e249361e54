// Makes a component of one ES module: `node componentize.mjs TOOL SOURCE WIT WORLD OUTPUT`.
// It is run from a folder below the checkout, so that the packages are found.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [tool, source, wit, world, output] = process.argv.slice(2);

const tools = {
  // an engine imports nothing: every feature that would need WASI is off
  async 'componentize-js'() {
    const { componentize } = await import('@bytecodealliance/componentize-js');
    const { component } = await componentize({
      sourcePath: source,
      witPath: wit,
      worldName: world,
      disableFeatures: ['stdio', 'random', 'clocks', 'http', 'fetch-event'],
    });
    writeFileSync(output, component);
  },

  async quickjs() {
    const manifest = createRequire(import.meta.url).resolve('componentize-qjs/package.json');
    const { bin } = createRequire(import.meta.url)(manifest);
    const program = join(
      dirname(manifest),
      typeof bin === 'string' ? bin : bin['componentize-qjs'],
    );
    const args = ['--wit', wit, '--js', source, '--world', world, '--output', output];
    const { status } = spawnSync(
      process.execPath,
      [program, ...args, '--stub-wasi', '--sync', '--opt-size'],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) process.exit(status ?? 1);
  },
};

await tools[tool]();
