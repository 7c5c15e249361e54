/**
 * The suite of each system, for any component that a host can load.
 *
 * @module
 */
import type { Engine } from '../../host/src/engine/engine.ts';
import { interfaceOf } from './load.ts';

/**
 * A new instance: its exports in jco's shape, by their WIT names. `imports` are what the suite
 * gives it, by their WIT names without a version.
 */
export type Load = (imports?: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Registers the tests of a system with mocha. */
type Suite = (name: string, load: Load) => Promise<void>;

/** A suite that speaks to one interface, which has the system's name. */
function ofOne<Interface>(
  system: string,
  suite: () => Promise<{
    conformance(name: string, load: () => Promise<Interface>): void;
  }>,
): Suite {
  return async (name, load) =>
    (await suite()).conformance(name, async () => interfaceOf<Interface>(await load(), system));
}

/** By the names of systems. */
export const suites: Readonly<Record<string, Suite>> = {
  animation: ofOne('animation', () => import('./animation/suite.ts')),
  focus: ofOne('focus', () => import('./focus/suite.ts')),
  overlay: ofOne('overlay', () => import('./overlay/suite.ts')),
  raster: ofOne('raster', () => import('./raster/suite.ts')),
  render: ofOne('render', () => import('./render/suite.ts')),
  resources: ofOne('resources', () => import('./resources/suite.ts')),
  scene: ofOne('scene', () => import('./scene/suite.ts')),
  scroll: ofOne('scroll', () => import('./scroll/suite.ts')),
  engine: async (name, load) => {
    const { conformance } = await import('./engine/suite.ts');
    // An engine comes as the host makes it of a composed profile.
    conformance(name, async () => (await load()).engine as Engine);
  },
  layout: async (name, load) => {
    const { conformance } = await import('./layout/suite.ts');
    conformance(name, async (text) =>
      interfaceOf(await load({ 'inlay:text/measure': text }), 'layout'),
    );
  },
  text: async (name, load) => {
    const [{ conformance }, { atlasConformance }] = await Promise.all([
      import('./text/suite.ts'),
      import('./text/atlas.ts'),
    ]);
    const create = async () => {
      const system = await load();
      return {
        text: interfaceOf(system, 'text'),
        measure: interfaceOf(system, 'measure'),
      } as never;
    };
    conformance(name, create);
    atlasConformance(name, create);
  },
};
