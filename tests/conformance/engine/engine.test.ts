import { nodeReader } from '../../../host/src/engine/headless.ts';
import { loadEngine } from '../../../host/src/engine/load.ts';
import { conformance } from './suite.ts';

const base = new URL('../../../target/inlay/', import.meta.url).href;

const named = process.env.INLAY_PROFILE;
for (const profile of named === undefined ? ['rust', 'compact'] : [named]) {
  conformance(`profile ${profile}`, async () =>
    (await loadEngine({ base, profile, form: 'module' }, nodeReader)).instantiate(),
  );
}
