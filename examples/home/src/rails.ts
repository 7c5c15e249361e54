/**
 * What the rails of the home screen show.
 *
 * @module
 */
import type { Catalogue, Film, Watched } from '../assets/feed.ts';

/** What a tile stands for. */
export interface Entry {
  readonly film: Film;
  /** Seconds that were watched. */
  readonly seconds?: number;
}

/** A rail: its heading and its tiles. */
export interface RailEntries {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** The rails of the catalogue, and what was begun after the first. */
export function railsOf(catalogue: Catalogue, history: readonly Watched[]): RailEntries[] {
  const rails = catalogue.rails.map(({ id, name, films }) => ({
    id,
    name,
    entries: films.map((film): Entry => ({ film })),
  }));
  const begun = { id: 'continue', name: 'Continue Watching', entries: history };
  return [...rails.slice(0, 1), begun, ...rails.slice(1)];
}
