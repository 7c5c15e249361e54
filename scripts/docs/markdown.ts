/**
 * Markdown and WIT to HTML, with links that lead to pages of the site.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import { createHighlighter, type Highlighter } from 'shiki';
import { anchorOf } from '../words/checks.ts';
import { escaped, liveExample } from './live-example.ts';
import { addressOf, between, root } from './paths.ts';

/** A heading of a page. */
export interface Heading {
  readonly level: number;
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  /** The text below it, without markup, up to the next heading. */
  readonly text: string;
}

/** A page without the frame around it. */
export interface Rendered {
  readonly title: string;
  readonly html: string;
  /** The first is the title. */
  readonly headings: readonly Heading[];
  /** Sources of the examples that run in the page, in their order. */
  readonly examples: readonly string[];
  /** Files of the project that the page shows, such as pictures. */
  readonly files: readonly string[];
}

/** Languages of our code blocks. */
const LANGUAGES = ['c', 'css', 'html', 'json', 'rust', 'sh', 'toml', 'ts', 'tsx', 'wasm', 'wit'];

/** What the renderer collects of a page. */
interface Collected {
  source: string;
  examples: string[];
  files: string[];
}

/** Renders pages. */
export class Renderer {
  readonly #markdown: MarkdownIt;
  readonly #highlighter: Highlighter;
  readonly #pages: ReadonlySet<string>;
  /** The page that is being rendered. */
  #page: Collected = { source: '', examples: [], files: [] };

  private constructor(highlighter: Highlighter, pages: ReadonlySet<string>) {
    this.#highlighter = highlighter;
    this.#pages = pages;
    this.#markdown = createMarkdown({
      html: true,
      highlight: (code, lang) => this.#code(code, lang),
    });
    this.#addLinks();
    this.#addExamples();
  }

  /** @param pages Sources that are pages of the site: links to them stay on it. */
  static async create(pages: ReadonlySet<string>): Promise<Renderer> {
    const themes = ['github-light', 'github-dark'];
    return new Renderer(await createHighlighter({ themes, langs: LANGUAGES }), pages);
  }

  /** Renders a source file. A WIT file is one block of code below its name. */
  render(source: string, text: string): Rendered {
    const markdown = source.endsWith('.wit')
      ? `# ${posix.basename(source)}\n\n\`\`\`wit\n${text}\n\`\`\`\n`
      : text;
    const collected: Collected = { source, examples: [], files: [] };
    this.#page = collected;
    const tokens = this.#markdown.parse(markdown, {});
    const headings = headingsOf(tokens);
    const html = this.#markdown.renderer.render(tokens, this.#markdown.options, {});
    const title = headings[0]?.title;
    if (title === undefined) throw new Error(`${source}: expected a heading that is its title`);
    return { title, html, headings, examples: collected.examples, files: collected.files };
  }

  #code(code: string, language: string): string {
    const lang = LANGUAGES.includes(language) ? language : 'text';
    return this.#highlighter.codeToHtml(code.trimEnd(), {
      lang,
      themes: { light: 'github-light', dark: 'github-dark' },
      defaultColor: false,
    });
  }

  /** Links to pages lead to them; links to other files of the project are shown as their text. */
  #addLinks(): void {
    const { rules } = this.#markdown.renderer;
    // Whether the link that is open has become a span; links are not nested.
    let isPlain = false;
    rules.link_open = (tokens, index, options, _env, self) => {
      const token = tokens[index] as (typeof tokens)[number];
      const href = String(token.attrGet('href'));
      isPlain = false;
      if (/^(?:[a-z]+:|#)/.test(href)) return self.renderToken(tokens, index, options);
      const [path = '', hash] = href.split('#');
      const target = this.#pageAt(posix.join(posix.dirname(this.#page.source), path));
      if (target === undefined) {
        isPlain = true;
        const file = posix.join(posix.dirname(this.#page.source), path);
        return `<span class="source" title="${escaped(file)}, in the repository">`;
      }
      const url = between(addressOf(this.#page.source), addressOf(target));
      token.attrSet('href', hash === undefined ? url : `${url}#${hash}`);
      return self.renderToken(tokens, index, options);
    };
    rules.link_close = () => (isPlain ? '</span>' : '</a>');
    const image = rules.image;
    rules.image = (tokens, index, options, env, self) => {
      const token = tokens[index] as (typeof tokens)[number];
      const file = posix.join(posix.dirname(this.#page.source), String(token.attrGet('src')));
      if (!existsSync(join(root, file)))
        throw new Error(`${this.#page.source}: expected a picture ${file}`);
      this.#page.files.push(file);
      token.attrSet('src', between(addressOf(this.#page.source), file.replace(/^docs\//, '')));
      token.attrSet('loading', 'lazy');
      return image?.(tokens, index, options, env, self) ?? '';
    };
  }

  /** The page of a path, which may be a folder with a README. */
  #pageAt(path: string): string | undefined {
    const file = path.replace(/\/$/, '');
    return [file, posix.join(file, 'README.md')].find((source) => this.#pages.has(source));
  }

  /** A block ` ```ts live ` is an example that runs. */
  #addExamples(): void {
    const { rules } = this.#markdown.renderer;
    const fence = rules.fence;
    rules.fence = (tokens, index, options, env, self) => {
      const html = fence?.(tokens, index, options, env, self) ?? '';
      const token = tokens[index] as (typeof tokens)[number];
      if (!/^ts live\b/.test(token.info)) return html;
      this.#page.examples.push(token.content);
      return liveExample(html, between(addressOf(this.#page.source), 'live.html'));
    };
    rules.table_open = () => '<div class="table"><table>';
    rules.table_close = () => '</table></div>';
    rules.heading_open = (tokens, index, options, _env, self) => {
      const id = escaped(String(tokens[index]?.attrGet('id')));
      const link = `<a class="anchor" href="#${id}" aria-label="Link to this heading">#</a>`;
      return `${self.renderToken(tokens, index, options)}${link}`;
    };
  }
}

/** Headings with the text below each. Gives each its anchor, as GitHub does. */
function headingsOf(tokens: readonly Token[]): Heading[] {
  const headings: { level: number; id: string; title: string; text: string }[] = [];
  const used = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const inline = tokens[index + 1];
      const title = inline === undefined ? '' : plain(inline);
      const anchor = anchorOf(title);
      const count = used.get(anchor) ?? 0;
      used.set(anchor, count + 1);
      const id = count === 0 ? anchor : `${anchor}-${count}`;
      token.attrSet('id', id);
      headings.push({ level: Number(token.tag.slice(1)), id, title, text: '' });
      return;
    }
    const last = headings.at(-1);
    if (last === undefined || tokens[index - 1]?.type === 'heading_open') return;
    if (token.type === 'inline') last.text += `${plain(token)}\n`;
    else if (token.type === 'fence') last.text += `${token.content}\n`;
  });
  return headings;
}

/** The words of a paragraph. */
function plain(token: Token): string {
  return (token.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('');
}
