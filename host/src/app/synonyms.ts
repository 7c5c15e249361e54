/**
 * Names that other frameworks have for what Inlay has: CSS, React, React Native, Lightning and the
 * DOM.
 *
 * @module
 */

/** What to write instead, as the end of the sentence "Write …". */
const instead: Readonly<Record<string, string>> = {
  // Position and size
  x: '"translateX", or "left" with position: \'absolute\'',
  y: '"translateY", or "top" with position: \'absolute\'',
  w: '"width"',
  h: '"height"',
  size: '"width" and "height"',
  mount: '"pivot" and "translate"',
  mountX: '"pivotX" and "translateX"',
  mountY: '"pivotY" and "translateY"',
  transform: '"translate", "scale" and "rotation"',
  transformOrigin: '"pivot"',
  rotate: '"rotation"',
  rotateZ: '"rotation"',
  translateZ: '"zIndex" or "scale": there is no depth',
  translate3d: '"translate": there is no depth',
  skew: '"skewX" and "skewY"',
  inlineSize: '"width"',
  blockSize: '"height"',
  z: '"zIndex"',
  zoom: '"scale"',
  // Flex and grid
  wrap: '"flexWrap" of a container or "textWrap" of a text',
  grow: '"flexGrow"',
  shrink: '"flexShrink"',
  basis: '"flexBasis"',
  spacing: '"gap"',
  itemSpacing: '"gap"',
  gridGap: '"gap"',
  placeContent: '"alignContent" and "justifyContent"',
  placeItems: '"alignItems" and "justifyItems"',
  placeSelf: '"alignSelf" and "justifySelf"',
  gridTemplate: '"gridTemplateRows" and "gridTemplateColumns"',
  gridArea: '"gridRow" and "gridColumn"',
  flexFlow: '"flexDirection" and "flexWrap"',
  paddingHorizontal: '"padding: [vertical, horizontal]"',
  paddingVertical: '"padding: [vertical, horizontal]"',
  marginHorizontal: '"margin: [vertical, horizontal]"',
  marginVertical: '"margin: [vertical, horizontal]"',
  marginStart: '"marginInlineStart"',
  marginEnd: '"marginInlineEnd"',
  paddingStart: '"paddingInlineStart"',
  paddingEnd: '"paddingInlineEnd"',
  rows: '"gridTemplateRows"',
  columns: '"gridTemplateColumns"',
  // Paint
  alpha: '"opacity"',
  border: '"borderWidth" and "borderColor"',
  borderRadius: '"radius"',
  cornerRadius: '"radius"',
  rounded: '"radius"',
  backgroundImage: '"src" of an image, or "backgroundGradient"',
  colorTop: '"backgroundGradient"',
  linearGradient: '"backgroundGradient"',
  shadow: '"boxShadow"',
  shadowColor: '"boxShadow"',
  elevation: '"boxShadow"',
  filter: '"blur"',
  backdropFilter: '"backdropBlur"',
  mixBlendMode: '"blendMode"',
  clip: '"overflow: \'hidden\'"',
  clipping: '"overflow: \'hidden\'"',
  clipPath: '"overflow: \'hidden\'" with "radius"',
  overflowHidden: '"overflow: \'hidden\'"',
  rtt: '"cache"',
  visible: '"visibility"',
  hidden: '"visibility: \'hidden\'" or "display: \'none\'"',
  hide: '"visibility: \'hidden\'" or "display: \'none\'"',
  show: '"visibility"',
  zIndexLocked: '"zIndex"',
  // Images
  source: '"src"',
  uri: '"src"',
  url: '"src"',
  image: '"src" of an image',
  texture: '"src" of an image',
  resizeMode: '"objectFit"',
  stretch: '"objectFit: \'fill\'"',
  srcRect: '"sourceRect"',
  tintColor: '"tint"',
  // Text
  text: '"content"',
  value: '"content"',
  textContent: '"content"',
  innerText: '"content"',
  innerHTML: '"content"',
  children: '"append()"',
  font: '"fontFamily", "fontSize" and "fontWeight"',
  fontFace: '"fontFamily"',
  textColor: '"color"',
  wordWrapWidth: '"width"',
  numberOfLines: '"maxLines"',
  lines: '"maxLines"',
  lineClamp: '"maxLines"',
  webkitLineClamp: '"maxLines"',
  WebkitLineClamp: '"maxLines"',
  ellipsizeMode: '"textOverflow" and "maxLines"',
  whiteSpace: '"textWrap"',
  wordWrap: '"textWrap"',
  textDecoration: '"decoration"',
  textDecorationLine: '"decoration"',
  textAlignVertical: '"verticalAlign"',
  lang: '"language"',
  dir: '"direction"',
  textTransform: 'the text itself in capitals: nothing changes letters',
  // States, focus, keys
  disabled: "setStates('disabled')",
  enabled: "setStates('disabled')",
  selected: "setStates('selected')",
  checked: "setStates('checked')",
  focused: '"states: { focused: { … } }", or focus()',
  hover: '"states: { hovered: { … } }"',
  active: '"states: { pressed: { … } }"',
  tabIndex: '"focusable"',
  accessible: '"focusable"',
  autoFocus: 'focus() after append()',
  hasTVPreferredFocus: 'focus() after append()',
  nextFocus: '"nextFocusUp" to "nextFocusLeft"',
  trapFocus: '"focusGroup: { trap: true }"',
  id: '"key"',
  name: '"key"',
  ref: 'the node that the factory returns',
  className: 'the properties themselves: there are no classes',
  style: 'the properties themselves, beside the others',
  // Scrolling and motion
  scrollable: '"scroll"',
  horizontal: '"scroll: \'x\'"',
  scrollX: 'scrollTo()',
  scrollY: 'scrollTo()',
  scrollLeft: 'scrollTo()',
  scrollTop: 'scrollTo()',
  scrollBehavior: '"scroll: { motion }"',
  scrollSnapType: '"scrollSnap"',
  animation: 'animate()',
  transitions: '"transition"',
  transitionDuration: '"transition: { scale: tween(200) }"',
  transitionProperty: '"transition: { scale: tween(200) }"',
  easing: '"transition: { scale: tween(200, \'ease-out\') }"',
  smooth: '"transition"',
  // Speech
  accessibilityLabel: '"label"',
  accessibilityRole: '"role"',
  ariaLabel: '"label"',
  alt: '"label"',
  title: '"label"',
};

