/**
 * The API reference of apps: pages in `docs/reference`, from the doc comments of what
 * `host/src/index.ts` exports.
 *
 * Made with the API of the compiler that checks the sources anyway: typedoc needs a second one
 * (TypeScript 6) in every install.
 *
 * @module
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ClassDeclaration,
  type InterfaceDeclaration,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API, type Project } from 'typescript/unstable/sync';
import { type Comment, parseComment } from './comment.ts';
import { namesPage } from './names.ts';
import { inner, type PageInfo, pages } from './pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const INDEX = 'host/src/index.ts';
const SOURCE =
  '<!-- Written by scripts/reference from the doc comments: change those and run `BLESS=1 npm test -- scripts/reference`. -->';

/** A declaration and the file that it stands in. */
interface Found {
  readonly node: Node;
  readonly file: SourceFile;
}

/** The pages: text by the path in the project. */
export function referencePages(): ReadonlyMap<string, string> {
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProject: join(root, 'tsconfig.json') });
    const project = snapshot.getProjects()[0];
    if (!project) throw new Error('expected tsconfig.json to be a project');
    const found = declarations(project);
    const homes = new Map(pages.flatMap((page) => page.names.map((name) => [name, page] as const)));
    const homeless = [...found.keys()].filter((name) => !homes.has(name));
    if (homeless.length > 0) {
      throw new Error(
        `scripts/reference/pages.ts: expected a page for every export, got none for ${homeless.join(', ')}`,
      );
    }
    return new Map([
      ['docs/reference/README.md', contents()] as const,
      ['docs/reference/names.md', joined([SOURCE, ...namesPage()])] as const,
      ...pages.map(
        (page) =>
          [`docs/reference/${page.file}.md`, new PageWriter(page, found, homes).write()] as const,
      ),
    ]);
  } finally {
    api.close();
  }
}

/** Declarations of all exports, and of what they are made of. */
function declarations(project: Project): ReadonlyMap<string, Found> {
  const { checker, program } = project;
  const sourceOf = (path: string): SourceFile => {
    const file = program.getSourceFile(join(root, path));
    if (!file) throw new Error(`expected ${path} in the project`);
    return file;
  };
  const index = sourceOf(INDEX);
  const module = checker.getSymbolAtLocation(index);
  const found = new Map<string, Found>();
  for (const symbol of module ? checker.getExportsOfModule(module) : []) {
    const isHere = symbol.declarations?.[0]?.resolve()?.kind !== SyntaxKind.ExportSpecifier;
    const node = (isHere ? symbol : checker.getAliasedSymbol(symbol)).declarations?.[0]?.resolve();
    if (!node) throw new Error(`expected a declaration of ${symbol.name}`);
    found.set(symbol.name, { node, file: node.getSourceFile() });
  }
  for (const [name, path] of Object.entries(inner)) {
    const file = sourceOf(path);
    const node = file.statements.find((statement) => nameOf(statement) === name);
    if (!node) throw new Error(`expected ${name} in ${path}`);
    found.set(name, { node, file });
  }
  return found;
}

function nameOf(node: Node): string | undefined {
  const { name } = node as { name?: Node };
  return name?.getText();
}

/** The page that leads to the others. */
function contents(): string {
  const parts = pages.flatMap((page) => [
    `## [${page.title}](${page.file}.md)`,
    page.intro,
    linksTo(page, `${page.file}.md`),
  ]);
  const intro =
    'What the package `inlay` exports, from its doc comments. Every property of a node, every command and every event of the engine: [schema](schema.md). What other frameworks call it: [names from elsewhere](names.md).';
  return joined([SOURCE, '# API reference', intro, ...parts]);
}

function linksTo(page: PageInfo, file: string): string {
  return page.names.map((name) => `[\`${name}\`](${file}#${anchorOn(page, name)})`).join(', ');
}

/** The anchor of an export on its page: of `tween` and `Tween` the second one is numbered. */
function anchorOn({ names }: PageInfo, name: string): string {
  const alike = names
    .slice(0, names.indexOf(name))
    .filter((other) => anchor(other) === anchor(name)).length;
  return alike === 0 ? anchor(name) : `${anchor(name)}-${alike}`;
}

