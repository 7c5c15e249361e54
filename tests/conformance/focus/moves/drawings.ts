/**
 * Drawn moves: where focus goes, and why a viewer expects it there.
 *
 * A drawing shows boxes as letters (its cells are 20 by 40 dp); a way through it reads `a > b v c`:
 * from `a`, right leads to `b`, down to `c`.
 *
 * @module
 */
import type { Plan } from '../stage.ts';

/** A drawn case. */
export interface Case extends Plan {
  readonly name: string;
  /** The reason. */
  readonly why: string;
  readonly draw: string;
  /** Ways, each from its own start. */
  readonly ways: readonly string[];
}

export const grid = `
  aa bb cc
  aa bb cc

  dd ee ff
  dd ee ff

  gg hh ii
  gg hh ii`;

export const rails = `
  aa bb cc
  aa bb cc

  dd ee ff gg
  dd ee ff gg`;

export const rows = { R: 'abc', S: 'defg' };

export const menu = `
  aa  dd ee
  aa  dd ee

  bb  ff gg
  bb  ff gg

  cc  hh ii
  cc  hh ii`;
