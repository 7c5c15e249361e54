/**
 * Which engine a script starts.
 *
 * @module
 */
import type { EngineChoice, EngineSource } from '../protocol/messages.ts';
import { FIRST_PROFILE } from '../protocol/profile.ts';
import type { BuiltIn } from './built-reader.ts';

/**
 * Decides what a choice leaves open: the engine that the script has in itself, else the first
 * profile in the folder `engine/` beside the page.
 *
 * @param page Address of the page.
 */
export function engineSource(
  choice: EngineChoice,
  page: string,
  builtIn: BuiltIn | undefined,
): EngineSource {
  const { base, profile, form = 'module', timeout } = choice;
  const limit = timeout === undefined ? {} : { timeout };
  const own = base === undefined && form === 'module' ? builtIn : undefined;
  if (own && (profile === undefined || profile === own.manifest.profile)) {
    const folder = own.folder.slice(0, -`${own.manifest.profile}/`.length);
    return { base: folder, profile: own.manifest.profile, form, ...limit };
  }
  const folder = base ?? new URL('engine/', page).href;
  return { base: folder, profile: profile ?? FIRST_PROFILE, form, ...limit };
}
