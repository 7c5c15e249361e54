import assert from 'node:assert/strict';
import { fakeSystem, type Having } from './fake-system.ts';
import { Missing } from './missing.mjs';
import {
  cargoCall,
  DEBIAN_PACKAGES,
  detectWasmToolchain,
  installWasmToolchain,
  recordedToolchain,
  requireRust,
} from './wasm-toolchain.mjs';

const root = '/project';
const manifest = { '/project/Cargo.toml': '[workspace.package]\nrust-version = "1.95"\n' };
const libdir = '/rust/lib/rustlib/wasm32-unknown-unknown/lib';
const target = { [`${libdir}/libstd-0123.rlib`]: '' };
const debianFiles = {
  '/usr/bin/cargo': '',
  '/usr/bin/rustc': '',
  '/usr/bin/wasm-ld-22': '',
  '/usr/lib/rustlib/src/rust/library/std/Cargo.toml': '',
};
const packageLists = {
  '/var/lib/apt/lists/debian_Packages.lz4': '',
  '/var/lib/apt/lists/partial/x': '',
};
const rustAnswers = {
  'cargo --version': 'cargo 1.95.0',
  'rustc --version': 'rustc 1.95.0 (59807616e 2026-04-14)',
  'rustc --print target-libdir': `${libdir}\n`,
};
const debianAnswers = { '/usr/bin/rustc --version': 'rustc 1.96.0 (built from a source tarball)' };

function sentence(having: Having): string {
  try {
    requireRust(fakeSystem(having).system, root);
  } catch (error) {
    assert.ok(error instanceof Missing);
    return error.message;
  }
  return assert.fail('nothing was missing');
}

describe('Rust on this machine', () => {
  it('is said to be missing in one sentence: what, what for, how to get it', () => {
    assert.equal(
      sentence({ files: manifest }),
      'Missing: Rust 1.95 or newer, needed to build the components; install it from https://rustup.rs.',
    );
  });

  it('is said to be too old, with its version and the command that renews it', () => {
    const answers = {
      'cargo --version': '',
      'rustc --version': 'rustc 1.85.0 (4d91de4e4 2025-02-17)',
      rustup: '',
    };
    assert.equal(
      sentence({ files: manifest, answers }),
      'Missing: Rust 1.95 or newer (this is 1.85.0), needed to build the components; run `rustup update stable`.',
    );
  });

  it('is taken from the version that Cargo.toml asks for on', () => {
    assert.equal(
      requireRust(fakeSystem({ files: manifest, answers: rustAnswers }).system, root),
      '1.95.0',
    );
  });
});