function joined(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

/** Writes one page. */
class PageWriter {
  readonly #page: PageInfo;
  readonly #found: ReadonlyMap<string, Found>;
  readonly #homes: ReadonlyMap<string, PageInfo>;
  /** The class or interface whose members are being written. */
  #owner = '';

  constructor(
    page: PageInfo,
    found: ReadonlyMap<string, Found>,
    homes: ReadonlyMap<string, PageInfo>,
  ) {
    this.#page = page;
    this.#found = found;
    this.#homes = homes;
  }

  write(): string {
    const { title, intro, names } = this.#page;
    return joined([
      SOURCE,
      `# ${title}`,
      intro,
      linksTo(this.#page, ''),
      ...names.flatMap((name) => this.#entry(name)),
    ]);
  }

  #entry(name: string): string[] {
    const found = this.#found.get(name);
    if (!found) throw new Error(`scripts/reference/pages.ts: expected an export, got ${name}`);
    const { node, file } = found;
    this.#owner = name;
    const comment = this.#commentOf(node, file);
    const hasMembers =
      node.kind === SyntaxKind.ClassDeclaration || node.kind === SyntaxKind.InterfaceDeclaration;
    const members = hasMembers
      ? this.#members(node as ClassDeclaration | InterfaceDeclaration, file)
      : [];
    const heading = hasMembers
      ? this.#headOf(node as ClassDeclaration | InterfaceDeclaration, file)
      : undefined;
    return [
      `## ${name}`,
      ...before(comment),
      code(heading ?? declarationOf(node, file)),
      ...after(comment),
      ...members,
    ];
  }

  #headOf(node: ClassDeclaration | InterfaceDeclaration, file: SourceFile): string {
    const start = node.getStart(file);
    const first = file.text.indexOf('{', start);
    return file.text
      .slice(start, first)
      .replace(/^export /, '')
      .trim();
  }

  #members(node: ClassDeclaration | InterfaceDeclaration, file: SourceFile): string[] {
    return [...node.members].flatMap((member: Node) => {
      const name = nameOf(member);
      const comment = this.#commentOf(member, file);
      const text = declarationOf(member, file);
      const isHidden =
        comment.isInternal ||
        !name ||
        name.startsWith('#') ||
        name.startsWith('[') ||
        text.startsWith('private');
      if (isHidden) return [];
      return [`### ${this.#owner}: ${name}`, ...before(comment), code(text), ...after(comment)];
    });
  }

  #commentOf(node: Node, file: SourceFile): Comment {
    // Of several comments the last one is about what follows.
    const leading = file.text.slice(node.pos, node.getStart(file));
    const source = [...leading.matchAll(/\/\*\*[\s\S]*?\*\//g)].at(-1)?.[0] ?? '';
    return parseComment(source, (name) => this.#link(name));
  }

  /** A link to what a comment names: an export, a member of one, or of the owner. */
  #link(target: string): string {
    const [name = '', member] = target.split('.');
    const home = this.#homes.get(name);
    if (!home) {
      const isOwn = member === undefined && this.#hasMember(name);
      return isOwn ? `[\`${name}\`](#${anchor(`${this.#owner}: ${name}`)})` : `\`${target}\``;
    }
    const place = member === undefined ? anchorOn(home, name) : anchor(`${name}: ${member}`);
    return `[\`${target}\`](${home === this.#page ? '' : `${home.file}.md`}#${place})`;
  }

  #hasMember(name: string): boolean {
    const { members = [] } = (this.#found.get(this.#owner)?.node ?? {}) as {
      members?: Iterable<Node>;
    };
    return [...members].some((member) => nameOf(member) === name);
  }
}

/** A declaration without its body and without what stands for the compiler only. */
function declarationOf(node: Node, file: SourceFile): string {
  const { body } = node as { body?: Node };
  const text = file.text.slice(node.getStart(file), body ? body.getStart(file) : node.end);
  const indent = /[^\n]*$/.exec(file.text.slice(0, node.getStart(file)))?.[0].length ?? 0;
  return text
    .replace(new RegExp(`\\n {0,${indent}}`, 'g'), '\n')
    .replace(/^export /, '')
    .replace(/^async /, '')
    .replace(/^(\w+)!:/, '$1:')
    .trim();
}

function before(comment: Comment): string[] {
  return comment.text ? [comment.text] : [];
}

function after({ parameters, returns, throws, examples }: Comment): string[] {
  const list = [
    ...parameters.map(([name, text]) => `- \`${name}\`: ${text}`),
    ...(returns ? [`- Returns: ${returns}`] : []),
    ...throws.map((text) => `- Throws: ${text}`),
  ].join('\n');
  return [
    ...(list ? [list] : []),
    ...examples.map((example) => (example.startsWith('```') ? example : code(example))),
  ];
}

function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

/** As GitHub makes anchors of headings. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replace(/ /g, '-');
}
