/**
 * A registry on this machine that serves our packages, and all others from the registry that npm is
 * set to.
 *
 * @module
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Packages that others wrote, installed for these tests only. */
export const tools = join(import.meta.dirname, 'tools');

/** Installs them, if they are not there. */
export function installTools(): void {
  if (existsSync(join(tools, 'node_modules/verdaccio'))) return;
  execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: tools });
}

/** A registry that runs. */
export interface Registry {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Text of an `.npmrc` that uses it. */
  readonly npmrc: string;
  /** Publishes a folder. */
  publish(folder: string): void;
  close(): void;
}

/**
 * Starts a registry with nothing in it.
 *
 * @param scratch A folder of its own.
 * @throws If it does not start.
 */
export async function startRegistry(scratch: string): Promise<Registry> {
  mkdirSync(scratch, { recursive: true });
  const port = await freePort();
  const file = join(scratch, 'config.json');
  writeFileSync(file, JSON.stringify(configOf(scratch)));
  const bin = join(tools, 'node_modules/verdaccio/bin/verdaccio');
  const authority = npm('cafile');
  // As npm trusts the registry that it is set to, so does this one.
  const env = { ...process.env, ...(authority ? { NODE_EXTRA_CA_CERTS: authority } : {}) };
  const args = [bin, '--config', file, '--listen', `${port}`];
  const server = spawn(process.execPath, args, { env });
  const url = `http://localhost:${port}/`;
  await isUp(server, url);
  // npm wants a name to publish; the registry takes any.
  const npmrc = `registry=${url}\n//localhost:${port}/:_authToken=anyone\naudit=false\nfund=false\n`;
  return {
    url,
    npmrc,
    publish(folder) {
      const rc = join(scratch, 'npmrc');
      writeFileSync(rc, npmrc);
      const env = { ...process.env, npm_config_userconfig: rc };
      execFileSync('npm', ['publish', '--silent', '--registry', url], { cwd: folder, env });
    },
    close: () => void server.kill(),
  };
}

/** Ours are published here, all others come from npm's registry. */
function configOf(scratch: string): object {
  const ours = { access: '$all', publish: '$all' };
  return {
    storage: join(scratch, 'storage'),
    auth: { htpasswd: { file: join(scratch, 'htpasswd') } },
    uplinks: { npm: { url: npm('registry'), maxage: '60m' } },
    packages: {
      inlay: ours,
      'inlay-*': ours,
      'create-inlay': ours,
      'vite-plugin-inlay': ours,
      '**': { access: '$all', proxy: 'npm' },
    },
    max_body_size: '100mb',
    log: { type: 'stdout', level: 'warn' },
  };
}

/** What npm is set to; `undefined` where it is set to nothing. */
function npm(name: string): string | undefined {
  const value = execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();
  return value === 'null' ? undefined : value;
}

async function isUp(server: ChildProcess, url: string): Promise<void> {
  let said = '';
  server.stdout?.on('data', (text: Buffer) => {
    said += text;
  });
  server.stderr?.on('data', (text: Buffer) => {
    said += text;
  });
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The registry did not start:\n${said}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