describe('the Wasm toolchain', () => {
  it('is the installed target where its standard library is there', () => {
    const { system } = fakeSystem({
      files: { ...manifest, ...target, ...debianFiles },
      answers: { ...rustAnswers, ...debianAnswers },
    });
    const toolchain = detectWasmToolchain(system, root);
    assert.equal(toolchain?.kind, 'target');
    assert.equal(toolchain?.proof, libdir);
  });

  it('is Debian with std from its sources where the folder of the target is empty', () => {
    const { system } = fakeSystem({
      files: { ...manifest, ...debianFiles },
      answers: { ...rustAnswers, ...debianAnswers },
    });
    const toolchain = detectWasmToolchain(system, root);
    assert.equal(toolchain?.kind, 'build-std');
    assert.equal(toolchain?.rustc, '/usr/bin/rustc');
  });

  for (const absent of Object.keys(debianFiles)) {
    it(`is not Debian's without ${absent}`, () => {
      const files: Record<string, string> = { ...manifest, ...debianFiles };
      delete files[absent];
      assert.equal(
        detectWasmToolchain(fakeSystem({ files, answers: debianAnswers }).system, root),
        undefined,
      );
    });
  }

  it('is not a Debian Rust that is too old', () => {
    const answers = { '/usr/bin/rustc --version': 'rustc 1.85.0 (built from a source tarball)' };
    assert.equal(
      detectWasmToolchain(
        fakeSystem({ files: { ...manifest, ...debianFiles }, answers }).system,
        root,
      ),
      undefined,
    );
  });

  it('is brought by rustup first', async () => {
    const { system, ran } = fakeSystem({
      files: manifest,
      answers: rustAnswers,
      effects: {
        'rustup target add wasm32-unknown-unknown': (having) => {
          having.files = { ...having.files, ...target };
          return 0;
        },
      },
    });
    assert.equal((await installWasmToolchain(system, root)).kind, 'target');
    assert.equal(ran.length, 1);
  });

  it('is brought by apt where rustup cannot, with the lists fetched first when there are none', async () => {
    const { system, ran } = fakeSystem({
      uid: 0,
      files: manifest,
      answers: { ...rustAnswers, ...debianAnswers },
      effects: {
        rustup: () => 1,
        'apt-get -o DPkg::Lock::Timeout=300 update': () => 0,
        'apt-get -o DPkg::Lock::Timeout=300 install': (having) => {
          having.files = { ...having.files, ...debianFiles };
          return 0;
        },
      },
    });
    assert.equal((await installWasmToolchain(system, root)).kind, 'build-std');
    assert.equal(ran[1], "say:   rustup could not add it to 1.95.0; trying Debian's packages");
    assert.match(ran[2] ?? '', / update$/);
    assert.match(
      ran[3] ?? '',
      new RegExp(` install -y --no-install-recommends ${DEBIAN_PACKAGES.join(' ')}$`),
    );
  });

  it('is brought by sudo where we are not root', async () => {
    const { system, ran } = fakeSystem({
      files: { ...manifest, ...packageLists },
      answers: { ...debianAnswers, sudo: '', 'apt-get': '' },
      effects: {
        'sudo -n apt-get -o DPkg::Lock::Timeout=300 install': (having) => {
          having.files = { ...having.files, ...debianFiles };
          return 0;
        },
      },
    });
    assert.equal((await installWasmToolchain(system, root)).kind, 'build-std');
    assert.equal(ran.length, 1);
  });

  const hopeless: [string, Having, RegExp][] = [
    [
      'neither rustup nor apt',
      {},
      /there is no rustup and there is no apt, so install rustup from .* and run `rustup target add/,
    ],
    ['no rights', { answers: { 'apt-get': '' } }, /apt wants root, and there is no sudo/],
    [
      'a sudo with a password',
      { answers: { 'apt-get': '', sudo: undefined } },
      /sudo asks for a password/,
    ],
    [
      'packages unknown to apt',
      { uid: 0, answers: { 'apt-get': '' }, files: packageLists },
      /could not install rustc-web/,
    ],
    [
      'another system',
      { platform: 'darwin', answers: { rustup: '' } },
      /rustup could not add it .* and there is no apt/,
    ],
  ];
  for (const [name, having, reason] of hopeless) {
    it(`is said to be missing with ${name}`, async () => {
      const { system } = fakeSystem({ ...having, files: { ...manifest, ...having.files } });
      await assert.rejects(installWasmToolchain(system, root), (error) => {
        assert.ok(error instanceof Missing);
        assert.match(
          error.message,
          /^Missing: the Rust target wasm32-unknown-unknown, needed to build the components; .*\.$/,
        );
        assert.match(error.message, reason);
        return true;
      });
    });
  }

  it('is taken from the record of setup while its proof is there', () => {
    const record = {
      kind: 'target',
      cargo: 'cargo',
      rustc: 'rustc',
      version: '1.95.0',
      proof: libdir,
    };
    const files = { ...manifest, '/project/.cache/wasm-toolchain.json': JSON.stringify(record) };
    assert.equal(recordedToolchain(fakeSystem({ files }).system, root), undefined);
    assert.deepEqual(
      recordedToolchain(fakeSystem({ files: { ...files, ...target } }).system, root),
      record,
    );
  });

  it('is not taken from a record that was cut short', () => {
    const files = {
      ...manifest,
      ...target,
      '/project/.cache/wasm-toolchain.json': '{ "kind": "target", "proof',
    };
    assert.equal(recordedToolchain(fakeSystem({ files }).system, root), undefined);
  });

  it('is not taken from a record older than what Cargo.toml asks for', () => {
    const record = {
      kind: 'target',
      cargo: 'cargo',
      rustc: 'rustc',
      version: '1.94.1',
      proof: libdir,
    };
    const files = {
      ...manifest,
      ...target,
      '/project/.cache/wasm-toolchain.json': JSON.stringify(record),
    };
    assert.equal(recordedToolchain(fakeSystem({ files }).system, root), undefined);
  });

  it('is called the same from a root with a slash at the end, so that cargo builds nothing twice', () => {
    const toolchain = { cargo: 'cargo', rustc: 'rustc', version: '1.95.0', proof: libdir };
    const call = (folder: string) =>
      cargoCall({ kind: 'target', ...toolchain }, folder, ['build']).args;
    assert.deepEqual(call(`${root}/`), call(root));
  });

  it('is called with its target folder, and with the sources of std only where it builds them', () => {
    const common = { cargo: 'cargo', rustc: 'rustc', version: '1.95.0', proof: libdir };
    const args = ['build', '--release', '-p', 'inlay-layout-component'];
    const plain = cargoCall({ kind: 'target', ...common }, root, args);
    assert.deepEqual(plain.args.slice(0, 5), [
      'build',
      '--target',
      'wasm32-unknown-unknown',
      '--target-dir',
      '/project/target/wasm',
    ]);
    assert.deepEqual(plain.args.slice(-3), args.slice(1));
    assert.match(
      plain.args.join(' '),
      /--config build\.rustflags=.*--remap-path-prefix=\/project=inlay/,
    );
    assert.deepEqual(plain.env, {});
    const building = cargoCall({ kind: 'build-std', ...common }, root, args);
    assert.ok(building.args.includes('-Zbuild-std=std,panic_abort'));
    assert.equal(building.env.RUSTC, 'rustc');
    assert.equal(building.env.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER, '/usr/bin/wasm-ld-22');
  });
});
