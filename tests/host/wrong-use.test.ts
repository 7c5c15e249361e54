/**
 * What an app does wrong is said where it does it: who, which property, what was expected and what
 * came.
 */
import assert from 'node:assert/strict';
import { namesIn, synonym, synonyms } from '../../host/src/app/synonyms.ts';
import { allNames } from '../../host/src/app/write.ts';
import {
  InlayError,
  type InlayErrorCode,
  type Node,
  type Stage,
  spring,
  steps,
  tween,
} from '../../host/src/index.ts';
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
  'a root without a box': {
    wrong: (stage) => stage.root.set({ states: { 'focus-within': { display: 'contents' } } }),
    code: 'wrong-type',
    says: "the root: property \"states.focus-within.display\": expected 'flex', 'grid', 'block' or 'none': the root is the stage, got \"contents\".",
  },
  'an event that no node has': {
    wrong: (_, node) => node.on('slect', () => {}),
    code: 'unknown-event',
    says: 'view (not in the tree): on: there is no event "slect" of a node. Did you mean "select"?',
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
    says: "view (not in the tree): setStates: expected 'hovered', 'selected', 'checked', 'pressed', 'disabled', got \"focused\"",
  },
  'keyframes that are nothing': {
    wrong: (_, node) => node.animate(null, 100),
    code: 'wrong-type',
    says: 'view (not in the tree): animate: expected keyframes, got null.',
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
  'keyframes with nothing among them': {
    wrong: (_, node) => node.animate([{ opacity: 0 }, null], 100),
    code: 'wrong-type',
    says: 'view (not in the tree): animate: keyframe 1: expected an object, got null.',
  },
  'keyframes that begin or end with the value of the style': {
    wrong: (_, node) => node.animate([{ opacity: 0, scale: 1 }, { scale: 2 }], 100),
    code: 'unsupported',
    says: 'view (not in the tree): animate: "opacity": expected a keyframe at 0 and one at 1: ',
  },
  'keyframes that are added': {
    wrong: (_, node) => node.animate([{ opacity: 0, composite: 'add' }, { opacity: 1 }], 100),
    code: 'unsupported',
    says: 'view (not in the tree): animate: keyframe 0: composite: expected \'replace\', got "add", which this engine does not implement yet.',
  },
  'easings beside lists of values': {
    wrong: (_, node) => node.animate({ opacity: [0, 1], easing: ['ease'] }, 100),
    code: 'wrong-type',
    says: 'view (not in the tree): animate: "easing" is a part of a keyframe: expected a list of keyframes to have it',
  },
  'more keyframes than there can be': {
    wrong: (_, node) => node.animate({ opacity: Array(1025).fill(0) }, 100),
    code: 'limit',
    says: 'view (not in the tree): animate: expected at most 1024 keyframes, got 1025.',
  },
  'a timing out of range': {
    wrong: (_, node) => node.animate({ opacity: [0, 1] }, { duration: 100, iterationStart: -1 }),
    code: 'out-of-range',
    says: 'view (not in the tree): animate: timing.iterationStart: expected a number, 0 or more, got -1.',
  },
  'an easing written by hand': {
    wrong: (_, node) =>
      node.set({ transition: { opacity: tween(100, { easing: 'steps', count: 0 } as Any) } }),
    code: 'out-of-range',
    says: 'steps: expected a whole number of at least 1, got 0.',
  },
  'an easing written by hand in a keyframe': {
    wrong: (_, node) =>
      node.animate(
        [{ opacity: 0, easing: { easing: 'cubic-bezier', points: [2, 0, 0, 0] } }, { opacity: 1 }],
        100,
      ),
    code: 'out-of-range',
    says: 'view (not in the tree): animate: easing of keyframe 0: cubicBezier: expected x1 to be within 0 to 1, got 2.',
  },
  'a delay of a transition': {
    wrong: (_, node) => node.set({ transition: { opacity: { ...spring(), delay: 'soon' } } }),
    code: 'wrong-type',
    says: 'view (not in the tree): property "transition.opacity.delay": expected a number, got \'soon\'.',
  },
  'a motion of scrollTo': {
    wrong: (_, node) => node.set({ scroll: 'x' }).scrollTo(0, 0, 'fast'),
    code: 'wrong-type',
    says: 'view (not in the tree): scrollTo: motion: expected what spring() or tween() returns, or \'instant\', got "fast".',
  },
  'scrolling that waits': {
    wrong: (_, node) => node.set({ scroll: { axis: 'x', motion: spring({ delay: 100 }) } }),
    code: 'wrong-type',
    says: 'view (not in the tree): property "scroll.motion": expected a motion without a delay, got ',
  },
  'scrolling a view that is no scroll container': {
    wrong: (_, node) => node.scrollTo(0, 100),
    code: 'wrong-type',
    says: "view (not in the tree): scrollTo: expected a scroll container: give it scroll: 'x', 'y' or 'both'.",
  },
  'an offset to scroll to': {
    wrong: (_, node) => node.set({ scroll: 'x' }).scrollTo(0),
    code: 'wrong-type',
    says: 'view (not in the tree): scrollTo: y: expected a number, got undefined.',
  },
  'a state that is nothing': {
    wrong: (_, node) => node.setStates(undefined),
    code: 'wrong-type',
    says: "view (not in the tree): setStates: expected 'hovered', 'selected', 'checked', 'pressed', 'disabled', got undefined: ",
  },
  'an event without a name': {
    wrong: (stage) => stage.on(undefined, () => {}),
    code: 'unknown-event',
    says: 'the stage: on: there is no event undefined of a stage. Expected one of focus, ',
  },
  'properties of a text that are none': {
    wrong: (stage) => stage.text('Nosferatu', 48),
    code: 'wrong-type',
    says: 'the stage: text: expected an object of properties, got 48.',
  },
  'a fraction as the least of a track': {
    wrong: (_, node) => node.set({ gridTemplateColumns: '100 minmax(1fr, 200)' }),
    code: 'wrong-type',
    says: 'property "gridTemplateColumns": expected minmax() without \'fr\' or fit-content() as the minimum, got ',
  },
  'a repetition of no tracks': {
    wrong: (_, node) => node.set({ gridTemplateColumns: 'repeat(2, )' }),
    code: 'wrong-type',
    says: 'property "gridTemplateColumns": expected tracks such as ',
  },
  'tracks with a parenthesis of their own': {
    wrong: (_, node) => node.set({ gridTemplateColumns: '1fr ) 2fr' }),
    code: 'wrong-type',
    says: 'property "gridTemplateColumns": expected tracks such as ',
  },
  'as many tracks as fit beside some that are not fixed': {
    wrong: (_, node) => node.set({ gridTemplateColumns: 'repeat(auto-fill, 100) 1fr' }),
    code: 'wrong-type',
    says: "property \"gridTemplateColumns\": expected one 'auto-fill' or 'auto-fit', and all tracks beside it with ",
  },
  'a font face with a slip': {
    wrong: (stage) => stage.addFont({ family: 'Inter', src: 'a.ttf', wieght: 700 }),
    code: 'unknown-property',
    says: 'the stage: addFont: a font face has no property "wieght". Did you mean "weight"?',
  },
  'a weight of a font': {
    wrong: (stage) => stage.addFont({ family: 'Inter', src: 'a.ttf', weight: 0 }),
    code: 'out-of-range',
    says: 'the stage: addFont "Inter": weight: expected a number, 1 to 1000, got 0.',
  },
  'a font without a name': {
    wrong: (stage) => stage.addFont({ family: '', src: 'a.ttf' }),
    code: 'out-of-range',
    says: 'the stage: addFont: family: expected a name of a letter or more, got "".',
  },
};

