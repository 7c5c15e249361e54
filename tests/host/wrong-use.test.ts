/** What an app does wrong is said where it does it: who, which property, what was expected and what came. */
import assert from 'node:assert/strict';
import { InlayError, type InlayErrorCode, type Node, type Stage, steps, tween } from '../../host/src/app/index.ts';
import { type Bench, openBench } from './support/bench.ts';

/** The API as JavaScript sees it: nothing keeps an app from calling it with anything. */
// biome-ignore lint/suspicious/noExplicitAny: the point of these cases
type Any = any;

interface Case {
  readonly wrong: (stage: Any, node: Any) => unknown;
  readonly code: InlayErrorCode;
  readonly says: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a text that is a number': {
    wrong: (stage) => stage.text(5),
    code: 'wrong-type',
    says: 'the stage: text: expected a string or properties, got 5.',
  },
  'a text that is nothing': {
    wrong: (stage) => stage.text(undefined),
    code: 'wrong-type',
    says: 'the stage: text: expected a string or properties, got undefined.',
  },
  'content of a view': {
    wrong: (stage) => stage.view({ key: 'card', content: 'Nosferatu' }),
    code: 'wrong-type',
    says: 'property "content": expected a text to have it, got "view".',
  },
  'a picture in a state of a text': {
    wrong: (stage) => stage.text('a', { states: { focused: { src: 'a.png' } } }),
    code: 'wrong-type',
    says: 'property "states.focused.src": expected an image to have it, got "text".',
  },
  'an event that no node has': {
    wrong: (_, node) => node.on('slect', () => {}),
    code: 'unknown-event',
    says: 'view (node 2): on: there is no event "slect" of a node. Did you mean "select"?',
  },
  'an event of the stage on a node': {
    wrong: (_, node) => node.on('idle', () => {}),
    code: 'unknown-event',
    says: 'there is no event "idle" of a node. It is an event of the stage.',
  },
  'an event that is the name of something inherited': {
    wrong: (stage) => stage.once('toString', () => {}),
    code: 'unknown-event',
    says: 'the stage: on: there is no event "toString" of a stage. Expected one of focus, blur, ',
  },
  'a state that the engine sets': {
    wrong: (_, node) => node.setStates('selected', 'focused'),
    code: 'wrong-type',
    says: "view (node 2): setStates: expected 'hovered', 'selected', 'checked', 'pressed', 'disabled', got \"focused\"",
  },
  'keyframes that are nothing': {
    wrong: (_, node) => node.animate(null, 100),
    code: 'wrong-type',
    says: 'view (node 2): animate: expected keyframes, got null.',
  },
  'a keyframe of a property that is not': {
    wrong: (_, node) => node.animate([{ opacty: 0 }], 100),
    code: 'unknown-property',
    says: 'animate: there is no property "opacty". Did you mean "opacity"?',
  },
  'a keyframe out of the range of its property': {
    wrong: (_, node) => node.animate({ opacity: [0, 2] }, 100),
    code: 'out-of-range',
    says: 'animate: "opacity": expected a number, 0 to 1, got 2.',
  },
  'a keyframe below what a width can be': {
    wrong: (_, node) => node.animate({ width: [0, -1] }, 100),
    code: 'out-of-range',
    says: 'animate: "width": expected a number, 0 or more, got -1.',
  },
  'a timing that is not': {
    wrong: (_, node) => node.animate({ opacity: [0, 1] }, { duraton: 100 }),
    code: 'unknown-property',
    says: 'animate: there is no timing "duraton". Did you mean "duration"?',
  },
  'an easing that is not': {
    wrong: () => tween(100, 'zoom' as Any),
    code: 'wrong-type',
    says: "tween: expected easing to be 'linear', 'ease', 'ease-in', 'ease-out', 'ease-in-out', or what cubicBezier(), steps() or linear() returns, got \"zoom\".",
  },
  'a position of steps that is not': {
    wrong: () => steps(3, 'middle' as Any),
    code: 'wrong-type',
    says: "steps: expected position to be 'jump-start', 'jump-end', 'jump-none', 'jump-both', got \"middle\".",
  },
  'a font without a name': {
    wrong: (stage) => stage.addFont({ family: '', src: 'a.ttf' }),
    code: 'out-of-range',
    says: 'the stage: addFont: family: expected a name of a letter or more, got "".',
  },
};

describe('wrong use of the app API', () => {
  let bench: Bench;
  let node: Node;
  beforeEach(async () => {
    bench = await openBench();
    node = bench.stage.view();
    await bench.step();
  });

  for (const [name, { wrong, code, says }] of Object.entries(cases)) {
    it(`says what is wrong with ${name}, and goes on`, async () => {
      const { stage } = bench;
      stage.on('error', (error) => assert.fail(String(error)));
      const before = bench.world.engine.nodes.size;
      assert.throws(
        () => wrong(stage satisfies Stage, node),
        (error) => error instanceof InlayError && error.code === code && error.message.includes(says),
        `expected ${code}: ${says}`,
      );
      stage.append(stage.view());
      await bench.step();
      assert.equal(bench.world.engine.nodes.size, before + 1, 'nothing of it was sent, and what follows is');
    });
  }
});
