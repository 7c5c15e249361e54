/**
 * The demo's home screen as calls into the layout system, recorded once from the engine in form
 * linked, where each system is a component of its own.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type EngineExports, engineOfThrows } from '../../host/src/engine/adapt.ts';
import { artefact } from '../engine.ts';
import { openHome } from './recording.ts';

/** A call that changes what is laid out. */
export type LayoutCall =
  | { readonly name: 'apply'; readonly entries: Uint32Array }
  | { readonly name: 'setNaturalSizes'; readonly nodes: Uint32Array; readonly sizes: Float32Array };

/** Width, height and baseline of a paragraph. */
export type Size = readonly [number, number, number];

/** What the engine called until all of the first screen was there, and what texts measured. */
export interface LayoutRecording {
  readonly calls: readonly LayoutCall[];
  /** By node and by width, -Infinity for `min-content`, Infinity for `max-content`: the last. */
  readonly measured: ReadonlyMap<number, ReadonlyMap<number, Size>>;
}

/** What jco passes and returns. */
type AvailableWidth = { tag: 'definite'; val: number } | { tag: 'min-content' | 'max-content' };
interface Texts {
  measure(
    node: number,
    available: AvailableWidth,
  ): { width: number; height: number; baseline: number };
}

type Functions = Record<string, (...given: never[]) => unknown>;
type Core = (file: string) => WebAssembly.Module;
interface Script<Made> {
  instantiate(core: Core, given: object): Made;
}

/** Records the layout of the demo's home screen in the engine of a profile. */
export async function recordLayout(profile: string): Promise<LayoutRecording> {
  const load = <Made>(file: string): Promise<Script<Made>> =>
    import(artefact(profile, `linked-js/${file}.js`).href);
  const [linked, layout, text] = await Promise.all([
    load<{ engine: EngineExports }>('linked'),
    load<{ layout: Functions }>('layout'),
    load<{ measure: Texts; text: object }>('text'),
  ]);
  const core: Core = (file) =>
    new WebAssembly.Module(
      Uint8Array.from(readFileSync(fileURLToPath(artefact(profile, `linked-js/${file}`)))),
    );
  const calls: LayoutCall[] = [];
  const measured = new Map<number, Map<number, Size>>();
  const factory = {
    name: `profile ${profile}, layout recorded`,
    instantiate: async () => {
      const texts = text.instantiate(core, {});
      const made = layout.instantiate(core, {
        'inlay:text/measure': measureRecorded(texts.measure, measured),
      });
      const { engine } = linked.instantiate(core, {
        text: {
          'inlay:text/measure@0.2.0': texts.measure,
          'inlay:text/text@0.2.0': texts.text,
        },
        layout: { 'inlay:layout/layout@0.2.0': recorded(made.layout, calls) },
      });
      return engineOfThrows(engine);
    },
  };
  const headless = await openHome(profile, factory);
  headless.close();
  return { calls, measured };
}

/** The functions of a layout; what changes it is recorded. */
function recorded(layout: Functions, calls: LayoutCall[]): Functions {
  const call = (name: string, given: readonly unknown[]) =>
    (layout[name] as (...given: readonly unknown[]) => unknown)(...given);
  return {
    ...layout,
    apply(entries: Uint32Array) {
      calls.push({ name: 'apply', entries: entries.slice() });
      return call('apply', [entries]);
    },
    setNaturalSizes(nodes: Uint32Array, sizes: Float32Array) {
      calls.push({ name: 'setNaturalSizes', nodes: nodes.slice(), sizes: sizes.slice() });
      return call('setNaturalSizes', [nodes, sizes]);
    },
  };
}

/** Measures texts, and what that gave. */
function measureRecorded(texts: Texts, measured: Map<number, Map<number, Size>>): Texts {
  return {
    measure(node, available) {
      const size = texts.measure(node, available);
      const of = measured.get(node) ?? new Map<number, Size>();
      measured.set(node, of);
      of.set(widthOf(available), [size.width, size.height, size.baseline]);
      return size;
    },
  };
}

function widthOf(available: AvailableWidth): number {
  if (available.tag === 'definite') return available.val;
  return available.tag === 'min-content' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