/** Names from CSS, React, Lightning and the DOM, and where they lead. */
const foreign: Readonly<Record<string, string>> = {
  borderRadius: 'Write "radius".',
  'border-radius': 'Write "radius".',
  textContent: 'Write "content".',
  lines: 'Write "maxLines".',
  rows: 'Write "gridTemplateRows".',
  scrollLeft: 'Write scrollTo().',
  'aria-label': 'Write "label". This engine does not do "label" yet.',
  x: 'Write "translateX", or "left" with position: \'absolute\'.',
  alpha: 'Write "opacity".',
  border: 'Write "borderWidth" and "borderColor".',
  transform: 'Write "translate", "scale" and "rotation".',
  onFocus: "Listen with on('focus', …).",
  onPress: "Listen with on('select', …).",
  onLayout: 'Listen with on(), which takes the name of an event.',
  disabled: "Write setStates('disabled').",
  wrap: 'Write "flexWrap" of a container or "textWrap" of a text.',
  whiteSpace: 'Write "textWrap".',
  numberOfLines: 'Write "maxLines".',
  shadow: 'Write "boxShadow".',
  toString: 'docs/reference/schema.md lists all names.',
  constructor: 'docs/reference/schema.md lists all names.',
  widht: 'Did you mean "width"?',
  gradientOverlay: 'Expected one of backgroundGradient, textGradient.',
  zzz: 'docs/reference/schema.md lists all names.',
};

