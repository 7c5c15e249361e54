/**
 * Options that several commands have.
 *
 * @module
 */
import { Option } from 'commander';
import { FIRST_PROFILE } from 'inlay/host';
import { enginesFolder } from './checkout.ts';
import { forms } from './page-files.ts';

export const profile = new Option('--profile <name>', 'profile of the engine').default(
  FIRST_PROFILE,
);

export const form = new Option('--form <name>', `form of the engine: ${forms.join(', ')}`).default(
  'module',
);

export const folder = new Option(
  '--folder <folder>',
  'what relative URLs of the app are relative to, if not its own folder',
);

export const engines = new Option(
  '--engines <folder>',
  'where inlay compose put the profiles',
).default(enginesFolder);