/** Events that other frameworks have, by the events of nodes. */
const listeners: Readonly<Record<string, string>> = {
  click: 'select',
  press: 'select',
  tap: 'select',
  enter: 'select',
  select: 'select',
  mousedown: 'select',
  pointerdown: 'select',
  focus: 'focus',
  focusin: 'focus',
  mouseenter: 'focus',
  pointerenter: 'focus',
  blur: 'blur',
  focusout: 'blur',
  unfocus: 'blur',
  back: 'back',
  escape: 'back',
  keydown: 'key',
  keypress: 'key',
  keyup: 'key',
  key: 'key',
  load: 'loaded',
  loaded: 'loaded',
  error: 'failed',
  failed: 'failed',
  scroll: 'scrollEnd',
  unmount: 'removed',
  destroy: 'removed',
  dispose: 'removed',
  visible: 'inViewport',
  hidden: 'outOfViewport',
};

/** States that other frameworks have, by ours. */
const states: Readonly<Record<string, string>> = {
  focus: 'focused',
  focusvisible: 'focused',
  focuswithin: 'focus-within',
  hover: 'hovered',
  active: 'pressed',
  press: 'pressed',
  select: 'selected',
  check: 'checked',
  disable: 'disabled',
  error: 'failed',
  load: 'loaded',
};

/**
 * What to write instead of a name that Inlay does not have, as a sentence; `undefined` for a name
 * that nobody has. Names may be written as in CSS: `border-radius`.
 */
export function synonym(written: string): string | undefined {
  const name = written.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (Object.hasOwn(instead, name)) return `Write ${instead[name]}.`;
  const listened = /^on([A-Z]\w*)$/.exec(name)?.[1];
  if (listened === undefined) return undefined;
  const event = eventInstead(listened);
  return event
    ? `Listen with on('${event}', …).`
    : 'Listen with on(), which takes the name of an event.';
}

/** What to write instead of an event that Inlay does not have, as {@link synonym} says it. */
export function eventSynonym(written: string): string | undefined {
  const event = eventInstead(written.replace(/^on(?=[A-Z])/, ''));
  return event && `Write on('${event}', …).`;
}

/** What to write instead of a state that Inlay does not have, as {@link synonym} says it. */
export function stateSynonym(written: string): string | undefined {
  const name = written.replace(/[^a-zA-Z]/g, '').toLowerCase();
  return Object.hasOwn(states, name) ? `Write '${states[name]}'.` : undefined;
}

function eventInstead(written: string): string | undefined {
  const name = written.replace(/[^a-zA-Z]/g, '').toLowerCase();
  return Object.hasOwn(listeners, name) ? listeners[name] : undefined;
}

/**
 * The names of properties and shorthands that a sentence of {@link synonym} leads to, for messages
 * about those that are not done yet.
 */
export function namesIn(sentence: string): string[] {
  return [...sentence.matchAll(/"([a-zA-Z]+)(?=[":])/g)].map(([, name]) => name as string);
}

/** All names that have a sentence, for tests and the reference. */
export const synonyms: readonly string[] = Object.keys(instead);
/** The events among them, in lower case. */
export const foreignEvents = listeners;
/** The states among them, in lower case. */
export const foreignStates = states;
