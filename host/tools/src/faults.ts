/**
 * What nobody caught in a browser, explained by the sources.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SourceMap } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatMessages, type Location, type PartialMessage } from 'esbuild';
import type { Fault } from 'inlay/host';
import { refuse } from './files.ts';

/** The map of a script to its sources. */
export interface ScriptMap {
  /** As a bundler writes it: ECMA-426. */
  readonly map: {
    readonly mappings: string;
    readonly names: readonly string[];
    readonly sources: readonly string[];
  };
  /** The path of a source that the map names. */
  pathOf(source: string): string;
}

/** Finds the map of a script by its URL; `undefined` for one that has none. */
export type FindMap = (url: string) => Promise<ScriptMap | undefined> | ScriptMap | undefined;

/** Most bytes of a report. */
const LONGEST = 64 * 1024;
/** Most calls that are listed below the place of an error. */
const MOST_CALLS = 4;

/** Where the host itself is: its calls are not the app's. */
const host = dirname(fileURLToPath(import.meta.resolve('inlay/host')));

/**
 * Takes the report of a page, and answers with the text that explains it.
 *
 * @param report Gets the text, for people.
 */
export async function answerFault(
  request: IncomingMessage,
  response: ServerResponse,
  find: FindMap,
  report: (text: string) => void,
): Promise<void> {
  // Pages of other sites cannot send this type without asking, and get no answer if they ask.
  if (request.headers['content-type'] !== 'application/json')
    return refuse(response, 415, 'Expected application/json');
  const fault = faultIn(await bodyOf(request));
  if (!fault) return refuse(response, 400, 'Expected an error: its message and its stack');
  const text = await explain(fault, find);
  report(text);
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LONGEST) return '';
  }
  return body;
}

function faultIn(body: string): Fault | undefined {
  try {
    const { message, stack } = JSON.parse(body);
    if (typeof message === 'string' && typeof stack === 'string')
      return { message: printable(message), stack };
  } catch {
    // Not JSON.
  }
  return undefined;
}

/** A text without what terminals obey. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** A call on a stack. */
interface Call {
  readonly name: string;
  readonly url: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * Explains an error as bundlers explain theirs: the message, the place in the app's sources with
 * its line, and the calls that led there. Without a map it is the message alone.
 */
export async function explain({ message, stack }: Fault, find: FindMap): Promise<string> {
  const places: { name: string; location: Partial<Location> }[] = [];
  for (const call of callsIn(stack)) {
    if (places.length > MOST_CALLS) break;
    const location = await placeOf(call, find);
    if (location) places.push({ name: call.name, location });
  }
  const [first, ...callers] = places;
  const explained: PartialMessage = {
    text: message,
    ...(first ? { location: first.location } : {}),
    notes: callers.map(({ name, location }) => ({
      text: name === '' ? 'Called here:' : `Called in ${name}:`,
      location,
    })),
  };
  return (await formatMessages([explained], { kind: 'error' })).join('').trimEnd();
}

/** The calls of a stack, innermost first, as Chromium, Firefox and Safari write them. */
function* callsIn(stack: string): Generator<Call> {
  for (const text of stack.split('\n')) {
    const [, where = '', line, column] = /^(.*):(\d+):(\d+)\)?$/.exec(text.trim()) ?? [];
    const begin = where.search(/(https?|file):\/\//);
    if (begin < 0) continue;
    const name = where
      .slice(0, begin)
      .replace(/^at /, '')
      .replace(/[@(\s]+$/, '');
    yield { name, url: where.slice(begin), line: Number(line), column: Number(column) };
  }
}

/** Where a call is in the app's sources; `undefined` for calls of others. */
async function placeOf(call: Call, find: FindMap): Promise<Partial<Location> | undefined> {
  const script = await find(call.url);
  if (!script) return undefined;
  const { mappings, names, sources } = script.map;
  const map = { version: 3, file: '', sourceRoot: '', sourcesContent: [], mappings };
  const reader = new SourceMap({ ...map, names: [...names], sources: [...sources] });
  const entry = reader.findEntry(call.line - 1, call.column - 1);
  if (!('originalSource' in entry)) return undefined;
  const path = script.pathOf(entry.originalSource);
  if (path.startsWith(host) || /[\\/]node_modules[\\/]/.test(path) || !existsSync(path))
    return undefined;
  return {
    file: relative(process.cwd(), path),
    line: entry.originalLine + 1,
    column: entry.originalColumn,
    lineText: readFileSync(path, 'utf8').split('\n')[entry.originalLine] ?? '',
  };
}