/** Values that others take, by the property, and what to write instead. */
const foreignValues: readonly [values: Any, hint: string][] = [
  [{ width: '10px' }, 'Write 10: lengths are numbers of dp.'],
  [{ width: '50 %' }, "Write '50%'."],
  [{ width: '10' }, 'Write 10, a number.'],
  [{ width: '100vw' }, 'Write stage.width * 1.'],
  [{ width: '2em' }, 'Write a number of dp: no unit depends on a font.'],
  [{ width: 'calc(100% - 10px)' }, 'Write the result as a number: there is no calc().'],
  [{ width: 'inherit' }, 'Write null for the default: nothing is inherited.'],
  [{ maxWidth: 'none' }, 'Write null.'],
  [{ margin: '0 auto' }, "Write [0, 'auto']."],
  [{ padding: '1px 2px 3px' }, 'Write [1, 2, 3, 2].'],
  [{ padding: '0 auto' }, 'got "0 auto".'],
  [{ radius: '50%' }, 'Write a number of dp: half of the width makes a circle.'],
  [{ opacity: '50%' }, 'Write 0.5.'],
  [{ opacity: 50 }, 'Write 0.5.'],
  [{ rotation: '0.5turn' }, 'Write 180.'],
  [{ aspectRatio: '16 / 9' }, 'Write 16 / 9.'],
  [{ pivot: 'left' }, "Write [0, '50%']."],
  [{ position: 'fixed' }, "Write 'absolute', on a child of the root: it does not scroll."],
  [{ overflow: 'auto' }, "Write scroll: 'x', 'y' or 'both', which clips, too."],
  [{ scroll: true }, "Write 'x' or 'y'."],
  [{ display: 'inline-flex' }, "Write 'flex'."],
  [{ visibility: false }, "Write 'hidden'."],
  [{ focusable: 'true' }, 'Write true.'],
  [{ alignItems: 'middle' }, "Write 'center'."],
  [{ alignSelf: 'centre' }, "Write 'center'."],
  [{ flex: '1 1 0' }, 'Write flexGrow: 1, flexShrink: 1, flexBasis: 0.'],
  [{ gridTemplateColumns: '100px 1fr' }, "Write '100 1fr': lengths are dp."],
  [{ background: 'url(a.png)' }, 'Write stage.image({ src }): a box has no image of its own.'],
  [
    { background: 'linear-gradient(red, blue)' },
    "Write backgroundGradient: linearGradient(180, 'red', 'blue'), or radialGradient(…).",
  ],
  [{ background: 'none' }, "Write 'transparent'."],
  [{ background: 'ff0000' }, "Write '#ff0000'."],
  [{ background: 'oklch(0.5 0.1 20)' }, "Write it in sRGB, such as '#ffcc00' or "],
  [{ boxShadow: 'none' }, 'Write null.'],
  [{ transition: { opacity: 200 } }, 'Write tween(200).'],
  [{ transition: { opacity: '0.2s ease-out' } }, "Write tween(200, 'ease-out')."],
  [{ transition: 'opacity 200ms' }, 'Write { opacity: tween(200) }.'],
  [{ scroll: { motion: 300 } }, 'Write tween(300).'],
  [{ states: { hover: {} } }, "Write 'hovered'."],
  [{ states: { ':focus': {} } }, "Write 'focused'."],
  [{ states: { focused: { width: '10px' } } }, 'Write 10: lengths are numbers of dp.'],
  [{ claimedKeys: ['Backspace'] }, "'arrow-left', …, got 'Backspace'. Write 'back'."],
  [{ key: 7 }, "Write '7': it is a string."],
];

