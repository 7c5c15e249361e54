import { BatchWriter } from '../../schema/typescript/index.ts';
import { openEngine } from '../engine.ts';
import { animations, boxes, moves, scrolled, scrolls } from './scenes.ts';

const profile = process.argv[2] ?? 'rust';
const FRAMES = 120;
const ms = () => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000; };
const time = (name: string, work: () => void) => {
  for (let i = 0; i < 60; i++) work();
  const t: number[] = [];
  for (let r = 0; r < 5; r++) { const b = ms(); for (let i = 0; i < FRAMES; i++) work(); t.push((ms() - b) / FRAMES); }
  console.log(name, t.map((x) => x.toFixed(3)).join(' '));
};
for (const count of [100, 1000, 5000]) {
  const engine = await openEngine(profile);
  if (engine.apply(boxes(count)) === undefined) throw new Error('refused');
  let at = 0;
  let f = 0;
  const w = new BatchWriter(1 << 16);
  engine.frame((at += 16));
  time(`empty ${count}`, () => engine.frame((at += 16)));
  time(`move by batch ${count}: apply+frame`, () => {
    if (engine.apply(moves(w, count, f++)) === undefined) throw new Error('refused');
    const out = engine.frame((at += 16));
    if (out.drawList.length < count) throw new Error('short');
  });
  time(`  writing ${count}`, () => moves(w, count, f++));
  time(`  apply only(2x same) ${count}`, () => { engine.apply(moves(w, count, f++)); });
  engine.frame((at += 16));
  if (engine.apply(animations(count)) === undefined) throw new Error('refused');
  engine.frame((at += 16));
  time(`move by animation ${count}`, () => {
    const out = engine.frame((at += 16));
    if (out.drawList.length < count) throw new Error('short ' + out.drawList.length);
  });
}
for (const count of [1000, 5000]) {
  const engine = await openEngine(profile);
  if (engine.apply(scrolled(count)) === undefined) throw new Error('refused');
  let at = 0;
  let f = 0;
  const w = new BatchWriter(1 << 16);
  engine.frame((at += 16));
  let n = 0;
  time(`scroll ${count}`, () => {
    if (engine.apply(scrolls(w, f++)) === undefined) throw new Error('refused');
    n = engine.frame((at += 16)).drawList.length;
  });
  console.log(n, 'words');
}
