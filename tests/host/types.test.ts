/**
 * What the compiler says of an app: the types refuse what the stage refuses.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../host/tools/src/scene.ts';

const index = JSON.stringify(join(projectRoot, 'host/src/index.ts'));

/** Lines under a comment must not compile, and all others must. */
const app = `
import type { Stage } from ${index};

interface Film { readonly id: number }
declare module ${index} {
  interface AppTypes { data: Film }
}

export default function app(stage: Stage): void {
  const tile = stage.image({ src: 'a.png', data: { id: 3 }, objectFit: 'cover', width: '50%' });
  stage.on('select', (node) => play(node.data));
  play(tile.data);
  // @ts-expect-error
  tile.data = { title: 'Nosferatu' };
  // @ts-expect-error
  stage.view({ data: 3 });
  // @ts-expect-error
  stage.view({ src: 'a.png' });
  // @ts-expect-error
  stage.image({ content: 'Nosferatu' });
  // @ts-expect-error
  stage.text({ content: 'Nosferatu', src: 'a.png' });
  // @ts-expect-error
  stage.view({ widht: 3 });
  // @ts-expect-error
  stage.view({ alignItems: 'centre' });
  // @ts-expect-error
  stage.view({ width: '10px' });
  // @ts-expect-error
  stage.view({ background: 5n });
  // @ts-expect-error
  stage.view({ transition: { display: 'instant' } });
  // @ts-expect-error
  stage.view({ states: { focus: { scale: 1 } } });
  // @ts-expect-error
  stage.view({ nextFocusUp: 'menu' });
  // @ts-expect-error
  tile.on('slect', () => {});
  // @ts-expect-error
  tile.claimKeys('ArrowUp');
}

function play(film: Film | undefined): void {
  console.log(film?.id);
}
`;

/** The same, of an app whose nodes hold data of several types. */
const mixed = `
import type { Node, Stage, ViewProperties } from ${index};

interface Film { readonly id: number }

export default function app(stage: Stage, film: Film, look: ViewProperties): void {
  const tile = stage.image({ src: 'a.png', data: film });
  const title = stage.text('Nosferatu', { data: film.id });
  const word = stage.text({ content: 'Nosferatu', data: film });
  const several: Node[] = [tile, title, word, stage.view(look), stage.view()];
  play(tile.data);
  play(word.data);
  title.data.toFixed();
  play(stage.view<Film>({ data: { id: 3 } }).data);
  tile.data = { id: 3 };
  tile.set({ width: 3, data: { id: 3 } });
  stage.on('select', (node: Node<Film>) => play(node.data));
  tile.once('focus', (node: Node<Film>, { previous }) => play(node.data, previous));
  // @ts-expect-error
  play(title.data);
  // @ts-expect-error
  tile.data = { title: 'Nosferatu' };
  // @ts-expect-error
  tile.set({ data: 3 });
  // @ts-expect-error
  stage.view<Film>({ data: 3 });
  // @ts-expect-error
  play(several[0]?.data);
  // @ts-expect-error
  const films: Node<Film> = title;
  // @ts-expect-error
  stage.on('select', (node) => play(node.data));
  // @ts-expect-error
  stage.on('select', (film: { title: string }) => film.title);
}

function play(film: Film, before?: Node): void {
  console.log(film.id, before);
}
`;

describe('the types of the app API', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'inlay-types-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What the compiler says of an app; empty if it compiles. */
  function compile(source: string): string {
    const file = join(folder, 'app.ts');
    writeFileSync(file, source);
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions'];
    const target = ['--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom'];
    // The sources of the host, which an app imports here, are for Node as well.
    const types = ['--types', 'node', '--typeRoots', join(projectRoot, 'node_modules/@types')];
    const tsc = join(projectRoot, 'node_modules/.bin/tsc');
    const { stdout } = spawnSync(tsc, [...options, ...target, ...types, file], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout;
  }

  it('refuse what the stage refuses, and know what an app keeps in data', () => {
    assert.equal(compile(app), '');
  });

  it('know of each node the data that it was created with', () => {
    assert.equal(compile(mixed), '');
  });

  it('name what is allowed where something else is written', () => {
    const said = compile(`
      import type { Stage } from ${index};
      export default (stage: Stage) =>
        stage.view({ width: {}, focusTrap: 3, boxShadow: 3, scroll: { keyLine: 'a' } });
    `);
    for (const allowed of [
      "'SizeInput | null | undefined'",
      '\'"down" | "left" | "right" | "up" | readonly',
      "'BoxShadow | readonly BoxShadow[] | null | undefined'",
      "'string' is not assignable to type 'number'",
    ])
      assert.ok(said.includes(allowed), `${allowed} in:\n${said}`);
  });
});