/** Calls with what others take, and what to write instead. */
const foreignCalls: readonly [call: (node: Node, stage: Stage) => unknown, hint: string][] = [
  [(node) => node.append([node] as Any), 'Write the nodes one by one: append(...nodes).'],
  [(node) => node.append('Films' as Any), 'Write stage.text("Films") for a text.'],
  [(node) => node.claimKeys('ColorF0Red' as Any), "Write 'color-red'."],
  [(node) => node.claimKeys('up' as Any), "Write 'arrow-up'."],
  [(node) => node.on('click' as Any, () => {}), "Write on('select', …)."],
  [(node) => node.on('onKeyDown' as Any, () => {}), "Write on('key', …)."],
  [(_, stage) => stage.on('focusout' as Any, () => {}), "Write on('blur', …)."],
  [(node) => node.setStates('active' as Any), "Write 'pressed'."],
  [(node) => node.animate({ opacity: [0, 1] }, '0.3s' as Any), 'Write 300: times are '],
  [(node) => node.animate({ opacity: ['0%', '50%'] } as Any, 300), 'Write 0.'],
  [
    (node) => node.animate({ opacity: [0, 1] }, { duration: 1, easing: 'easeOut' as Any }),
    "Write 'ease-out'.",
  ],
  [
    (node) =>
      node.animate({ opacity: [0, 1] }, { duration: 1, easing: 'cubic-bezier(0, 0, 1, 1)' as Any }),
    'Write cubicBezier(0, 0, 1, 1).',
  ],
];

interface Slip {
  readonly use: (stage: Any) => unknown;
  readonly warns: string;
}

/** What is allowed and surely not meant. */
const slips: Readonly<Record<string, Slip>> = {
  'a property of texts on a view': {
    use: (stage) => stage.view({ key: 'card', fontSize: 24 }),
    warns:
      'a new view "card": property "fontSize" has no use on a view: nothing is inherited, set it on the text.',
  },
  'a property of images on a text': {
    use: (stage) => stage.text('a', { states: { focused: { objectFit: 'cover' } } }),
    warns:
      'a new text: property "states.focused.objectFit" has no use on a text: nothing is inherited, set it on the image.',
  },
  'a colour without alpha': {
    use: (stage) => stage.view({ background: 0xff0000 }),
    warns:
      'property "background" is transparent: numbers are 0xRRGGBBAA: write 0xff0000ff or \'#ff0000\'.',
  },
  'a display that an image cannot have': {
    use: (stage) => stage.image({ display: 'contents' }),
    warns: 'property "display" is \'none\' on an image, as in CSS.',
  },
  ...Object.fromEntries(
    [{ overflow: 'scroll' }, { overflow: ['scroll', 'visible'] }, { overflowY: 'scroll' }].map(
      (overflow): [string, Slip] => [
        `overflow that does not scroll, ${JSON.stringify(overflow)}`,
        {
          use: (stage) => stage.view(overflow),
          warns: `property "${Object.keys(overflow)[0]}" clips and does not scroll: a scroll container has "scroll", such as scroll: 'x'.`,
        },
      ],
    ),
  ),
};

