/**
 * The sections of the site, and which Markdown is in each.
 *
 * @module
 */
import { globSync } from 'node:fs';
import { root } from './paths.ts';

/** A group of pages in the menu. */
export interface Section {
  readonly title: string;
  /** Source files from the root of the project, in the order of the menu. */
  readonly sources: readonly string[];
}

/** A section as it is written down: a name with `*` takes what no section names. */
const sections: readonly Section[] = [
  { title: 'Start', sources: ['README.md', 'docs/start.md', 'docs/writing-apps.md'] },
  {
    title: 'Guides',
    sources: [
      'docs/layout.md',
      'docs/focus.md',
      'docs/lists.md',
      'docs/motion.md',
      'docs/text.md',
      'docs/images.md',
      'docs/testing-apps.md',
      'docs/debugging.md',
      'docs/shipping.md',
      'docs/bundlers.md',
      'docs/devices.md',
      'docs/supported-browsers.md',
      'docs/when-things-break.md',
      'docs/react.md',
      'docs/solid.md',
      'docs/porting.md',
      'docs/swap-a-system.md',
      'docs/*.md',
    ],
  },
  {
    title: 'API reference',
    sources: [
      'docs/reference/README.md',
      'docs/reference/stage.md',
      'docs/reference/node.md',
      'docs/reference/properties.md',
      'docs/reference/motion.md',
      'docs/reference/errors.md',
      'docs/reference/schema.md',
      'docs/reference/*.md',
    ],
  },
  {
    title: 'Formats',
    sources: ['docs/reference/rows.md', 'wit/draw-list/draw-list.md', 'wit/focus/focus.md'],
  },
  { title: 'Interfaces', sources: ['wit/README.md', 'wit/*/*.wit'] },
  {
    title: 'How it works',
    sources: [
      'ARCHITECTURE.md',
      'docs/glossary.md',
      'docs/life-of-a-frame.md',
      'docs/life-of-an-image.md',
      'docs/benchmarks.md',
    ],
  },
  { title: 'Decisions', sources: ['docs/decisions/README.md', 'docs/decisions/*.md'] },
  { title: 'Project', sources: ['CONTRIBUTING.md', 'CHANGELOG.md', '*.md'] },
];

/** The sections with all their files. A page that no section names is in that of its folder. */
export function readSections(): Section[] {
  const isPattern = (source: string) => source.includes('*');
  const named = new Set(
    sections.flatMap(({ sources }) => sources).filter((one) => !isPattern(one)),
  );
  const others = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !named.has(path))
      .sort();
  return sections.map(({ title, sources }) => ({
    title,
    sources: sources.flatMap((source) => (isPattern(source) ? others(source) : [source])),
  }));
}
