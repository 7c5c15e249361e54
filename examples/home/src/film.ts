/**
 * What is said of a film, in words.
 *
 * @module
 */
import type { Film } from '../assets/feed.ts';

/** `1 h 18 min`; nothing where it is unknown. */
function duration(minutes: number | undefined): string | undefined {
  if (minutes === undefined) return undefined;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ');
}

/** `1926  ·  1 h 18 min  ·  Comedy, Adventure` */
export function facts(film: Film): string {
  const parts = [String(film.year), duration(film.minutes), film.genres.slice(0, 2).join(', ')];
  return parts.filter((part) => part !== undefined && part !== '').join('  ·  ');
}

/** The facts, after the English title where the title is in another language. */
export function translatedFacts(film: Film): string {
  return film.englishTitle === undefined ? facts(film) : `${film.englishTitle}  ·  ${facts(film)}`;
}

/** What stands over its title: the country, or a genre where that is not known. */
export function rubric(film: Film): string {
  return (film.country === '' ? (film.genres[0] ?? '') : film.country).toUpperCase();
}

/** How far a film was watched, as a share of it. */
export function watched(film: Film, seconds: number): number {
  return seconds / 60 / Math.max(1, film.minutes ?? 1);
}

/** How far a film was watched: `44 min left`. */
export function left(film: Film, seconds: number): string {
  const minutes = Math.max(1, Math.round((film.minutes ?? 0) - seconds / 60));
  return `${minutes} min left`;
}