describe('names of other frameworks', () => {
  it('lead to the names here, and say what is not done yet', async () => {
    const { stage } = await openBench();
    for (const [name, hint] of Object.entries(foreign)) {
      assert.throws(
        () => stage.view({ [name]: 1 }),
        {
          code: 'unknown-property',
          message: `a new view: there is no property "${name}". ${hint}`,
        },
        name,
      );
    }
    assert.throws(
      () => stage.view().animate({ alpha: [0, 1] } as object, 100),
      /"alpha"\. Write "opacity"\./,
    );
  });

  it('lead to values here, where a value is refused', async () => {
    const { stage } = await openBench();
    for (const [values, hint] of foreignValues) {
      const said = thrownBy(() => stage.view(values));
      assert.ok(said.includes(hint), `${JSON.stringify(values)}: ${said}`);
    }
    for (const [call, hint] of foreignCalls) {
      const said = thrownBy(() => call(stage.view(), stage));
      assert.ok(said.includes(hint), said);
    }
  });

  it('lead to names that there are, and are none themselves', () => {
    const known = new Set(allNames());
    for (const name of synonyms) {
      assert.ok(!known.has(name), `${name} is a property`);
      const sentence = synonym(name) ?? '';
      for (const target of namesIn(sentence)) assert.ok(known.has(target), `${name}: ${sentence}`);
    }
  });
});

function thrownBy(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('slips in the app API', () => {
  for (const [name, { use, warns }] of Object.entries(slips)) {
    it(`are warned of once: ${name}`, async () => {
      const { stage } = await openBench();
      const heard: string[] = [];
      stage.on('warning', (message) => heard.push(message));
      use(stage);
      use(stage);
      assert.equal(heard.length, 1);
      assert.ok(heard[0]?.includes(warns), heard[0]);
    });
  }

  it('are warned of once: two siblings with one key', async () => {
    const { stage, settle } = await openBench();
    const heard: string[] = [];
    stage.on('warning', (message) => heard.push(message));
    const tile = (key: string) => stage.view({ key, focusable: true });
    const [rail, other] = [
      stage.view({ key: 'films', focusGroup: true }),
      stage.view({ focusGroup: true }),
    ];
    stage.append(
      rail.append(tile('a'), stage.text('Films', { key: 'a' }), tile('b')),
      other.append(tile('a')),
    );
    const moved = tile('b');
    rail.append(moved);
    // In the same turn: no two are there when it is over.
    other.append(moved);
    await settle();
    assert.deepEqual(heard, []);
    rail.append(tile('c'), tile('a'));
    other.append(tile('a'));
    await settle();
    assert.deepEqual(heard, [
      'view "a" (root > films): another child of view "films" (root) has this key. Focus is restored by key: give each child its own.',
    ]);
  });

  it('are not seen where nothing is wrong', async () => {
    const { stage } = await openBench();
    stage.on('warning', (message) => assert.fail(message));
    stage.view({ background: 'transparent', borderWidth: 0, overflow: 'hidden', scroll: 'x' });
    stage.view({ overflow: 'scroll', scroll: { axis: 'y' }, background: 0 });
    const rail = stage.view({ scroll: 'x' });
    rail.set({ overflow: 'scroll' });
    stage.image({ objectFit: 'cover', placeholderColor: 0x000000ff });
    stage.text('a', { fontSize: 24, color: 'rebeccapurple' });
  });
});

describe('wrong use of the app API', () => {
  let bench: Bench;
  let node: Node;
  beforeEach(async () => {
    bench = await openBench();
    node = bench.stage.view();
    await bench.step();
  });

  for (const [name, { wrong, code, says }] of Object.entries(cases)) {
    it(`reports what is wrong with ${name}, and continues`, async () => {
      const { stage } = bench;
      stage.on('error', (error) => assert.fail(String(error)));
      const before = bench.world.engine.nodes.size;
      assert.throws(
        () => wrong(stage satisfies Stage, node),
        (error) =>
          error instanceof InlayError && error.code === code && error.message.includes(says),
        `expected ${code}: ${says}`,
      );
      stage.append(stage.view());
      await bench.step();
      assert.equal(
        bench.world.engine.nodes.size,
        before + 1,
        'nothing of it was sent, and what follows is',
      );
    });
  }
});
