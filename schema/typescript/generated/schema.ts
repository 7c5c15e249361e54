// Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`.

import { bool, type Codec, enumOf, f32, flagsOf, listOf, optionOf, ranged, recordOf, s32, text, tupleOf, u32, variantOf, word } from '../codec.ts';
import { byId, type EntryInfo, row } from '../entry.ts';

/** How near an image is to being seen. A later one includes those before. */
export type VisibilityLevel = 'outside' | 'in-bounds' | 'in-viewport';
/** How {@link VisibilityLevel} is packed. */
export const visibilityLevelCodec: Codec<VisibilityLevel> = /* @__PURE__ */ enumOf('outside', 'in-bounds', 'in-viewport');

/** An image to load. */
export interface ImageLoad {
  /** The number by which the host answers. Range: 1 or more. */
  readonly texture: number;
  /** Width in device pixels at which it is shown; 0 is unknown. */
  readonly width: number;
  /** Height likewise. */
  readonly height: number;
  readonly visibility: VisibilityLevel;
  /** URL. */
  readonly url: string;
}
/** How {@link ImageLoad} is packed. */
export const imageLoadCodec: Codec<ImageLoad> = /* @__PURE__ */ recordOf<ImageLoad>({ texture: /* @__PURE__ */ ranged(u32, 1, Infinity), width: u32, height: u32, visibility: visibilityLevelCodec, url: text });

/** How near an image is now. */
export interface ImageUrgency {
  readonly texture: number;
  readonly visibility: VisibilityLevel;
}
/** How {@link ImageUrgency} is packed. */
export const imageUrgencyCodec: Codec<ImageUrgency> = /* @__PURE__ */ recordOf<ImageUrgency>({ texture: u32, visibility: visibilityLevelCodec });

/** A font to load. */
export interface FontLoad {
  /** The number by which the host answers. */
  readonly font: number;
  /** URL. */
  readonly url: string;
}
/** How {@link FontLoad} is packed. */
export const fontLoadCodec: Codec<FontLoad> = /* @__PURE__ */ recordOf<FontLoad>({ font: u32, url: text });

/**
 * Kinds of instances of a draw list: a bit for each, by the number of `kind` in its
 * `geometry`.
 */
export type DrawnKinds = number;
/** How {@link DrawnKinds} is packed. */
export const drawnKindsCodec: Codec<DrawnKinds> = word;

/**
 * A node: slot in the low 20 bits, generation in the high 12. 0 is no node, 1 the root of the
 * stage. The top bit of the slot marks nodes that the engine made.
 */
export type NodeId = number;
/** How {@link NodeId} is packed. */
export const nodeIdCodec: Codec<NodeId> = word;

/** An animation, numbered by the app as nodes are. */
export type AnimationId = number;
/** How {@link AnimationId} is packed. */
export const animationIdCodec: Codec<AnimationId> = word;

/** A colour, `0xRRGGBBAA`: sRGB, alpha not premultiplied. */
export type Color = number;
/** How {@link Color} is packed. */
export const colorCodec: Codec<Color> = word;

/** A number of an entry of this table. */
export type EntryId = number;
/** How {@link EntryId} is packed. */
export const entryIdCodec: Codec<EntryId> = word;

/** What a node is. */
export type NodeKind = 'view' | 'image' | 'text';
/** How {@link NodeKind} is packed. */
export const nodeKindCodec: Codec<NodeKind> = /* @__PURE__ */ enumOf('view', 'image', 'text');

/** CSS `<length-percentage> | auto`. */
export type Dimension =
  /** Decided by the layout. */
  | { readonly tag: 'auto' }
  /** Design pixels. */
  | { readonly tag: 'dp'; readonly val: number }
  /** Percent of the containing block: 50 is a half. */
  | { readonly tag: 'percent'; readonly val: number };
/** How {@link Dimension} is packed. */
export const dimensionCodec: Codec<Dimension> = /* @__PURE__ */ variantOf<Dimension>({ 'auto': null, 'dp': f32, 'percent': f32 });

/**
 * CSS `width`, `height`, their limits and `flex-basis`: `<length-percentage>`, `auto` or a
 * sizing keyword (CSS Sizing 4).
 */
export type Size =
  /** Decided by the layout. */
  | { readonly tag: 'auto' }
  /** Design pixels. */
  | { readonly tag: 'dp'; readonly val: number }
  /** Percent of the containing block: 50 is a half. */
  | { readonly tag: 'percent'; readonly val: number }
  /**
   * As narrow as the content can be. In height this and the next two are the content's
   * height.
   */
  | { readonly tag: 'min-content' }
  /** As wide as the content without line breaks. */
  | { readonly tag: 'max-content' }
  /** `max-content`, but at most the available width and at least `min-content`. */
  | { readonly tag: 'fit-content' }
  /** The margin box fills the containing block, where its size is known. */
  | { readonly tag: 'stretch' }
  /** CSS `fit-content(<length>)`: the same with so many dp as available width. */
  | { readonly tag: 'fit-content-dp'; readonly val: number }
  /**
   * CSS `fit-content(<percentage>)`: the same with a percentage of the containing block as
   * available width.
   */
  | { readonly tag: 'fit-content-percent'; readonly val: number };
/** How {@link Size} is packed. */
export const sizeCodec: Codec<Size> = /* @__PURE__ */ variantOf<Size>({ 'auto': null, 'dp': f32, 'percent': f32, 'min-content': null, 'max-content': null, 'fit-content': null, 'stretch': null, 'fit-content-dp': f32, 'fit-content-percent': f32 });

/** CSS `<length-percentage>`. */
export type Length =
  /** Design pixels. */
  | { readonly tag: 'dp'; readonly val: number }
  /** Percent; the property says of what. 50 is a half. */
  | { readonly tag: 'percent'; readonly val: number };
/** How {@link Length} is packed. */
export const lengthCodec: Codec<Length> = /* @__PURE__ */ variantOf<Length>({ 'dp': f32, 'percent': f32 });

/** CSS `display`. */
export type Display = 'flex' | 'grid' | 'block' | 'none' | 'contents';
/** How {@link Display} is packed. */
export const displayCodec: Codec<Display> = /* @__PURE__ */ enumOf('flex', 'grid', 'block', 'none', 'contents');

/** CSS `position`. */
export type Position = 'relative' | 'absolute' | 'static';
/** How {@link Position} is packed. */
export const positionCodec: Codec<Position> = /* @__PURE__ */ enumOf('relative', 'absolute', 'static');

/** CSS `direction`; `inherit` takes the parent's. */
export type Direction = 'inherit' | 'ltr' | 'rtl';
/** How {@link Direction} is packed. */
export const directionCodec: Codec<Direction> = /* @__PURE__ */ enumOf('inherit', 'ltr', 'rtl');

/** CSS `box-sizing`. */
export type BoxSizing = 'border-box' | 'content-box';
/** How {@link BoxSizing} is packed. */
export const boxSizingCodec: Codec<BoxSizing> = /* @__PURE__ */ enumOf('border-box', 'content-box');

/** CSS `overflow` of one axis. */
export type Overflow = 'visible' | 'hidden' | 'scroll';
/** How {@link Overflow} is packed. */
export const overflowCodec: Codec<Overflow> = /* @__PURE__ */ enumOf('visible', 'hidden', 'scroll');

/** CSS `flex-direction`. */
export type FlexDirection = 'row' | 'row-reverse' | 'column' | 'column-reverse';
/** How {@link FlexDirection} is packed. */
export const flexDirectionCodec: Codec<FlexDirection> = /* @__PURE__ */ enumOf('row', 'row-reverse', 'column', 'column-reverse');

/** CSS `flex-wrap`. */
export type FlexWrap = 'nowrap' | 'wrap' | 'wrap-reverse';
/** How {@link FlexWrap} is packed. */
export const flexWrapCodec: Codec<FlexWrap> = /* @__PURE__ */ enumOf('nowrap', 'wrap', 'wrap-reverse');

/**
 * CSS `align-items`, `align-self`, `justify-items` and `justify-self`. `safe-` and `unsafe-`
 * are CSS `safe` and `unsafe`: `safe` keeps the start of an item that does not fit in view.
 */
export type ItemAlignment = 'auto' | 'normal' | 'start' | 'end' | 'flex-start' | 'flex-end' | 'center' | 'baseline' | 'stretch' | 'self-start' | 'self-end' | 'safe-start' | 'safe-end' | 'safe-flex-start' | 'safe-flex-end' | 'safe-center' | 'safe-self-start' | 'safe-self-end' | 'unsafe-start' | 'unsafe-end' | 'unsafe-flex-start' | 'unsafe-flex-end' | 'unsafe-center' | 'unsafe-self-start' | 'unsafe-self-end';
/** How {@link ItemAlignment} is packed. */
export const itemAlignmentCodec: Codec<ItemAlignment> = /* @__PURE__ */ enumOf('auto', 'normal', 'start', 'end', 'flex-start', 'flex-end', 'center', 'baseline', 'stretch', 'self-start', 'self-end', 'safe-start', 'safe-end', 'safe-flex-start', 'safe-flex-end', 'safe-center', 'safe-self-start', 'safe-self-end', 'unsafe-start', 'unsafe-end', 'unsafe-flex-start', 'unsafe-flex-end', 'unsafe-center', 'unsafe-self-start', 'unsafe-self-end');

/** CSS `align-content` and `justify-content`; `safe-` and `unsafe-` as in `item-alignment`. */
export type ContentAlignment = 'normal' | 'start' | 'end' | 'flex-start' | 'flex-end' | 'center' | 'stretch' | 'space-between' | 'space-around' | 'space-evenly' | 'safe-start' | 'safe-end' | 'safe-flex-start' | 'safe-flex-end' | 'safe-center' | 'unsafe-start' | 'unsafe-end' | 'unsafe-flex-start' | 'unsafe-flex-end' | 'unsafe-center';
/** How {@link ContentAlignment} is packed. */
export const contentAlignmentCodec: Codec<ContentAlignment> = /* @__PURE__ */ enumOf('normal', 'start', 'end', 'flex-start', 'flex-end', 'center', 'stretch', 'space-between', 'space-around', 'space-evenly', 'safe-start', 'safe-end', 'safe-flex-start', 'safe-flex-end', 'safe-center', 'unsafe-start', 'unsafe-end', 'unsafe-flex-start', 'unsafe-flex-end', 'unsafe-center');

/** CSS `<track-breadth>`. */
export type TrackBreadth =
  | { readonly tag: 'auto' }
  | { readonly tag: 'min-content' }
  | { readonly tag: 'max-content' }
  | { readonly tag: 'dp'; readonly val: number }
  | { readonly tag: 'percent'; readonly val: number }
  /** A fraction of the remaining space, CSS `fr`. Only as the maximum of a track. */
  | { readonly tag: 'fraction'; readonly val: number }
  /** CSS `fit-content()`, in dp. Only as the maximum of a track. */
  | { readonly tag: 'fit-content'; readonly val: number }
  /** CSS `fit-content()`, in percent of the container. Only as the maximum of a track. */
  | { readonly tag: 'fit-content-percent'; readonly val: number };
/** How {@link TrackBreadth} is packed. */
export const trackBreadthCodec: Codec<TrackBreadth> = /* @__PURE__ */ variantOf<TrackBreadth>({ 'auto': null, 'min-content': null, 'max-content': null, 'dp': f32, 'percent': f32, 'fraction': f32, 'fit-content': f32, 'fit-content-percent': f32 });

/**
 * CSS `minmax()`; a single breadth is both minimum and maximum (a fraction has the minimum
 * `auto`).
 */
export interface TrackSize {
  readonly min: TrackBreadth;
  readonly max: TrackBreadth;
}
/** How {@link TrackSize} is packed. */
export const trackSizeCodec: Codec<TrackSize> = /* @__PURE__ */ recordOf<TrackSize>({ min: trackBreadthCodec, max: trackBreadthCodec });

/** How often tracks repeat. */
export type TrackRepeat =
  /** So many times. Range: 1 to 1000. */
  | { readonly tag: 'count'; readonly val: number }
  /** As often as fits. */
  | { readonly tag: 'auto-fill' }
  /** As often as fits; empty tracks collapse. */
  | { readonly tag: 'auto-fit' };
/** How {@link TrackRepeat} is packed. */
export const trackRepeatCodec: Codec<TrackRepeat> = /* @__PURE__ */ variantOf<TrackRepeat>({ 'count': /* @__PURE__ */ ranged(u32, 1, 1000), 'auto-fill': null, 'auto-fit': null });

/** Tracks of a grid template; a plain list of tracks has `count(1)`. */
export interface TrackList {
  readonly repeat: TrackRepeat;
  readonly sizes: readonly TrackSize[];
}
/** How {@link TrackList} is packed. */
export const trackListCodec: Codec<TrackList> = /* @__PURE__ */ recordOf<TrackList>({ repeat: trackRepeatCodec, sizes: /* @__PURE__ */ listOf(trackSizeCodec) });

/** CSS `grid-auto-flow`. */
export type GridAutoFlow = 'row' | 'column' | 'row-dense' | 'column-dense';
/** How {@link GridAutoFlow} is packed. */
export const gridAutoFlowCodec: Codec<GridAutoFlow> = /* @__PURE__ */ enumOf('row', 'column', 'row-dense', 'column-dense');

/** CSS `<grid-line>`. */
export type GridLine =
  | { readonly tag: 'auto' }
  /** Line number from 1, or from -1 backwards; 0 is refused. Range: -1000 to 1000. */
  | { readonly tag: 'line'; readonly val: number }
  /** So many tracks. Range: 1 to 1000. */
  | { readonly tag: 'span'; readonly val: number };
/** How {@link GridLine} is packed. */
export const gridLineCodec: Codec<GridLine> = /* @__PURE__ */ variantOf<GridLine>({ 'auto': null, 'line': /* @__PURE__ */ ranged(s32, -1000, 1000), 'span': /* @__PURE__ */ ranged(u32, 1, 1000) });

/** CSS `visibility`. */
export type Visibility = 'visible' | 'hidden';
/** How {@link Visibility} is packed. */
export const visibilityCodec: Codec<Visibility> = /* @__PURE__ */ enumOf('visible', 'hidden');

/** CSS `object-fit`. */
export type ObjectFit = 'fill' | 'contain' | 'cover' | 'none' | 'scale-down';
/** How {@link ObjectFit} is packed. */
export const objectFitCodec: Codec<ObjectFit> = /* @__PURE__ */ enumOf('fill', 'contain', 'cover', 'none', 'scale-down');

/** CSS `mix-blend-mode`: the modes that every GPU's blending supports. */
export type BlendMode = 'normal' | 'add' | 'multiply' | 'screen';
/** How {@link BlendMode} is packed. */
export const blendModeCodec: Codec<BlendMode> = /* @__PURE__ */ enumOf('normal', 'add', 'multiply', 'screen');

/** Position of a border relative to the edge of the box. */
export type BorderAlignment = 'inside' | 'center' | 'outside';
/** How {@link BorderAlignment} is packed. */
export const borderAlignmentCodec: Codec<BorderAlignment> = /* @__PURE__ */ enumOf('inside', 'center', 'outside');

/** One colour stop. */
export interface GradientStop {
  /** Range: 0 to 1. */
  readonly offset: number;
  readonly color: Color;
}
/** How {@link GradientStop} is packed. */
export const gradientStopCodec: Codec<GradientStop> = /* @__PURE__ */ recordOf<GradientStop>({ offset: /* @__PURE__ */ ranged(f32, 0, 1), color: colorCodec });

/** CSS `linear-gradient()`: the angle in degrees, 0 is up, clockwise. */
export interface LinearGradient {
  readonly angle: number;
  readonly stops: readonly GradientStop[];
}
/** How {@link LinearGradient} is packed. */
export const linearGradientCodec: Codec<LinearGradient> = /* @__PURE__ */ recordOf<LinearGradient>({ angle: f32, stops: /* @__PURE__ */ listOf(gradientStopCodec) });

/** CSS `radial-gradient()`: centre in percent of the box, radii in dp. */
export interface RadialGradient {
  readonly centerX: number;
  readonly centerY: number;
  /** Range: 0 or more. */
  readonly radiusX: number;
  /** Range: 0 or more. */
  readonly radiusY: number;
  readonly stops: readonly GradientStop[];
}
/** How {@link RadialGradient} is packed. */
export const radialGradientCodec: Codec<RadialGradient> = /* @__PURE__ */ recordOf<RadialGradient>({ centerX: f32, centerY: f32, radiusX: /* @__PURE__ */ ranged(f32, 0, Infinity), radiusY: /* @__PURE__ */ ranged(f32, 0, Infinity), stops: /* @__PURE__ */ listOf(gradientStopCodec) });

/** A painted gradient. */
export type Gradient =
  | { readonly tag: 'none' }
  | { readonly tag: 'linear'; readonly val: LinearGradient }
  | { readonly tag: 'radial'; readonly val: RadialGradient };
/** How {@link Gradient} is packed. */
export const gradientCodec: Codec<Gradient> = /* @__PURE__ */ variantOf<Gradient>({ 'none': null, 'linear': linearGradientCodec, 'radial': radialGradientCodec });

/** One CSS `box-shadow`, in dp. */
export interface BoxShadow {
  readonly x: number;
  readonly y: number;
  /** Range: 0 or more. */
  readonly blur: number;
  readonly spread: number;
  readonly color: Color;
  readonly inset: boolean;
}
/** How {@link BoxShadow} is packed. */
export const boxShadowCodec: Codec<BoxShadow> = /* @__PURE__ */ recordOf<BoxShadow>({ x: f32, y: f32, blur: /* @__PURE__ */ ranged(f32, 0, Infinity), spread: f32, color: colorCodec, inset: bool });

/** A part of an image, in its own pixels. */
export interface SourceRect {
  readonly x: number;
  readonly y: number;
  /** Range: 0 or more. */
  readonly width: number;
  /** Range: 0 or more. */
  readonly height: number;
}
/** How {@link SourceRect} is packed. */
export const sourceRectCodec: Codec<SourceRect> = /* @__PURE__ */ recordOf<SourceRect>({ x: f32, y: f32, width: /* @__PURE__ */ ranged(f32, 0, Infinity), height: /* @__PURE__ */ ranged(f32, 0, Infinity) });

/** Insets of a nine-slice image, in its own pixels. */
export interface NineSlice {
  /** Range: 0 or more. */
  readonly top: number;
  /** Range: 0 or more. */
  readonly right: number;
  /** Range: 0 or more. */
  readonly bottom: number;
  /** Range: 0 or more. */
  readonly left: number;
}
/** How {@link NineSlice} is packed. */
export const nineSliceCodec: Codec<NineSlice> = /* @__PURE__ */ recordOf<NineSlice>({ top: /* @__PURE__ */ ranged(f32, 0, Infinity), right: /* @__PURE__ */ ranged(f32, 0, Infinity), bottom: /* @__PURE__ */ ranged(f32, 0, Infinity), left: /* @__PURE__ */ ranged(f32, 0, Infinity) });

/** Mirrored drawing of an image. */
export type Flip = readonly ('x' | 'y')[];
/** How {@link Flip} is packed. */
export const flipCodec: Codec<Flip> = /* @__PURE__ */ flagsOf('x', 'y');

/** CSS `font-style`. */
export type FontStyle = 'normal' | 'italic';
/** How {@link FontStyle} is packed. */
export const fontStyleCodec: Codec<FontStyle> = /* @__PURE__ */ enumOf('normal', 'italic');

/** CSS `line-height`. */
export type LineHeight =
  /** What the font asks for. */
  | { readonly tag: 'normal' }
  /** Times the font size. */
  | { readonly tag: 'number'; readonly val: number }
  /** Design pixels. */
  | { readonly tag: 'dp'; readonly val: number };
/** How {@link LineHeight} is packed. */
export const lineHeightCodec: Codec<LineHeight> = /* @__PURE__ */ variantOf<LineHeight>({ 'normal': null, 'number': f32, 'dp': f32 });

/** CSS `text-align`. */
export type TextAlign = 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
/** How {@link TextAlign} is packed. */
export const textAlignCodec: Codec<TextAlign> = /* @__PURE__ */ enumOf('start', 'end', 'left', 'right', 'center', 'justify');

/** Position of a paragraph in a box that is higher than it. */
export type VerticalAlign = 'top' | 'middle' | 'bottom';
/** How {@link VerticalAlign} is packed. */
export const verticalAlignCodec: Codec<VerticalAlign> = /* @__PURE__ */ enumOf('top', 'middle', 'bottom');

/** CSS `text-overflow`: what shows that lines were cut. */
export type TextOverflow = 'clip' | 'ellipsis';
/** How {@link TextOverflow} is packed. */
export const textOverflowCodec: Codec<TextOverflow> = /* @__PURE__ */ enumOf('clip', 'ellipsis');

/** CSS `text-wrap-mode` and `overflow-wrap`. */
export type TextWrap = 'wrap' | 'nowrap' | 'anywhere';
/** How {@link TextWrap} is packed. */
export const textWrapCodec: Codec<TextWrap> = /* @__PURE__ */ enumOf('wrap', 'nowrap', 'anywhere');

/** CSS `text-decoration-line`. */
export type TextDecoration = readonly ('underline' | 'line-through')[];
/** How {@link TextDecoration} is packed. */
export const textDecorationCodec: Codec<TextDecoration> = /* @__PURE__ */ flagsOf('underline', 'line-through');

/** A part of a paragraph in another style. Offsets count bytes of the UTF-8 text. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  /** Range: 1 to 1000. */
  readonly weight?: number | null;
  readonly style?: FontStyle | null;
  /** In dp. Range: 1 to 1024. */
  readonly size?: number | null;
  readonly color?: Color | null;
  readonly decoration: TextDecoration;
}
/** How {@link TextRun} is packed. */
export const textRunCodec: Codec<TextRun> = /* @__PURE__ */ recordOf<TextRun>({ start: u32, end: u32, weight: /* @__PURE__ */ ranged(/* @__PURE__ */ optionOf(u32), 1, 1000), style: /* @__PURE__ */ optionOf(fontStyleCodec), size: /* @__PURE__ */ ranged(/* @__PURE__ */ optionOf(f32), 1, 1024), color: /* @__PURE__ */ optionOf(colorCodec), decoration: textDecorationCodec });

/** Outline of glyphs. */
export interface TextOutline {
  /** In dp. Range: 0 or more. */
  readonly width: number;
  readonly color: Color;
}
/** How {@link TextOutline} is packed. */
export const textOutlineCodec: Codec<TextOutline> = /* @__PURE__ */ recordOf<TextOutline>({ width: /* @__PURE__ */ ranged(f32, 0, Infinity), color: colorCodec });

/** What a text does when it does not fit. */
export type TextFit = 'none' | 'shrink' | 'marquee';
/** How {@link TextFit} is packed. */
export const textFitCodec: Codec<TextFit> = /* @__PURE__ */ enumOf('none', 'shrink', 'marquee');

/** CSS `<step-position>`. */
export type StepPosition = 'jump-start' | 'jump-end' | 'jump-none' | 'jump-both';
/** How {@link StepPosition} is packed. */
export const stepPositionCodec: Codec<StepPosition> = /* @__PURE__ */ enumOf('jump-start', 'jump-end', 'jump-none', 'jump-both');

/** CSS `steps()`. */
export interface Steps {
  /** With `jump-none` at least 2. Range: 1 or more. */
  readonly count: number;
  readonly position: StepPosition;
}
/** How {@link Steps} is packed. */
export const stepsCodec: Codec<Steps> = /* @__PURE__ */ recordOf<Steps>({ count: /* @__PURE__ */ ranged(u32, 1, Infinity), position: stepPositionCodec });

/** CSS Easing Functions 2. */
export type Easing =
  | { readonly tag: 'linear' }
  | { readonly tag: 'ease' }
  | { readonly tag: 'ease-in' }
  | { readonly tag: 'ease-out' }
  | { readonly tag: 'ease-in-out' }
  /** `x1, y1, x2, y2`; the x are within 0 to 1. */
  | { readonly tag: 'cubic-bezier'; readonly val: readonly [number, number, number, number] }
  | { readonly tag: 'steps'; readonly val: Steps }
  /** CSS `linear()`: input and output of each point, with inputs that do not decrease. */
  | { readonly tag: 'linear-points'; readonly val: readonly (readonly [number, number])[] };
/** How {@link Easing} is packed. */
export const easingCodec: Codec<Easing> = /* @__PURE__ */ variantOf<Easing>({ 'linear': null, 'ease': null, 'ease-in': null, 'ease-out': null, 'ease-in-out': null, 'cubic-bezier': /* @__PURE__ */ tupleOf<readonly [number, number, number, number]>(f32, f32, f32, f32), 'steps': stepsCodec, 'linear-points': /* @__PURE__ */ listOf(/* @__PURE__ */ tupleOf<readonly [number, number]>(f32, f32)) });

/** A damped spring, per unit of mass. */
export interface Spring {
  /** Stiffness: pull towards rest, in 1/s². Range: 0.01 or more. */
  readonly stiffness: number;
  /** Resistance to speed, in 1/s; `2 * sqrt(stiffness)` is critical. Range: 0 or more. */
  readonly damping: number;
}
/** How {@link Spring} is packed. */
export const springCodec: Codec<Spring> = /* @__PURE__ */ recordOf<Spring>({ stiffness: /* @__PURE__ */ ranged(f32, 0.009999999776482582, Infinity), damping: /* @__PURE__ */ ranged(f32, 0, Infinity) });

/** A motion of fixed duration. */
export interface Tween {
  /** In milliseconds. Range: 0 or more. */
  readonly duration: number;
  readonly easing: Easing;
}
/** How {@link Tween} is packed. */
export const tweenCodec: Codec<Tween> = /* @__PURE__ */ recordOf<Tween>({ duration: /* @__PURE__ */ ranged(f32, 0, Infinity), easing: easingCodec });

/** How a value moves to another. */
export type Motion =
  /** At once. */
  | { readonly tag: 'instant' }
  /** Over a duration in milliseconds. */
  | { readonly tag: 'tween'; readonly val: Tween }
  /** As a spring, until at rest. */
  | { readonly tag: 'spring'; readonly val: Spring };
/** How {@link Motion} is packed. */
export const motionCodec: Codec<Motion> = /* @__PURE__ */ variantOf<Motion>({ 'instant': null, 'tween': tweenCodec, 'spring': springCodec });

/** CSS `transition` of one property; times in milliseconds. */
export interface Transition {
  readonly property: EntryId;
  readonly delay: number;
  readonly motion: Motion;
}
/** How {@link Transition} is packed. */
export const transitionCodec: Codec<Transition> = /* @__PURE__ */ recordOf<Transition>({ property: entryIdCodec, delay: f32, motion: motionCodec });

/** Web Animations `PlaybackDirection`. */
export type PlaybackDirection = 'normal' | 'reverse' | 'alternate' | 'alternate-reverse';
/** How {@link PlaybackDirection} is packed. */
export const playbackDirectionCodec: Codec<PlaybackDirection> = /* @__PURE__ */ enumOf('normal', 'reverse', 'alternate', 'alternate-reverse');

/** Web Animations `FillMode`. */
export type FillMode = 'none' | 'forwards' | 'backwards' | 'both';
/** How {@link FillMode} is packed. */
export const fillModeCodec: Codec<FillMode> = /* @__PURE__ */ enumOf('none', 'forwards', 'backwards', 'both');

/** Web Animations `CompositeOperation`. */
export type CompositeOperation = 'replace' | 'add' | 'accumulate';
/** How {@link CompositeOperation} is packed. */
export const compositeOperationCodec: Codec<CompositeOperation> = /* @__PURE__ */ enumOf('replace', 'add', 'accumulate');

/** Web Animations `EffectTiming`; times in milliseconds. */
export interface EffectTiming {
  readonly delay: number;
  readonly endDelay: number;
  /** Range: 0 or more. */
  readonly duration: number;
  /** Fractions count; `none` is infinite. Range: 0 or more. */
  readonly iterations?: number | null;
  /** Range: 0 or more. */
  readonly iterationStart: number;
  readonly direction: PlaybackDirection;
  readonly fill: FillMode;
  readonly easing: Easing;
}
/** How {@link EffectTiming} is packed. */
export const effectTimingCodec: Codec<EffectTiming> = /* @__PURE__ */ recordOf<EffectTiming>({ delay: f32, endDelay: f32, duration: /* @__PURE__ */ ranged(f32, 0, Infinity), iterations: /* @__PURE__ */ ranged(/* @__PURE__ */ optionOf(f32), 0, Infinity), iterationStart: /* @__PURE__ */ ranged(f32, 0, Infinity), direction: playbackDirectionCodec, fill: fillModeCodec, easing: easingCodec });

/** A value of one animatable property. */
export type AnimatedValue =
  | { readonly tag: 'number'; readonly val: number }
  | { readonly tag: 'length'; readonly val: Length }
  | { readonly tag: 'dimension'; readonly val: Dimension }
  | { readonly tag: 'color'; readonly val: Color }
  | { readonly tag: 'size'; readonly val: Size };
/** How {@link AnimatedValue} is packed. */
export const animatedValueCodec: Codec<AnimatedValue> = /* @__PURE__ */ variantOf<AnimatedValue>({ 'number': f32, 'length': lengthCodec, 'dimension': dimensionCodec, 'color': colorCodec, 'size': sizeCodec });

/** One keyframe of one property. */
export interface Keyframe {
  /** Does not decrease from one to the next. Range: 0 to 1. */
  readonly offset: number;
  readonly value: AnimatedValue;
  readonly easing: Easing;
  readonly composite: CompositeOperation;
}
/** How {@link Keyframe} is packed. */
export const keyframeCodec: Codec<Keyframe> = /* @__PURE__ */ recordOf<Keyframe>({ offset: /* @__PURE__ */ ranged(f32, 0, 1), value: animatedValueCodec, easing: easingCodec, composite: compositeOperationCodec });

/** What can be done to an animation. */
export type AnimationAction =
  | { readonly tag: 'play' }
  | { readonly tag: 'pause' }
  | { readonly tag: 'cancel' }
  | { readonly tag: 'finish' }
  | { readonly tag: 'reverse' }
  /** To a time in milliseconds since its start. */
  | { readonly tag: 'seek'; readonly val: number }
  /** Playback rate from now on; 1 is normal. */
  | { readonly tag: 'rate'; readonly val: number };
/** How {@link AnimationAction} is packed. */
export const animationActionCodec: Codec<AnimationAction> = /* @__PURE__ */ variantOf<AnimationAction>({ 'play': null, 'pause': null, 'cancel': null, 'finish': null, 'reverse': null, 'seek': f32, 'rate': f32 });

/** A state of a node. In a cascade a later state wins. */
export type State = 'hovered' | 'selected' | 'checked' | 'loaded' | 'failed' | 'focus-within' | 'focused' | 'pressed' | 'disabled';
/** How {@link State} is packed. */
export const stateCodec: Codec<State> = /* @__PURE__ */ enumOf('hovered', 'selected', 'checked', 'loaded', 'failed', 'focus-within', 'focused', 'pressed', 'disabled');

/** A set of states. */
export type States = readonly ('hovered' | 'selected' | 'checked' | 'loaded' | 'failed' | 'focus-within' | 'focused' | 'pressed' | 'disabled')[];
/** How {@link States} is packed. */
export const statesCodec: Codec<States> = /* @__PURE__ */ flagsOf('hovered', 'selected', 'checked', 'loaded', 'failed', 'focus-within', 'focused', 'pressed', 'disabled');

/** A direction of navigation. */
export type NavigationDirection = 'up' | 'right' | 'down' | 'left';
/** How {@link NavigationDirection} is packed. */
export const navigationDirectionCodec: Codec<NavigationDirection> = /* @__PURE__ */ enumOf('up', 'right', 'down', 'left');

/** A set of directions. */
export type NavigationDirections = readonly ('up' | 'right' | 'down' | 'left')[];
/** How {@link NavigationDirections} is packed. */
export const navigationDirectionsCodec: Codec<NavigationDirections> = /* @__PURE__ */ flagsOf('up', 'right', 'down', 'left');

/** What a group of focusables remembers. */
export type FocusMemory = 'none' | 'last';
/** How {@link FocusMemory} is packed. */
export const focusMemoryCodec: Codec<FocusMemory> = /* @__PURE__ */ enumOf('none', 'last');

/** Which member of a group gets focus when focus enters it and nothing is remembered. */
export type FocusEntry = 'nearest' | 'first' | 'last' | 'preferred';
/** How {@link FocusEntry} is packed. */
export const focusEntryCodec: Codec<FocusEntry> = /* @__PURE__ */ enumOf('nearest', 'first', 'last', 'preferred');

/** A key by its meaning, after the W3C UI Events names. */
export type Key = 'arrow-up' | 'arrow-right' | 'arrow-down' | 'arrow-left' | 'enter' | 'back' | 'home' | 'menu' | 'info' | 'search' | 'play' | 'pause' | 'play-pause' | 'stop' | 'rewind' | 'fast-forward' | 'track-previous' | 'track-next' | 'channel-up' | 'channel-down' | 'page-up' | 'page-down' | 'color-red' | 'color-green' | 'color-yellow' | 'color-blue' | 'digit0' | 'digit1' | 'digit2' | 'digit3' | 'digit4' | 'digit5' | 'digit6' | 'digit7' | 'digit8' | 'digit9' | 'caption' | 'audio-track' | 'guide' | 'exit' | 'volume-up' | 'volume-down' | 'volume-mute' | 'other';
/** How {@link Key} is packed. */
export const keyCodec: Codec<Key> = /* @__PURE__ */ enumOf('arrow-up', 'arrow-right', 'arrow-down', 'arrow-left', 'enter', 'back', 'home', 'menu', 'info', 'search', 'play', 'pause', 'play-pause', 'stop', 'rewind', 'fast-forward', 'track-previous', 'track-next', 'channel-up', 'channel-down', 'page-up', 'page-down', 'color-red', 'color-green', 'color-yellow', 'color-blue', 'digit0', 'digit1', 'digit2', 'digit3', 'digit4', 'digit5', 'digit6', 'digit7', 'digit8', 'digit9', 'caption', 'audio-track', 'guide', 'exit', 'volume-up', 'volume-down', 'volume-mute', 'other');

/** What happened to a key. */
export type KeyPhase = 'down' | 'up';
/** How {@link KeyPhase} is packed. */
export const keyPhaseCodec: Codec<KeyPhase> = /* @__PURE__ */ enumOf('down', 'up');

/** Why focus stays. */
export type FocusStayReason = 'no-candidate' | 'trapped' | 'removed' | 'detached' | 'hidden' | 'disabled' | 'empty' | 'not-focusable';
/** How {@link FocusStayReason} is packed. */
export const focusStayReasonCodec: Codec<FocusStayReason> = /* @__PURE__ */ enumOf('no-candidate', 'trapped', 'removed', 'detached', 'hidden', 'disabled', 'empty', 'not-focusable');

/** Axes in which a node scrolls. */
export type ScrollAxis = 'none' | 'x' | 'y' | 'both';
/** How {@link ScrollAxis} is packed. */
export const scrollAxisCodec: Codec<ScrollAxis> = /* @__PURE__ */ enumOf('none', 'x', 'y', 'both');

/** Where a container scrolls the focused item to. */
export type ScrollPolicy = 'key-line' | 'center' | 'edge' | 'page' | 'none';
/** How {@link ScrollPolicy} is packed. */
export const scrollPolicyCodec: Codec<ScrollPolicy> = /* @__PURE__ */ enumOf('key-line', 'center', 'edge', 'page', 'none');

/** Role of a node for speech, after WAI-ARIA. */
export type Role = 'none' | 'button' | 'link' | 'checkbox' | 'radio' | 'list' | 'list-item' | 'tab' | 'dialog' | 'heading' | 'img' | 'text' | 'textbox' | 'slider' | 'progressbar';
/** How {@link Role} is packed. */
export const roleCodec: Codec<Role> = /* @__PURE__ */ enumOf('none', 'button', 'link', 'checkbox', 'radio', 'list', 'list-item', 'tab', 'dialog', 'heading', 'img', 'text', 'textbox', 'slider', 'progressbar');

/** WAI-ARIA `aria-live`. */
export type Politeness = 'off' | 'polite' | 'assertive';
/** How {@link Politeness} is packed. */
export const politenessCodec: Codec<Politeness> = /* @__PURE__ */ enumOf('off', 'polite', 'assertive');

/** Why an image or font did not load. */
export type LoadError = 'not-found' | 'network' | 'unsupported-format' | 'broken' | 'too-large' | 'timed-out';
/** How {@link LoadError} is packed. */
export const loadErrorCodec: Codec<LoadError> = /* @__PURE__ */ enumOf('not-found', 'network', 'unsupported-format', 'broken', 'too-large', 'timed-out');

/** A new node. */
export interface Create {
  readonly node: NodeId;
  readonly kind: NodeKind;
}
/** How {@link Create} is packed. */
export const createCodec: Codec<Create> = /* @__PURE__ */ recordOf<Create>({ node: nodeIdCodec, kind: nodeKindCodec });

/** A new position in the tree. */
export interface Insertion {
  readonly parent: NodeId;
  readonly child: NodeId;
  /** The sibling after it; 0 is at the end. */
  readonly before: NodeId;
}
/** How {@link Insertion} is packed. */
export const insertionCodec: Codec<Insertion> = /* @__PURE__ */ recordOf<Insertion>({ parent: nodeIdCodec, child: nodeIdCodec, before: nodeIdCodec });

/**
 * States that an app sets: `hovered`, `selected`, `checked`, `pressed`, `disabled`. The others
 * are the engine's.
 */
export interface SetStates {
  readonly node: NodeId;
  readonly states: States;
}
/** How {@link SetStates} is packed. */
export const setStatesCodec: Codec<SetStates> = /* @__PURE__ */ recordOf<SetStates>({ node: nodeIdCodec, states: statesCodec });

/** An animation of one property of one node: Web Animations `KeyframeEffect`. */
export interface Animation {
  readonly animation: AnimationId;
  readonly node: NodeId;
  readonly property: EntryId;
  readonly timing: EffectTiming;
  readonly keyframes: readonly Keyframe[];
}
/** How {@link Animation} is packed. */
export const animationCodec: Codec<Animation> = /* @__PURE__ */ recordOf<Animation>({ animation: animationIdCodec, node: nodeIdCodec, property: entryIdCodec, timing: effectTimingCodec, keyframes: /* @__PURE__ */ listOf(keyframeCodec) });

/** A change of a running animation. */
export interface AnimationControl {
  readonly animation: AnimationId;
  readonly action: AnimationAction;
}
/** How {@link AnimationControl} is packed. */
export const animationControlCodec: Codec<AnimationControl> = /* @__PURE__ */ recordOf<AnimationControl>({ animation: animationIdCodec, action: animationActionCodec });

/** A scroll offset to go to, in dp. */
export interface ScrollTo {
  readonly node: NodeId;
  readonly x: number;
  readonly y: number;
  readonly motion: Motion;
}
/** How {@link ScrollTo} is packed. */
export const scrollToCodec: Codec<ScrollTo> = /* @__PURE__ */ recordOf<ScrollTo>({ node: nodeIdCodec, x: f32, y: f32, motion: motionCodec });

/** A query that an event answers. */
export interface Question {
  readonly node: NodeId;
  readonly token: number;
}
/** How {@link Question} is packed. */
export const questionCodec: Codec<Question> = /* @__PURE__ */ recordOf<Question>({ node: nodeIdCodec, token: u32 });

/** CSS `@font-face`. */
export interface FontFace {
  /** The app's number of this face, used once. Range: 1 or more. */
  readonly font: number;
  readonly family: string;
  /** CSS weight. Range: 1 to 1000. */
  readonly weight: number;
  readonly style: FontStyle;
  /** URL. */
  readonly src: string;
}
/** How {@link FontFace} is packed. */
export const fontFaceCodec: Codec<FontFace> = /* @__PURE__ */ recordOf<FontFace>({ font: /* @__PURE__ */ ranged(u32, 1, Infinity), family: text, weight: /* @__PURE__ */ ranged(u32, 1, 1000), style: fontStyleCodec, src: text });

/** A text to measure without a node. */
export interface TextQuestion {
  readonly token: number;
  readonly family: readonly string[];
  /** In dp. Range: 1 to 1024. */
  readonly size: number;
  /** CSS weight. Range: 1 to 1000. */
  readonly weight: number;
  /** Available width of a line, in dp. Range: 0 or more. */
  readonly width: number;
  readonly content: string;
}
/** How {@link TextQuestion} is packed. */
export const textQuestionCodec: Codec<TextQuestion> = /* @__PURE__ */ recordOf<TextQuestion>({ token: u32, family: /* @__PURE__ */ listOf(text), size: /* @__PURE__ */ ranged(f32, 1, 1024), weight: /* @__PURE__ */ ranged(u32, 1, 1000), width: /* @__PURE__ */ ranged(f32, 0, Infinity), content: text });

/** Cells of a virtual list. */
export interface ListChange {
  readonly node: NodeId;
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}
/** How {@link ListChange} is packed. */
export const listChangeCodec: Codec<ListChange> = /* @__PURE__ */ recordOf<ListChange>({ node: nodeIdCodec, at: u32, removed: u32, inserted: u32 });

/** Text to speak. */
export interface Announcement {
  readonly content: string;
  readonly politeness: Politeness;
}
/** How {@link Announcement} is packed. */
export const announcementCodec: Codec<Announcement> = /* @__PURE__ */ recordOf<Announcement>({ content: text, politeness: politenessCodec });

/** Focus moved. */
export interface FocusChange {
  /** The node with focus; 0 is none. */
  readonly node: NodeId;
  readonly previous: NodeId;
}
/** How {@link FocusChange} is packed. */
export const focusChangeCodec: Codec<FocusChange> = /* @__PURE__ */ recordOf<FocusChange>({ node: nodeIdCodec, previous: nodeIdCodec });

/** Focus did not move. */
export interface FocusStay {
  /** The node with focus; 0 is none. */
  readonly node: NodeId;
  /** The direction of a move; none for a request (`focus-node`). */
  readonly direction?: NavigationDirection | null;
  /** The node that was requested; 0 for a move. */
  readonly requested: NodeId;
  readonly reason: FocusStayReason;
}
/** How {@link FocusStay} is packed. */
export const focusStayCodec: Codec<FocusStay> = /* @__PURE__ */ recordOf<FocusStay>({ node: nodeIdCodec, direction: /* @__PURE__ */ optionOf(navigationDirectionCodec), requested: nodeIdCodec, reason: focusStayReasonCodec });

/**
 * A key for the app. Each press is one `down`, any number of repeats (`down` with a count) and
 * one `up`.
 */
export interface KeyPress {
  /** The node with focus; the claimant if focus has left it since the key went down. */
  readonly node: NodeId;
  readonly key: Key;
  readonly phase: KeyPhase;
  /** Repeats so far: 0 when the key goes down; 0 for an `up`. */
  readonly repeat: number;
  /** The node that claimed the key when it went down; 0 if the engine does not use the key. */
  readonly claimedBy: NodeId;
  /**
   * For an `up`: the press ended without a release here. Another window took it, time
   * stopped, the claimant was removed, or the key went down again.
   */
  readonly cancelled: boolean;
}
/** How {@link KeyPress} is packed. */
export const keyPressCodec: Codec<KeyPress> = /* @__PURE__ */ recordOf<KeyPress>({ node: nodeIdCodec, key: keyCodec, phase: keyPhaseCodec, repeat: u32, claimedBy: nodeIdCodec, cancelled: bool });

/** An image arrived; its size in its own pixels. */
export interface Picture {
  readonly node: NodeId;
  readonly width: number;
  readonly height: number;
}
/** How {@link Picture} is packed. */
export const pictureCodec: Codec<Picture> = /* @__PURE__ */ recordOf<Picture>({ node: nodeIdCodec, width: u32, height: u32 });

/** An image failed. */
export interface Failure {
  readonly node: NodeId;
  readonly reason: LoadError;
}
/** How {@link Failure} is packed. */
export const failureCodec: Codec<Failure> = /* @__PURE__ */ recordOf<Failure>({ node: nodeIdCodec, reason: loadErrorCodec });

/** A font failed. */
export interface FontFailure {
  readonly font: number;
  readonly reason: LoadError;
}
/** How {@link FontFailure} is packed. */
export const fontFailureCodec: Codec<FontFailure> = /* @__PURE__ */ recordOf<FontFailure>({ font: u32, reason: loadErrorCodec });

/** Why a text is not drawn as it should be. */
export type MissingFontReason = 'no-font' | 'unknown-family' | 'no-character' | 'only-colours';
/** How {@link MissingFontReason} is packed. */
export const missingFontReasonCodec: Codec<MissingFontReason> = /* @__PURE__ */ enumOf('no-font', 'unknown-family', 'no-character', 'only-colours');

/** Something that a text needs and no font has. */
export interface MissingFont {
  /** The first text that needs it. */
  readonly node: NodeId;
  readonly reason: MissingFontReason;
  /** The family, or the characters; empty if there is no font. */
  readonly name: string;
  /** The families that the text names. */
  readonly families: readonly string[];
}
/** How {@link MissingFont} is packed. */
export const missingFontCodec: Codec<MissingFont> = /* @__PURE__ */ recordOf<MissingFont>({ node: nodeIdCodec, reason: missingFontReasonCodec, name: text, families: /* @__PURE__ */ listOf(text) });

/** Offsets of a scroll container, in dp. */
export interface ScrollPosition {
  readonly node: NodeId;
  readonly x: number;
  readonly y: number;
}
/** How {@link ScrollPosition} is packed. */
export const scrollPositionCodec: Codec<ScrollPosition> = /* @__PURE__ */ recordOf<ScrollPosition>({ node: nodeIdCodec, x: f32, y: f32 });

/** A box in dp, relative to the stage, as drawn in the frame of the answer. */
export interface Bounds {
  readonly token: number;
  readonly node: NodeId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** How {@link Bounds} is packed. */
export const boundsCodec: Codec<Bounds> = /* @__PURE__ */ recordOf<Bounds>({ token: u32, node: nodeIdCodec, x: f32, y: f32, width: f32, height: f32 });

/** Size of a measured text in dp. */
export interface TextMetrics {
  readonly token: number;
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  readonly baseline: number;
}
/** How {@link TextMetrics} is packed. */
export const textMetricsCodec: Codec<TextMetrics> = /* @__PURE__ */ recordOf<TextMetrics>({ token: u32, width: f32, height: f32, lines: u32, baseline: f32 });

/** Why a batch was refused. The two facts depend on the reason. */
export type RefusalReason = 'truncated' | 'bad-magic' | 'bad-version' | 'bad-hash' | 'bad-length' | 'bad-value' | 'out-of-range' | 'bad-utf8' | 'unknown-node' | 'bad-node-id' | 'cycle' | 'not-a-child' | 'nothing-selected' | 'unsupported' | 'not-animatable' | 'bad-animation-id' | 'not-focusable' | 'bad-state' | 'limit' | 'no-children';
/** How {@link RefusalReason} is packed. */
export const refusalReasonCodec: Codec<RefusalReason> = /* @__PURE__ */ enumOf('truncated', 'bad-magic', 'bad-version', 'bad-hash', 'bad-length', 'bad-value', 'out-of-range', 'bad-utf8', 'unknown-node', 'bad-node-id', 'cycle', 'not-a-child', 'nothing-selected', 'unsupported', 'not-animatable', 'bad-animation-id', 'not-focusable', 'bad-state', 'limit', 'no-children');

/** A refused batch: nothing of it was applied. */
export interface Refusal {
  /** Number of the batch, from its header. */
  readonly sequence: number;
  readonly reason: RefusalReason;
  /** Position in words from the start of the batch. */
  readonly at: number;
  /** Number of the entry at fault; 0 for the header. */
  readonly entry: EntryId;
  readonly expected: number;
  readonly found: number;
}
/** How {@link Refusal} is packed. */
export const refusalCodec: Codec<Refusal> = /* @__PURE__ */ recordOf<Refusal>({ sequence: u32, reason: refusalReasonCodec, at: u32, entry: entryIdCodec, expected: u32, found: u32 });

/** A value that the host cannot draw. */
export interface Undrawn {
  readonly node: NodeId;
  readonly property: EntryId;
}
/** How {@link Undrawn} is packed. */
export const undrawnCodec: Codec<Undrawn> = /* @__PURE__ */ recordOf<Undrawn>({ node: nodeIdCodec, property: entryIdCodec });

/** Entries that a newer app sent and this engine does not know. */
export interface Skipped {
  readonly sequence: number;
  readonly entry: EntryId;
  readonly count: number;
}
/** How {@link Skipped} is packed. */
export const skippedCodec: Codec<Skipped> = /* @__PURE__ */ recordOf<Skipped>({ sequence: u32, entry: entryIdCodec, count: u32 });

/** Values of the commands, by name. */
export interface Commands {
  /**
   * Creates a node outside the tree and selects it.
   *
   * `create`.
   */
  createNode: Create;
  /**
   * Removes a node and everything under it; their ids are free again.
   *
   * `node-id`.
   */
  removeNode: NodeId;
  /**
   * Puts a node (and what is under it) into the tree or moves it there.
   *
   * `insertion`.
   */
  insertChild: Insertion;
  /**
   * The properties that follow are for this node.
   *
   * `node-id`.
   */
  selectNode: NodeId;
  /**
   * The properties that follow are for the selected node while it is in this state, until
   * the next `select-node`.
   *
   * `state`.
   */
  selectState: State;
  /**
   * Removes the selected node's value of a property (in the selected state): the default
   * applies again.
   *
   * `entry-id`.
   */
  unsetProperty: EntryId;
  /**
   * Replaces the states that the app sets.
   *
   * `set-states`.
   */
  setStates: SetStates;
  /**
   * Starts an animation at the time of the frame that takes the batch.
   *
   * `animation`.
   */
  animate: Animation;
  /**
   * Plays, pauses, seeks or ends an animation.
   *
   * `animation-control`.
   */
  controlAnimation: AnimationControl;
  /**
   * Moves focus to a node, or into a group by its entry policy. Refused if it is neither in
   * any state. If it cannot have focus in that frame, focus stays. A group without a member
   * that can have it gets focus once it has one, unless a key or another request comes
   * first.
   *
   * `node-id`.
   */
  focusNode: NodeId;
  /**
   * Scrolls a container.
   *
   * `scroll-to`.
   */
  scrollTo: ScrollTo;
  /**
   * Scrolls the containers of a node as if it got focus.
   *
   * `node-id`.
   */
  revealNode: NodeId;
  /**
   * Queries a node's box: the event `bounds` answers.
   *
   * `question`.
   */
  queryBounds: Question;
  /**
   * Adds a font, at most 1024 to a stage. Its bytes are requested from the host when a text
   * first needs it.
   *
   * `font-face`.
   */
  addFontFace: FontFace;
  /**
   * Queries the size of a text: the event `text-metrics` answers.
   *
   * `text-question`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  queryText: TextQuestion;
  /**
   * Loads an image before a node shows it.
   *
   * `string`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  preloadImage: string;
  /**
   * Marks the items of a virtual list as changed.
   *
   * `list-change`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  changeList: ListChange;
  /**
   * Speaks.
   *
   * `announcement`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  announce: Announcement;
  /**
   * Loads the image of a node again if it failed, at once, whatever the cause was. `loaded`
   * or `failed` answers. An image that is ready or being loaded stays as it is.
   *
   * `node-id`.
   */
  reloadImage: NodeId;
  /**
   * Removes the selected node's values in the selected state (without one, those for no
   * state) of all properties but these: what followed from them is as after
   * `unset-property`. Numbers that are no property are skipped.
   *
   * `list<entry-id>`.
   */
  retainProperties: readonly EntryId[];
}

/** The table of the commands. */
export const commands: { readonly [K in keyof Commands]: EntryInfo<Commands[K]> } = {
  createNode: /* @__PURE__ */ row('command', 0x0001, 'create-node', 'createNode', createCodec),
  removeNode: /* @__PURE__ */ row('command', 0x0002, 'remove-node', 'removeNode', nodeIdCodec),
  insertChild: /* @__PURE__ */ row('command', 0x0003, 'insert-child', 'insertChild', insertionCodec),
  selectNode: /* @__PURE__ */ row('command', 0x0004, 'select-node', 'selectNode', nodeIdCodec),
  selectState: /* @__PURE__ */ row('command', 0x0005, 'select-state', 'selectState', stateCodec),
  unsetProperty: /* @__PURE__ */ row('command', 0x0006, 'unset-property', 'unsetProperty', entryIdCodec),
  setStates: /* @__PURE__ */ row('command', 0x0007, 'set-states', 'setStates', setStatesCodec),
  animate: /* @__PURE__ */ row('command', 0x0008, 'animate', 'animate', animationCodec),
  controlAnimation: /* @__PURE__ */ row('command', 0x0009, 'control-animation', 'controlAnimation', animationControlCodec),
  focusNode: /* @__PURE__ */ row('command', 0x000a, 'focus-node', 'focusNode', nodeIdCodec),
  scrollTo: /* @__PURE__ */ row('command', 0x000b, 'scroll-to', 'scrollTo', scrollToCodec),
  revealNode: /* @__PURE__ */ row('command', 0x000c, 'reveal-node', 'revealNode', nodeIdCodec),
  queryBounds: /* @__PURE__ */ row('command', 0x000d, 'query-bounds', 'queryBounds', questionCodec),
  addFontFace: /* @__PURE__ */ row('command', 0x000e, 'add-font-face', 'addFontFace', fontFaceCodec),
  queryText: /* @__PURE__ */ row('command', 0x000f, 'query-text', 'queryText', textQuestionCodec, { later: true }),
  preloadImage: /* @__PURE__ */ row('command', 0x0010, 'preload-image', 'preloadImage', text, { later: true }),
  changeList: /* @__PURE__ */ row('command', 0x0011, 'change-list', 'changeList', listChangeCodec, { later: true }),
  announce: /* @__PURE__ */ row('command', 0x0012, 'announce', 'announce', announcementCodec, { later: true }),
  reloadImage: /* @__PURE__ */ row('command', 0x0013, 'reload-image', 'reloadImage', nodeIdCodec),
  retainProperties: /* @__PURE__ */ row('command', 0x0014, 'retain-properties', 'retainProperties', /* @__PURE__ */ listOf(entryIdCodec)),
};

/** Values of the properties, by name. */
export interface Properties {
  /**
   * CSS `display`. Inlay starts as a flex container, as TV frameworks do, where CSS says
   * `inline`.
   *
   * `display`, default `flex`.
   */
  display: Display;
  /**
   * CSS `position`.
   *
   * `position`, default `relative`.
   */
  position: Position;
  /**
   * CSS `direction`: order of rows, side of `start`, base direction of texts. The root is
   * `ltr`. A text that inherits takes the direction of its first strong character (HTML
   * `dir="auto"`).
   *
   * `direction`, default `inherit`.
   */
  direction: Direction;
  /**
   * CSS `box-sizing`. Inlay starts with `border-box`, where CSS says `content-box`.
   *
   * `box-sizing`, default `border-box`.
   */
  boxSizing: BoxSizing;
  /**
   * CSS `overflow-x`. `hidden` and `scroll` clip to the padding box with its radii.
   *
   * `overflow`, default `visible`.
   */
  overflowX: Overflow;
  /**
   * CSS `overflow-y`.
   *
   * `overflow`, default `visible`.
   */
  overflowY: Overflow;
  /**
   * CSS `width`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  width: Size;
  /**
   * CSS `height`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  height: Size;
  /**
   * CSS `min-width`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  minWidth: Size;
  /**
   * CSS `min-height`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  minHeight: Size;
  /**
   * CSS `max-width`; `auto` is CSS `none`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  maxWidth: Size;
  /**
   * CSS `max-height`; `auto` is CSS `none`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  maxHeight: Size;
  /**
   * CSS `aspect-ratio`: width over height, above 0.
   *
   * `option<f32>`, 0.0001 or more, default `none`.
   */
  aspectRatio: number | null;
  /**
   * CSS `top`.
   *
   * `dimension`, dp, default `auto`.
   */
  insetTop: Dimension;
  /**
   * CSS `right`.
   *
   * `dimension`, dp, default `auto`.
   */
  insetRight: Dimension;
  /**
   * CSS `bottom`.
   *
   * `dimension`, dp, default `auto`.
   */
  insetBottom: Dimension;
  /**
   * CSS `left`.
   *
   * `dimension`, dp, default `auto`.
   */
  insetLeft: Dimension;
  /**
   * CSS `margin-top`.
   *
   * `dimension`, dp, default `dp(0)`.
   */
  marginTop: Dimension;
  /**
   * CSS `margin-right`.
   *
   * `dimension`, dp, default `dp(0)`.
   */
  marginRight: Dimension;
  /**
   * CSS `margin-bottom`.
   *
   * `dimension`, dp, default `dp(0)`.
   */
  marginBottom: Dimension;
  /**
   * CSS `margin-left`.
   *
   * `dimension`, dp, default `dp(0)`.
   */
  marginLeft: Dimension;
  /**
   * CSS `padding-top`.
   *
   * `length`, dp, 0 or more, default `dp(0)`.
   */
  paddingTop: Length;
  /**
   * CSS `padding-right`.
   *
   * `length`, dp, 0 or more, default `dp(0)`.
   */
  paddingRight: Length;
  /**
   * CSS `padding-bottom`.
   *
   * `length`, dp, 0 or more, default `dp(0)`.
   */
  paddingBottom: Length;
  /**
   * CSS `padding-left`.
   *
   * `length`, dp, 0 or more, default `dp(0)`.
   */
  paddingLeft: Length;
  /**
   * CSS `border-top-width`.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderTopWidth: number;
  /**
   * CSS `border-right-width`.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderRightWidth: number;
  /**
   * CSS `border-bottom-width`.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderBottomWidth: number;
  /**
   * CSS `border-left-width`.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderLeftWidth: number;
  /**
   * CSS `flex-direction`.
   *
   * `flex-direction`, default `row`.
   */
  flexDirection: FlexDirection;
  /**
   * CSS `flex-wrap`.
   *
   * `flex-wrap`, default `nowrap`.
   */
  flexWrap: FlexWrap;
  /**
   * CSS `flex-grow`.
   *
   * `f32`, 0 or more, default `0`.
   */
  flexGrow: number;
  /**
   * CSS `flex-shrink`.
   *
   * `f32`, 0 or more, default `1`.
   */
  flexShrink: number;
  /**
   * CSS `flex-basis`.
   *
   * `size`, dp, 0 or more, default `auto`.
   */
  flexBasis: Size;
  /**
   * CSS `justify-content`.
   *
   * `content-alignment`, default `normal`.
   */
  justifyContent: ContentAlignment;
  /**
   * CSS `align-content`.
   *
   * `content-alignment`, default `normal`.
   */
  alignContent: ContentAlignment;
  /**
   * CSS `align-items`.
   *
   * `item-alignment`, default `normal`.
   */
  alignItems: ItemAlignment;
  /**
   * CSS `align-self`.
   *
   * `item-alignment`, default `auto`.
   */
  alignSelf: ItemAlignment;
  /**
   * CSS `justify-items`.
   *
   * `item-alignment`, default `normal`.
   */
  justifyItems: ItemAlignment;
  /**
   * CSS `justify-self`.
   *
   * `item-alignment`, default `auto`.
   */
  justifySelf: ItemAlignment;
  /**
   * CSS `row-gap`.
   *
   * `length`, dp, 0 or more, default `dp(0)`.
   */
  rowGap: Length;
  /**
   * CSS `column-gap`.
   *
   * `length`, dp, 0 or more, default `dp(0)`.
   */
  columnGap: Length;
  /**
   * CSS `order`: position of an item of a flex or grid container among the others. Drawing
   * and focus keep the order of the tree.
   *
   * `s32`, default `0`.
   */
  order: number;
  /**
   * CSS `grid-template-columns`.
   *
   * `list<track-list>`, 0 or more, default `[]`.
   */
  gridTemplateColumns: readonly TrackList[];
  /**
   * CSS `grid-template-rows`.
   *
   * `list<track-list>`, 0 or more, default `[]`.
   */
  gridTemplateRows: readonly TrackList[];
  /**
   * CSS `grid-auto-columns`.
   *
   * `list<track-size>`, 0 or more, default `[]`.
   */
  gridAutoColumns: readonly TrackSize[];
  /**
   * CSS `grid-auto-rows`.
   *
   * `list<track-size>`, 0 or more, default `[]`.
   */
  gridAutoRows: readonly TrackSize[];
  /**
   * CSS `grid-auto-flow`.
   *
   * `grid-auto-flow`, default `row`.
   */
  gridAutoFlow: GridAutoFlow;
  /**
   * CSS `grid-column-start`.
   *
   * `grid-line`, default `auto`.
   */
  gridColumnStart: GridLine;
  /**
   * CSS `grid-column-end`.
   *
   * `grid-line`, default `auto`.
   */
  gridColumnEnd: GridLine;
  /**
   * CSS `grid-row-start`.
   *
   * `grid-line`, default `auto`.
   */
  gridRowStart: GridLine;
  /**
   * CSS `grid-row-end`.
   *
   * `grid-line`, default `auto`.
   */
  gridRowEnd: GridLine;
  /**
   * CSS `margin-inline-start`: the margin of the side where `direction` starts. If it has a
   * value, it overrides `margin-left` or `margin-right`.
   *
   * `option<dimension>`, dp, default `none`.
   */
  marginInlineStart: Dimension | null;
  /**
   * CSS `margin-inline-end`: the margin of the side where `direction` ends. If it has a
   * value, it overrides `margin-left` or `margin-right`.
   *
   * `option<dimension>`, dp, default `none`.
   */
  marginInlineEnd: Dimension | null;
  /**
   * CSS `padding-inline-start`: the padding of the side where `direction` starts. If it has
   * a value, it overrides `padding-left` or `padding-right`.
   *
   * `option<length>`, dp, 0 or more, default `none`.
   */
  paddingInlineStart: Length | null;
  /**
   * CSS `padding-inline-end`: the padding of the side where `direction` ends. If it has a
   * value, it overrides `padding-left` or `padding-right`.
   *
   * `option<length>`, dp, 0 or more, default `none`.
   */
  paddingInlineEnd: Length | null;
  /**
   * CSS `inset-inline-start`: the inset of the side where `direction` starts. If it has a
   * value, it overrides `inset-left` or `inset-right`.
   *
   * `option<dimension>`, dp, default `none`.
   */
  insetInlineStart: Dimension | null;
  /**
   * CSS `inset-inline-end`: the inset of the side where `direction` ends. If it has a value,
   * it overrides `inset-left` or `inset-right`.
   *
   * `option<dimension>`, dp, default `none`.
   */
  insetInlineEnd: Dimension | null;
  /**
   * CSS `visibility`, inherited: a hidden node keeps its box, is not drawn and cannot have
   * focus. A visible child of a hidden node stays hidden.
   *
   * `visibility`, default `visible`.
   */
  visibility: Visibility;
  /**
   * CSS `opacity`: the node and what is in it are drawn as one, then laid over what is
   * below.
   *
   * `f32`, 0 to 1, default `1`.
   */
  opacity: number;
  /**
   * Order among siblings: higher is drawn later; equal keeps the tree's order.
   *
   * `s32`, default `0`.
   */
  zIndex: number;
  /**
   * Shift to the right, before rotation and scale of the node. Does not affect layout.
   *
   * `f32`, dp, default `0`.
   */
  translateX: number;
  /**
   * Shift downwards.
   *
   * `f32`, dp, default `0`.
   */
  translateY: number;
  /**
   * Scale about the pivot.
   *
   * `f32`, default `1`.
   */
  scaleX: number;
  /**
   * Scale about the pivot.
   *
   * `f32`, default `1`.
   */
  scaleY: number;
  /**
   * Rotation about the pivot, clockwise.
   *
   * `f32`, degrees, default `0`.
   */
  rotation: number;
  /**
   * CSS `skewX()`.
   *
   * `f32`, degrees, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  skewX: number;
  /**
   * CSS `skewY()`.
   *
   * `f32`, degrees, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  skewY: number;
  /**
   * CSS `transform-origin`, x: percent of the box's width, or dp from its left.
   *
   * `length`, dp, default `percent(50)`.
   */
  pivotX: Length;
  /**
   * CSS `transform-origin`, y.
   *
   * `length`, dp, default `percent(50)`.
   */
  pivotY: Length;
  /**
   * Distance from the viewport within which the node is in bounds: its image is loaded and
   * `in-bounds` emitted.
   *
   * `f32`, dp, 0 or more, default `240`.
   */
  cullMargin: number;
  /**
   * Drawn once into a texture and kept until something in it changes.
   *
   * `bool`, default `false`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  cache: boolean;
  /**
   * Cuts a hole for the video behind.
   *
   * `bool`, default `false`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  hole: boolean;
  /**
   * CSS `background-color`.
   *
   * `color`, default `0x00000000`.
   */
  backgroundColor: Color;
  /**
   * CSS `border-top-left-radius`, circular. Too large radii shrink together as CSS says.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderTopLeftRadius: number;
  /**
   * CSS `border-top-right-radius`, circular. Too large radii shrink together as CSS says.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderTopRightRadius: number;
  /**
   * CSS `border-bottom-right-radius`, circular. Too large radii shrink together as CSS says.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderBottomRightRadius: number;
  /**
   * CSS `border-bottom-left-radius`, circular. Too large radii shrink together as CSS says.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  borderBottomLeftRadius: number;
  /**
   * CSS `border-top-color`.
   *
   * `color`, default `0x00000000`.
   */
  borderTopColor: Color;
  /**
   * CSS `border-right-color`.
   *
   * `color`, default `0x00000000`.
   */
  borderRightColor: Color;
  /**
   * CSS `border-bottom-color`.
   *
   * `color`, default `0x00000000`.
   */
  borderBottomColor: Color;
  /**
   * CSS `border-left-color`.
   *
   * `color`, default `0x00000000`.
   */
  borderLeftColor: Color;
  /**
   * Where the border is painted: inside the edge of the box, on it, or outside. Layout is as
   * if it were inside.
   *
   * `border-alignment`, default `inside`.
   */
  borderAlignment: BorderAlignment;
  /**
   * CSS `background-image` with a gradient.
   *
   * `gradient`, default `none`.
   */
  backgroundGradient: Gradient;
  /**
   * CSS `box-shadow`: the first is on top.
   *
   * `list<box-shadow>`, dp, default `[]`.
   */
  boxShadow: readonly BoxShadow[];
  /**
   * Colours of the corners, from the top left clockwise, blended over the box.
   *
   * `option<tuple<color, color, color, color>>`, default `none`.
   */
  cornerColors: readonly [Color, Color, Color, Color] | null;
  /**
   * CSS `mix-blend-mode`.
   *
   * `blend-mode`, default `normal`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  blendMode: BlendMode;
  /**
   * CSS `filter: blur()`.
   *
   * `f32`, dp, 0 or more, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  blur: number;
  /**
   * CSS `backdrop-filter: blur()`.
   *
   * `f32`, dp, 0 or more, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  backdropBlur: number;
  /**
   * URL of the image. Empty is none.
   *
   * `string`, default `""`.
   */
  src: string;
  /**
   * CSS `object-fit`.
   *
   * `object-fit`, default `fill`.
   */
  objectFit: ObjectFit;
  /**
   * CSS `object-position`, x.
   *
   * `length`, dp, default `percent(50)`.
   */
  objectPositionX: Length;
  /**
   * CSS `object-position`, y.
   *
   * `length`, dp, default `percent(50)`.
   */
  objectPositionY: Length;
  /**
   * The part of the image that is shown, in its own pixels.
   *
   * `option<source-rect>`, px, default `none`.
   */
  sourceRect: SourceRect | null;
  /**
   * Colour that the image is multiplied with; white changes nothing.
   *
   * `color`, default `0xffffffff`.
   */
  tint: Color;
  /**
   * Fill while the image loads or after it failed.
   *
   * `color`, default `0x00000000`.
   */
  placeholderColor: Color;
  /**
   * Mirrored image.
   *
   * `flip`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  flip: Flip;
  /**
   * CSS `border-image-slice`: corners keep their size.
   *
   * `option<nine-slice>`, px, default `none`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  nineSlice: NineSlice | null;
  /**
   * Fade from the placeholder to the image.
   *
   * `f32`, ms, 0 or more, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  crossFade: number;
  /**
   * The paragraph. White space is kept and a line feed starts a line (CSS
   * `white-space: pre-wrap`); an empty paragraph is one line high. A tab ends at the next
   * multiple of 8 spaces from the start of its line (CSS `tab-size`); a line that breaks
   * after a soft hyphen (U+00AD) shows a hyphen.
   *
   * `string`, default `""`.
   */
  content: string;
  /**
   * CSS `font-family`: families in order of preference; then all known fonts that have the
   * character.
   *
   * `list<string>`, default `[]`.
   */
  fontFamily: readonly string[];
  /**
   * CSS `font-size`.
   *
   * `f32`, dp, 1 to 1024, default `32`.
   */
  fontSize: number;
  /**
   * CSS `font-weight`.
   *
   * `u32`, 1 to 1000, default `400`.
   */
  fontWeight: number;
  /**
   * CSS `font-style`.
   *
   * `font-style`, default `normal`.
   */
  fontStyle: FontStyle;
  /**
   * CSS `line-height`.
   *
   * `line-height`, dp, 0 or more, default `normal`.
   */
  lineHeight: LineHeight;
  /**
   * CSS `letter-spacing`.
   *
   * `f32`, dp, default `0`.
   */
  letterSpacing: number;
  /**
   * CSS `word-spacing`.
   *
   * `f32`, dp, default `0`.
   */
  wordSpacing: number;
  /**
   * CSS `text-align`.
   *
   * `text-align`, default `start`.
   */
  textAlign: TextAlign;
  /**
   * Position of the lines in a higher box.
   *
   * `vertical-align`, default `top`.
   */
  verticalAlign: VerticalAlign;
  /**
   * Most lines shown; 0 is no limit.
   *
   * `u32`, default `0`.
   */
  maxLines: number;
  /**
   * CSS `text-overflow`, at the end of the last line that `max-lines` or the box leaves.
   *
   * `text-overflow`, default `clip`.
   */
  textOverflow: TextOverflow;
  /**
   * CSS `text-wrap-mode`.
   *
   * `text-wrap`, default `wrap`.
   */
  textWrap: TextWrap;
  /**
   * CSS `color`.
   *
   * `color`, default `0xffffffff`.
   */
  color: Color;
  /**
   * BCP 47 tag: picks glyphs and breaks. Empty is unknown.
   *
   * `string`, default `""`.
   */
  language: string;
  /**
   * CSS `text-decoration-line`.
   *
   * `text-decoration`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  decoration: TextDecoration;
  /**
   * Parts in another style, in order, not overlapping.
   *
   * `list<text-run>`, default `[]`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  runs: readonly TextRun[];
  /**
   * CSS `text-shadow`; spread and inset are ignored.
   *
   * `list<box-shadow>`, dp, default `[]`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  textShadow: readonly BoxShadow[];
  /**
   * CSS `-webkit-text-stroke`.
   *
   * `option<text-outline>`, dp, default `none`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  outline: TextOutline | null;
  /**
   * Fill of the glyphs.
   *
   * `gradient`, default `none`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  textGradient: Gradient;
  /**
   * What a text does when it does not fit.
   *
   * `text-fit`, default `none`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  textFit: TextFit;
  /**
   * CSS `font-feature-settings`: tag as four bytes, and value.
   *
   * `list<tuple<u32, u32>>`, default `[]`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  fontFeatures: readonly (readonly [number, number])[];
  /**
   * CSS `font-variation-settings`: tag as four bytes, and value.
   *
   * `list<tuple<u32, f32>>`, default `[]`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  fontVariations: readonly (readonly [number, number])[];
  /**
   * CSS `transition`: how a changed value of a property moves. If a property is named twice,
   * the last one counts.
   *
   * `list<transition>`, ms, default `[]`.
   */
  transition: readonly Transition[];
  /**
   * Time before the node's style follows its states.
   *
   * `f32`, ms, 0 or more, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  stateDelay: number;
  /**
   * Can have focus.
   *
   * `bool`, default `false`.
   */
  focusable: boolean;
  /**
   * A stable name, unique in its group, that restores focus when nodes are recreated. Empty
   * is none.
   *
   * `string`, default `""`.
   */
  focusKey: string;
  /**
   * The focusable nodes below this one form a group: moves stay inside while they can.
   *
   * `bool`, default `false`.
   */
  focusGroup: boolean;
  /**
   * What the group remembers when focus leaves it. With `none` it forgets.
   *
   * `focus-memory`, default `none`.
   */
  focusMemory: FocusMemory;
  /**
   * Where focus goes in the group when nothing is remembered. `direction` decides which
   * member is first and which is last.
   *
   * `focus-entry`, default `nearest`.
   */
  focusEntry: FocusEntry;
  /**
   * The member that `preferred` names; 0 is none.
   *
   * `node-id`, default `0`.
   */
  focusPreferred: NodeId;
  /**
   * The node that a move up goes to, wherever it is; 0 is none.
   *
   * `node-id`, default `0`.
   */
  nextFocusUp: NodeId;
  /**
   * The node that a move right goes to, wherever it is; 0 is none.
   *
   * `node-id`, default `0`.
   */
  nextFocusRight: NodeId;
  /**
   * The node that a move down goes to, wherever it is; 0 is none.
   *
   * `node-id`, default `0`.
   */
  nextFocusDown: NodeId;
  /**
   * The node that a move left goes to, wherever it is; 0 is none.
   *
   * `node-id`, default `0`.
   */
  nextFocusLeft: NodeId;
  /**
   * Directions in which no move leaves the group. If it is all of them, focus does not leave
   * it by itself while the group is shown.
   *
   * `navigation-directions`, default `0`.
   */
  focusTrap: NavigationDirections;
  /**
   * Directions in which a move at the end of the group continues at its other end.
   *
   * `navigation-directions`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  focusWrap: NavigationDirections;
  /**
   * While this group exists, focus is in it.
   *
   * `bool`, default `false`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  focusModal: boolean;
  /**
   * An empty area that sends focus on to this node.
   *
   * `node-id`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  focusGuide: NodeId;
  /**
   * Least fraction of a candidate's side that must be in the beam of the move.
   *
   * `f32`, 0 to 1, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  focusOverlap: number;
  /**
   * Keys that the engine leaves to the app while focus is on this node or under it.
   *
   * `list<key>`, default `[]`.
   */
  claimedKeys: readonly Key[];
  /**
   * Makes the node a scroll container. Its content is clipped where `overflow` says so.
   *
   * `scroll-axis`, default `none`.
   */
  scrollAxis: ScrollAxis;
  /**
   * Where the focused item is scrolled to.
   *
   * `scroll-policy`, default `edge`.
   */
  scrollPolicy: ScrollPolicy;
  /**
   * Position of the key line, as a fraction of the container.
   *
   * `f32`, 0 to 1, default `0.5`.
   */
  keyLine: number;
  /**
   * The line of the item that is scrolled to the key line, as a fraction of the item.
   *
   * `f32`, 0 to 1, default `0.5`.
   */
  keyLineItem: number;
  /**
   * CSS `scroll-padding-top`: space kept free beside a revealed item.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  scrollPaddingTop: number;
  /**
   * CSS `scroll-padding-right`: space kept free beside a revealed item.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  scrollPaddingRight: number;
  /**
   * CSS `scroll-padding-bottom`: space kept free beside a revealed item.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  scrollPaddingBottom: number;
  /**
   * CSS `scroll-padding-left`: space kept free beside a revealed item.
   *
   * `f32`, dp, 0 or more, default `0`.
   */
  scrollPaddingLeft: number;
  /**
   * How the container moves to a new target.
   *
   * `motion`, default `spring({ stiffness: 200, damping: 28.28 })`.
   */
  scrollMotion: Motion;
  /**
   * How far a drag goes past the end.
   *
   * `f32`, dp, 0 or more, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  scrollOvershoot: number;
  /**
   * Stops only at items.
   *
   * `bool`, default `false`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  scrollSnap: boolean;
  /**
   * Items of a virtual list.
   *
   * `u32`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  itemCount: number;
  /**
   * Length of an item that does not exist yet.
   *
   * `f32`, dp, 0 or more, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  itemExtent: number;
  /**
   * What each item of a virtual list is a copy of.
   *
   * `node-id`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  itemTemplate: NodeId;
  /**
   * How far ahead items exist, in lengths of the container.
   *
   * `f32`, 0 or more, default `1`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  prefetch: number;
  /**
   * WAI-ARIA `role`.
   *
   * `role`, default `none`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  role: Role;
  /**
   * WAI-ARIA `aria-label`.
   *
   * `string`, default `""`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  label: string;
  /**
   * WAI-ARIA `aria-description`.
   *
   * `string`, default `""`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  description: string;
  /**
   * WAI-ARIA `aria-live`.
   *
   * `politeness`, default `off`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  live: Politeness;
  /**
   * WAI-ARIA `aria-posinset`; 0 is unknown.
   *
   * `u32`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  positionInSet: number;
  /**
   * WAI-ARIA `aria-setsize`; 0 is unknown.
   *
   * `u32`, default `0`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  setSize: number;
}

/** Properties that have values between two others: animations and transitions take them. */
export type AnimatableProperty =
  | 'width'
  | 'height'
  | 'minWidth'
  | 'minHeight'
  | 'maxWidth'
  | 'maxHeight'
  | 'insetTop'
  | 'insetRight'
  | 'insetBottom'
  | 'insetLeft'
  | 'marginTop'
  | 'marginRight'
  | 'marginBottom'
  | 'marginLeft'
  | 'paddingTop'
  | 'paddingRight'
  | 'paddingBottom'
  | 'paddingLeft'
  | 'flexGrow'
  | 'flexShrink'
  | 'flexBasis'
  | 'rowGap'
  | 'columnGap'
  | 'opacity'
  | 'translateX'
  | 'translateY'
  | 'scaleX'
  | 'scaleY'
  | 'rotation'
  | 'pivotX'
  | 'pivotY'
  | 'backgroundColor'
  | 'borderTopLeftRadius'
  | 'borderTopRightRadius'
  | 'borderBottomRightRadius'
  | 'borderBottomLeftRadius'
  | 'borderTopColor'
  | 'borderRightColor'
  | 'borderBottomColor'
  | 'borderLeftColor'
  | 'tint'
  | 'color';

/** The table of the properties. */
export const properties: { readonly [K in keyof Properties]: EntryInfo<Properties[K]> } = {
  display: /* @__PURE__ */ row('property', 0x0100, 'display', 'display', displayCodec, { systems: ['layout', 'scene'], default: [0x0] }),
  position: /* @__PURE__ */ row('property', 0x0101, 'position', 'position', positionCodec, { systems: ['layout'], default: [0x0] }),
  direction: /* @__PURE__ */ row('property', 0x0102, 'direction', 'direction', directionCodec, { systems: ['layout', 'text', 'scene'], default: [0x0] }),
  boxSizing: /* @__PURE__ */ row('property', 0x0103, 'box-sizing', 'boxSizing', boxSizingCodec, { systems: ['layout'], default: [0x0] }),
  overflowX: /* @__PURE__ */ row('property', 0x0104, 'overflow-x', 'overflowX', overflowCodec, { systems: ['layout', 'scene'], default: [0x0] }),
  overflowY: /* @__PURE__ */ row('property', 0x0105, 'overflow-y', 'overflowY', overflowCodec, { systems: ['layout', 'scene'], default: [0x0] }),
  width: /* @__PURE__ */ row('property', 0x0106, 'width', 'width', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  height: /* @__PURE__ */ row('property', 0x0107, 'height', 'height', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  minWidth: /* @__PURE__ */ row('property', 0x0108, 'min-width', 'minWidth', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  minHeight: /* @__PURE__ */ row('property', 0x0109, 'min-height', 'minHeight', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  maxWidth: /* @__PURE__ */ row('property', 0x010a, 'max-width', 'maxWidth', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  maxHeight: /* @__PURE__ */ row('property', 0x010b, 'max-height', 'maxHeight', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  aspectRatio: /* @__PURE__ */ row('property', 0x010c, 'aspect-ratio', 'aspectRatio', /* @__PURE__ */ optionOf(f32), { systems: ['layout'], range: { min: 0.00009999999747378752, max: Infinity }, default: [0x0] }),
  insetTop: /* @__PURE__ */ row('property', 0x010d, 'inset-top', 'insetTop', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x0] }),
  insetRight: /* @__PURE__ */ row('property', 0x010e, 'inset-right', 'insetRight', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x0] }),
  insetBottom: /* @__PURE__ */ row('property', 0x010f, 'inset-bottom', 'insetBottom', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x0] }),
  insetLeft: /* @__PURE__ */ row('property', 0x0110, 'inset-left', 'insetLeft', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x0] }),
  marginTop: /* @__PURE__ */ row('property', 0x0111, 'margin-top', 'marginTop', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x1, 0x0] }),
  marginRight: /* @__PURE__ */ row('property', 0x0112, 'margin-right', 'marginRight', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x1, 0x0] }),
  marginBottom: /* @__PURE__ */ row('property', 0x0113, 'margin-bottom', 'marginBottom', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x1, 0x0] }),
  marginLeft: /* @__PURE__ */ row('property', 0x0114, 'margin-left', 'marginLeft', dimensionCodec, { systems: ['layout'], unit: 'dp', animate: 'dimension', default: [0x1, 0x0] }),
  paddingTop: /* @__PURE__ */ row('property', 0x0115, 'padding-top', 'paddingTop', lengthCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'length', default: [0x0, 0x0] }),
  paddingRight: /* @__PURE__ */ row('property', 0x0116, 'padding-right', 'paddingRight', lengthCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'length', default: [0x0, 0x0] }),
  paddingBottom: /* @__PURE__ */ row('property', 0x0117, 'padding-bottom', 'paddingBottom', lengthCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'length', default: [0x0, 0x0] }),
  paddingLeft: /* @__PURE__ */ row('property', 0x0118, 'padding-left', 'paddingLeft', lengthCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'length', default: [0x0, 0x0] }),
  borderTopWidth: /* @__PURE__ */ row('property', 0x0119, 'border-top-width', 'borderTopWidth', f32, { systems: ['layout', 'render', 'scene', 'scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  borderRightWidth: /* @__PURE__ */ row('property', 0x011a, 'border-right-width', 'borderRightWidth', f32, { systems: ['layout', 'render', 'scene', 'scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  borderBottomWidth: /* @__PURE__ */ row('property', 0x011b, 'border-bottom-width', 'borderBottomWidth', f32, { systems: ['layout', 'render', 'scene', 'scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  borderLeftWidth: /* @__PURE__ */ row('property', 0x011c, 'border-left-width', 'borderLeftWidth', f32, { systems: ['layout', 'render', 'scene', 'scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  flexDirection: /* @__PURE__ */ row('property', 0x0130, 'flex-direction', 'flexDirection', flexDirectionCodec, { systems: ['layout'], default: [0x0] }),
  flexWrap: /* @__PURE__ */ row('property', 0x0131, 'flex-wrap', 'flexWrap', flexWrapCodec, { systems: ['layout'], default: [0x0] }),
  flexGrow: /* @__PURE__ */ row('property', 0x0132, 'flex-grow', 'flexGrow', f32, { systems: ['layout'], range: { min: 0, max: Infinity }, animate: 'number', default: [0x0] }),
  flexShrink: /* @__PURE__ */ row('property', 0x0133, 'flex-shrink', 'flexShrink', f32, { systems: ['layout'], range: { min: 0, max: Infinity }, animate: 'number', default: [0x3f800000] }),
  flexBasis: /* @__PURE__ */ row('property', 0x0134, 'flex-basis', 'flexBasis', sizeCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'size', default: [0x0] }),
  justifyContent: /* @__PURE__ */ row('property', 0x0135, 'justify-content', 'justifyContent', contentAlignmentCodec, { systems: ['layout'], default: [0x0] }),
  alignContent: /* @__PURE__ */ row('property', 0x0136, 'align-content', 'alignContent', contentAlignmentCodec, { systems: ['layout'], default: [0x0] }),
  alignItems: /* @__PURE__ */ row('property', 0x0137, 'align-items', 'alignItems', itemAlignmentCodec, { systems: ['layout'], default: [0x1] }),
  alignSelf: /* @__PURE__ */ row('property', 0x0138, 'align-self', 'alignSelf', itemAlignmentCodec, { systems: ['layout'], default: [0x0] }),
  justifyItems: /* @__PURE__ */ row('property', 0x0139, 'justify-items', 'justifyItems', itemAlignmentCodec, { systems: ['layout'], default: [0x1] }),
  justifySelf: /* @__PURE__ */ row('property', 0x013a, 'justify-self', 'justifySelf', itemAlignmentCodec, { systems: ['layout'], default: [0x0] }),
  rowGap: /* @__PURE__ */ row('property', 0x013b, 'row-gap', 'rowGap', lengthCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'length', default: [0x0, 0x0] }),
  columnGap: /* @__PURE__ */ row('property', 0x013c, 'column-gap', 'columnGap', lengthCodec, { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'length', default: [0x0, 0x0] }),
  order: /* @__PURE__ */ row('property', 0x013d, 'order', 'order', s32, { systems: ['layout'], default: [0x0] }),
  gridTemplateColumns: /* @__PURE__ */ row('property', 0x0150, 'grid-template-columns', 'gridTemplateColumns', /* @__PURE__ */ listOf(trackListCodec), { systems: ['layout'], range: { min: 0, max: Infinity }, default: [0x0] }),
  gridTemplateRows: /* @__PURE__ */ row('property', 0x0151, 'grid-template-rows', 'gridTemplateRows', /* @__PURE__ */ listOf(trackListCodec), { systems: ['layout'], range: { min: 0, max: Infinity }, default: [0x0] }),
  gridAutoColumns: /* @__PURE__ */ row('property', 0x0152, 'grid-auto-columns', 'gridAutoColumns', /* @__PURE__ */ listOf(trackSizeCodec), { systems: ['layout'], range: { min: 0, max: Infinity }, default: [0x0] }),
  gridAutoRows: /* @__PURE__ */ row('property', 0x0153, 'grid-auto-rows', 'gridAutoRows', /* @__PURE__ */ listOf(trackSizeCodec), { systems: ['layout'], range: { min: 0, max: Infinity }, default: [0x0] }),
  gridAutoFlow: /* @__PURE__ */ row('property', 0x0154, 'grid-auto-flow', 'gridAutoFlow', gridAutoFlowCodec, { systems: ['layout'], default: [0x0] }),
  gridColumnStart: /* @__PURE__ */ row('property', 0x0155, 'grid-column-start', 'gridColumnStart', gridLineCodec, { systems: ['layout'], default: [0x0] }),
  gridColumnEnd: /* @__PURE__ */ row('property', 0x0156, 'grid-column-end', 'gridColumnEnd', gridLineCodec, { systems: ['layout'], default: [0x0] }),
  gridRowStart: /* @__PURE__ */ row('property', 0x0157, 'grid-row-start', 'gridRowStart', gridLineCodec, { systems: ['layout'], default: [0x0] }),
  gridRowEnd: /* @__PURE__ */ row('property', 0x0158, 'grid-row-end', 'gridRowEnd', gridLineCodec, { systems: ['layout'], default: [0x0] }),
  marginInlineStart: /* @__PURE__ */ row('property', 0x0160, 'margin-inline-start', 'marginInlineStart', /* @__PURE__ */ optionOf(dimensionCodec), { systems: ['layout'], unit: 'dp', default: [0x0] }),
  marginInlineEnd: /* @__PURE__ */ row('property', 0x0161, 'margin-inline-end', 'marginInlineEnd', /* @__PURE__ */ optionOf(dimensionCodec), { systems: ['layout'], unit: 'dp', default: [0x0] }),
  paddingInlineStart: /* @__PURE__ */ row('property', 0x0162, 'padding-inline-start', 'paddingInlineStart', /* @__PURE__ */ optionOf(lengthCodec), { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  paddingInlineEnd: /* @__PURE__ */ row('property', 0x0163, 'padding-inline-end', 'paddingInlineEnd', /* @__PURE__ */ optionOf(lengthCodec), { systems: ['layout'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  insetInlineStart: /* @__PURE__ */ row('property', 0x0164, 'inset-inline-start', 'insetInlineStart', /* @__PURE__ */ optionOf(dimensionCodec), { systems: ['layout'], unit: 'dp', default: [0x0] }),
  insetInlineEnd: /* @__PURE__ */ row('property', 0x0165, 'inset-inline-end', 'insetInlineEnd', /* @__PURE__ */ optionOf(dimensionCodec), { systems: ['layout'], unit: 'dp', default: [0x0] }),
  visibility: /* @__PURE__ */ row('property', 0x0200, 'visibility', 'visibility', visibilityCodec, { systems: ['scene'], default: [0x0] }),
  opacity: /* @__PURE__ */ row('property', 0x0201, 'opacity', 'opacity', f32, { systems: ['scene'], range: { min: 0, max: 1 }, animate: 'number', default: [0x3f800000] }),
  zIndex: /* @__PURE__ */ row('property', 0x0202, 'z-index', 'zIndex', s32, { systems: ['scene'], default: [0x0] }),
  translateX: /* @__PURE__ */ row('property', 0x0203, 'translate-x', 'translateX', f32, { systems: ['scene'], unit: 'dp', animate: 'number', default: [0x0] }),
  translateY: /* @__PURE__ */ row('property', 0x0204, 'translate-y', 'translateY', f32, { systems: ['scene'], unit: 'dp', animate: 'number', default: [0x0] }),
  scaleX: /* @__PURE__ */ row('property', 0x0205, 'scale-x', 'scaleX', f32, { systems: ['scene'], animate: 'number', default: [0x3f800000] }),
  scaleY: /* @__PURE__ */ row('property', 0x0206, 'scale-y', 'scaleY', f32, { systems: ['scene'], animate: 'number', default: [0x3f800000] }),
  rotation: /* @__PURE__ */ row('property', 0x0207, 'rotation', 'rotation', f32, { systems: ['scene'], unit: 'degrees', animate: 'number', default: [0x0] }),
  skewX: /* @__PURE__ */ row('property', 0x0208, 'skew-x', 'skewX', f32, { systems: ['scene'], unit: 'degrees', animate: 'number', later: true, default: [0x0] }),
  skewY: /* @__PURE__ */ row('property', 0x0209, 'skew-y', 'skewY', f32, { systems: ['scene'], unit: 'degrees', animate: 'number', later: true, default: [0x0] }),
  pivotX: /* @__PURE__ */ row('property', 0x020a, 'pivot-x', 'pivotX', lengthCodec, { systems: ['scene'], unit: 'dp', animate: 'length', default: [0x1, 0x42480000] }),
  pivotY: /* @__PURE__ */ row('property', 0x020b, 'pivot-y', 'pivotY', lengthCodec, { systems: ['scene'], unit: 'dp', animate: 'length', default: [0x1, 0x42480000] }),
  cullMargin: /* @__PURE__ */ row('property', 0x020c, 'cull-margin', 'cullMargin', f32, { systems: ['scene'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x43700000] }),
  cache: /* @__PURE__ */ row('property', 0x020d, 'cache', 'cache', bool, { systems: ['scene'], later: true, default: [0x0] }),
  hole: /* @__PURE__ */ row('property', 0x020e, 'hole', 'hole', bool, { systems: ['scene'], later: true, default: [0x0] }),
  backgroundColor: /* @__PURE__ */ row('property', 0x0300, 'background-color', 'backgroundColor', colorCodec, { systems: ['render'], animate: 'color', default: [0x0] }),
  borderTopLeftRadius: /* @__PURE__ */ row('property', 0x0301, 'border-top-left-radius', 'borderTopLeftRadius', f32, { systems: ['render', 'scene'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'number', default: [0x0] }),
  borderTopRightRadius: /* @__PURE__ */ row('property', 0x0302, 'border-top-right-radius', 'borderTopRightRadius', f32, { systems: ['render', 'scene'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'number', default: [0x0] }),
  borderBottomRightRadius: /* @__PURE__ */ row('property', 0x0303, 'border-bottom-right-radius', 'borderBottomRightRadius', f32, { systems: ['render', 'scene'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'number', default: [0x0] }),
  borderBottomLeftRadius: /* @__PURE__ */ row('property', 0x0304, 'border-bottom-left-radius', 'borderBottomLeftRadius', f32, { systems: ['render', 'scene'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'number', default: [0x0] }),
  borderTopColor: /* @__PURE__ */ row('property', 0x0305, 'border-top-color', 'borderTopColor', colorCodec, { systems: ['render'], animate: 'color', default: [0x0] }),
  borderRightColor: /* @__PURE__ */ row('property', 0x0306, 'border-right-color', 'borderRightColor', colorCodec, { systems: ['render'], animate: 'color', default: [0x0] }),
  borderBottomColor: /* @__PURE__ */ row('property', 0x0307, 'border-bottom-color', 'borderBottomColor', colorCodec, { systems: ['render'], animate: 'color', default: [0x0] }),
  borderLeftColor: /* @__PURE__ */ row('property', 0x0308, 'border-left-color', 'borderLeftColor', colorCodec, { systems: ['render'], animate: 'color', default: [0x0] }),
  borderAlignment: /* @__PURE__ */ row('property', 0x0309, 'border-alignment', 'borderAlignment', borderAlignmentCodec, { systems: ['render', 'scene'], default: [0x0] }),
  backgroundGradient: /* @__PURE__ */ row('property', 0x030a, 'background-gradient', 'backgroundGradient', gradientCodec, { systems: ['render'], default: [0x0] }),
  boxShadow: /* @__PURE__ */ row('property', 0x030b, 'box-shadow', 'boxShadow', /* @__PURE__ */ listOf(boxShadowCodec), { systems: ['render', 'scene'], unit: 'dp', default: [0x0] }),
  cornerColors: /* @__PURE__ */ row('property', 0x030c, 'corner-colors', 'cornerColors', /* @__PURE__ */ optionOf(/* @__PURE__ */ tupleOf<readonly [Color, Color, Color, Color]>(colorCodec, colorCodec, colorCodec, colorCodec)), { systems: ['render'], default: [0x0] }),
  blendMode: /* @__PURE__ */ row('property', 0x030d, 'blend-mode', 'blendMode', blendModeCodec, { systems: ['render'], later: true, default: [0x0] }),
  blur: /* @__PURE__ */ row('property', 0x030e, 'blur', 'blur', f32, { systems: ['render'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'number', later: true, default: [0x0] }),
  backdropBlur: /* @__PURE__ */ row('property', 0x030f, 'backdrop-blur', 'backdropBlur', f32, { systems: ['render'], range: { min: 0, max: Infinity }, unit: 'dp', animate: 'number', later: true, default: [0x0] }),
  src: /* @__PURE__ */ row('property', 0x0340, 'src', 'src', text, { systems: ['resources', 'render'], default: [0x0] }),
  objectFit: /* @__PURE__ */ row('property', 0x0341, 'object-fit', 'objectFit', objectFitCodec, { systems: ['render', 'resources'], default: [0x0] }),
  objectPositionX: /* @__PURE__ */ row('property', 0x0342, 'object-position-x', 'objectPositionX', lengthCodec, { systems: ['render'], unit: 'dp', default: [0x1, 0x42480000] }),
  objectPositionY: /* @__PURE__ */ row('property', 0x0343, 'object-position-y', 'objectPositionY', lengthCodec, { systems: ['render'], unit: 'dp', default: [0x1, 0x42480000] }),
  sourceRect: /* @__PURE__ */ row('property', 0x0344, 'source-rect', 'sourceRect', /* @__PURE__ */ optionOf(sourceRectCodec), { systems: ['render', 'resources'], unit: 'px', default: [0x0] }),
  tint: /* @__PURE__ */ row('property', 0x0345, 'tint', 'tint', colorCodec, { systems: ['render'], animate: 'color', default: [0xffffffff] }),
  placeholderColor: /* @__PURE__ */ row('property', 0x0346, 'placeholder-color', 'placeholderColor', colorCodec, { systems: ['render'], default: [0x0] }),
  flip: /* @__PURE__ */ row('property', 0x0347, 'flip', 'flip', flipCodec, { systems: ['render'], later: true, default: [0x0] }),
  nineSlice: /* @__PURE__ */ row('property', 0x0348, 'nine-slice', 'nineSlice', /* @__PURE__ */ optionOf(nineSliceCodec), { systems: ['render'], unit: 'px', later: true, default: [0x0] }),
  crossFade: /* @__PURE__ */ row('property', 0x0349, 'cross-fade', 'crossFade', f32, { systems: ['render'], range: { min: 0, max: Infinity }, unit: 'ms', later: true, default: [0x0] }),
  content: /* @__PURE__ */ row('property', 0x0400, 'content', 'content', text, { systems: ['text'], default: [0x0] }),
  fontFamily: /* @__PURE__ */ row('property', 0x0401, 'font-family', 'fontFamily', /* @__PURE__ */ listOf(text), { systems: ['text'], default: [0x0] }),
  fontSize: /* @__PURE__ */ row('property', 0x0402, 'font-size', 'fontSize', f32, { systems: ['text'], range: { min: 1, max: 1024 }, unit: 'dp', default: [0x42000000] }),
  fontWeight: /* @__PURE__ */ row('property', 0x0403, 'font-weight', 'fontWeight', u32, { systems: ['text'], range: { min: 1, max: 1000 }, default: [0x190] }),
  fontStyle: /* @__PURE__ */ row('property', 0x0404, 'font-style', 'fontStyle', fontStyleCodec, { systems: ['text'], default: [0x0] }),
  lineHeight: /* @__PURE__ */ row('property', 0x0405, 'line-height', 'lineHeight', lineHeightCodec, { systems: ['text'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  letterSpacing: /* @__PURE__ */ row('property', 0x0406, 'letter-spacing', 'letterSpacing', f32, { systems: ['text'], unit: 'dp', default: [0x0] }),
  wordSpacing: /* @__PURE__ */ row('property', 0x0407, 'word-spacing', 'wordSpacing', f32, { systems: ['text'], unit: 'dp', default: [0x0] }),
  textAlign: /* @__PURE__ */ row('property', 0x0408, 'text-align', 'textAlign', textAlignCodec, { systems: ['text'], default: [0x0] }),
  verticalAlign: /* @__PURE__ */ row('property', 0x0409, 'vertical-align', 'verticalAlign', verticalAlignCodec, { systems: ['text'], default: [0x0] }),
  maxLines: /* @__PURE__ */ row('property', 0x040a, 'max-lines', 'maxLines', u32, { systems: ['text'], default: [0x0] }),
  textOverflow: /* @__PURE__ */ row('property', 0x040b, 'text-overflow', 'textOverflow', textOverflowCodec, { systems: ['text'], default: [0x0] }),
  textWrap: /* @__PURE__ */ row('property', 0x040c, 'text-wrap', 'textWrap', textWrapCodec, { systems: ['text'], default: [0x0] }),
  color: /* @__PURE__ */ row('property', 0x040d, 'color', 'color', colorCodec, { systems: ['render'], animate: 'color', default: [0xffffffff] }),
  language: /* @__PURE__ */ row('property', 0x040e, 'language', 'language', text, { systems: ['text'], default: [0x0] }),
  decoration: /* @__PURE__ */ row('property', 0x040f, 'decoration', 'decoration', textDecorationCodec, { systems: ['text'], later: true, default: [0x0] }),
  runs: /* @__PURE__ */ row('property', 0x0410, 'runs', 'runs', /* @__PURE__ */ listOf(textRunCodec), { systems: ['text'], later: true, default: [0x0] }),
  textShadow: /* @__PURE__ */ row('property', 0x0411, 'text-shadow', 'textShadow', /* @__PURE__ */ listOf(boxShadowCodec), { systems: ['text'], unit: 'dp', later: true, default: [0x0] }),
  outline: /* @__PURE__ */ row('property', 0x0412, 'outline', 'outline', /* @__PURE__ */ optionOf(textOutlineCodec), { systems: ['text'], unit: 'dp', later: true, default: [0x0] }),
  textGradient: /* @__PURE__ */ row('property', 0x0413, 'text-gradient', 'textGradient', gradientCodec, { systems: ['text'], later: true, default: [0x0] }),
  textFit: /* @__PURE__ */ row('property', 0x0414, 'text-fit', 'textFit', textFitCodec, { systems: ['text'], later: true, default: [0x0] }),
  fontFeatures: /* @__PURE__ */ row('property', 0x0415, 'font-features', 'fontFeatures', /* @__PURE__ */ listOf(/* @__PURE__ */ tupleOf<readonly [number, number]>(u32, u32)), { systems: ['text'], later: true, default: [0x0] }),
  fontVariations: /* @__PURE__ */ row('property', 0x0416, 'font-variations', 'fontVariations', /* @__PURE__ */ listOf(/* @__PURE__ */ tupleOf<readonly [number, number]>(u32, f32)), { systems: ['text'], later: true, default: [0x0] }),
  transition: /* @__PURE__ */ row('property', 0x0500, 'transition', 'transition', /* @__PURE__ */ listOf(transitionCodec), { systems: ['animation'], unit: 'ms', default: [0x0] }),
  stateDelay: /* @__PURE__ */ row('property', 0x0501, 'state-delay', 'stateDelay', f32, { systems: ['animation'], range: { min: 0, max: Infinity }, unit: 'ms', later: true, default: [0x0] }),
  focusable: /* @__PURE__ */ row('property', 0x0600, 'focusable', 'focusable', bool, { systems: ['focus', 'scene'], default: [0x0] }),
  focusKey: /* @__PURE__ */ row('property', 0x0601, 'focus-key', 'focusKey', text, { systems: ['focus'], default: [0x0] }),
  focusGroup: /* @__PURE__ */ row('property', 0x0602, 'focus-group', 'focusGroup', bool, { systems: ['focus', 'scene'], default: [0x0] }),
  focusMemory: /* @__PURE__ */ row('property', 0x0603, 'focus-memory', 'focusMemory', focusMemoryCodec, { systems: ['focus'], default: [0x0] }),
  focusEntry: /* @__PURE__ */ row('property', 0x0604, 'focus-entry', 'focusEntry', focusEntryCodec, { systems: ['focus'], default: [0x0] }),
  focusPreferred: /* @__PURE__ */ row('property', 0x0605, 'focus-preferred', 'focusPreferred', nodeIdCodec, { systems: ['focus'], default: [0x0] }),
  nextFocusUp: /* @__PURE__ */ row('property', 0x0606, 'next-focus-up', 'nextFocusUp', nodeIdCodec, { systems: ['focus'], default: [0x0] }),
  nextFocusRight: /* @__PURE__ */ row('property', 0x0607, 'next-focus-right', 'nextFocusRight', nodeIdCodec, { systems: ['focus'], default: [0x0] }),
  nextFocusDown: /* @__PURE__ */ row('property', 0x0608, 'next-focus-down', 'nextFocusDown', nodeIdCodec, { systems: ['focus'], default: [0x0] }),
  nextFocusLeft: /* @__PURE__ */ row('property', 0x0609, 'next-focus-left', 'nextFocusLeft', nodeIdCodec, { systems: ['focus'], default: [0x0] }),
  focusTrap: /* @__PURE__ */ row('property', 0x060a, 'focus-trap', 'focusTrap', navigationDirectionsCodec, { systems: ['focus'], default: [0x0] }),
  focusWrap: /* @__PURE__ */ row('property', 0x060b, 'focus-wrap', 'focusWrap', navigationDirectionsCodec, { systems: ['focus'], later: true, default: [0x0] }),
  focusModal: /* @__PURE__ */ row('property', 0x060c, 'focus-modal', 'focusModal', bool, { systems: ['focus'], later: true, default: [0x0] }),
  focusGuide: /* @__PURE__ */ row('property', 0x060d, 'focus-guide', 'focusGuide', nodeIdCodec, { systems: ['focus'], later: true, default: [0x0] }),
  focusOverlap: /* @__PURE__ */ row('property', 0x060e, 'focus-overlap', 'focusOverlap', f32, { systems: ['focus'], range: { min: 0, max: 1 }, later: true, default: [0x0] }),
  claimedKeys: /* @__PURE__ */ row('property', 0x060f, 'claimed-keys', 'claimedKeys', /* @__PURE__ */ listOf(keyCodec), { systems: ['engine'], default: [0x0] }),
  scrollAxis: /* @__PURE__ */ row('property', 0x0700, 'scroll-axis', 'scrollAxis', scrollAxisCodec, { systems: ['scroll', 'scene'], default: [0x0] }),
  scrollPolicy: /* @__PURE__ */ row('property', 0x0701, 'scroll-policy', 'scrollPolicy', scrollPolicyCodec, { systems: ['scroll'], default: [0x2] }),
  keyLine: /* @__PURE__ */ row('property', 0x0702, 'key-line', 'keyLine', f32, { systems: ['scroll'], range: { min: 0, max: 1 }, default: [0x3f000000] }),
  keyLineItem: /* @__PURE__ */ row('property', 0x0703, 'key-line-item', 'keyLineItem', f32, { systems: ['scroll'], range: { min: 0, max: 1 }, default: [0x3f000000] }),
  scrollPaddingTop: /* @__PURE__ */ row('property', 0x0704, 'scroll-padding-top', 'scrollPaddingTop', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  scrollPaddingRight: /* @__PURE__ */ row('property', 0x0705, 'scroll-padding-right', 'scrollPaddingRight', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  scrollPaddingBottom: /* @__PURE__ */ row('property', 0x0706, 'scroll-padding-bottom', 'scrollPaddingBottom', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  scrollPaddingLeft: /* @__PURE__ */ row('property', 0x0707, 'scroll-padding-left', 'scrollPaddingLeft', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, unit: 'dp', default: [0x0] }),
  scrollMotion: /* @__PURE__ */ row('property', 0x0708, 'scroll-motion', 'scrollMotion', motionCodec, { systems: ['scroll'], default: [0x2, 0x43480000, 0x41e23d71] }),
  scrollOvershoot: /* @__PURE__ */ row('property', 0x0709, 'scroll-overshoot', 'scrollOvershoot', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, unit: 'dp', later: true, default: [0x0] }),
  scrollSnap: /* @__PURE__ */ row('property', 0x070a, 'scroll-snap', 'scrollSnap', bool, { systems: ['scroll'], later: true, default: [0x0] }),
  itemCount: /* @__PURE__ */ row('property', 0x070b, 'item-count', 'itemCount', u32, { systems: ['scroll'], later: true, default: [0x0] }),
  itemExtent: /* @__PURE__ */ row('property', 0x070c, 'item-extent', 'itemExtent', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, unit: 'dp', later: true, default: [0x0] }),
  itemTemplate: /* @__PURE__ */ row('property', 0x070d, 'item-template', 'itemTemplate', nodeIdCodec, { systems: ['scroll'], later: true, default: [0x0] }),
  prefetch: /* @__PURE__ */ row('property', 0x070e, 'prefetch', 'prefetch', f32, { systems: ['scroll'], range: { min: 0, max: Infinity }, later: true, default: [0x3f800000] }),
  role: /* @__PURE__ */ row('property', 0x0800, 'role', 'role', roleCodec, { systems: ['engine'], later: true, default: [0x0] }),
  label: /* @__PURE__ */ row('property', 0x0801, 'label', 'label', text, { systems: ['engine'], later: true, default: [0x0] }),
  description: /* @__PURE__ */ row('property', 0x0802, 'description', 'description', text, { systems: ['engine'], later: true, default: [0x0] }),
  live: /* @__PURE__ */ row('property', 0x0803, 'live', 'live', politenessCodec, { systems: ['engine'], later: true, default: [0x0] }),
  positionInSet: /* @__PURE__ */ row('property', 0x0804, 'position-in-set', 'positionInSet', u32, { systems: ['engine'], later: true, default: [0x0] }),
  setSize: /* @__PURE__ */ row('property', 0x0805, 'set-size', 'setSize', u32, { systems: ['engine'], later: true, default: [0x0] }),
};

/** Values of the events, by name. */
export interface Events {
  /**
   * A batch was refused whole.
   *
   * `refusal`.
   */
  refused: Refusal;
  /**
   * An unknown entry was skipped.
   *
   * `skipped`.
   */
  skipped: Skipped;
  /**
   * Focus moved.
   *
   * `focus-change`.
   */
  focus: FocusChange;
  /**
   * A key that a node claimed, or that the engine does not use.
   *
   * `key-press`.
   */
  key: KeyPress;
  /**
   * The focused node was selected (Enter).
   *
   * `node-id`.
   */
  select: NodeId;
  /**
   * Back was pressed and not claimed.
   *
   * `node-id`.
   */
  back: NodeId;
  /**
   * The image is ready.
   *
   * `picture`.
   */
  loaded: Picture;
  /**
   * The image failed.
   *
   * `failure`.
   */
  failed: Failure;
  /**
   * The node came within its margin of the viewport.
   *
   * `node-id`.
   */
  inBounds: NodeId;
  /**
   * The node left it.
   *
   * `node-id`.
   */
  outOfBounds: NodeId;
  /**
   * A part of the node came into view.
   *
   * `node-id`.
   */
  inViewport: NodeId;
  /**
   * The node went out of view.
   *
   * `node-id`.
   */
  outOfViewport: NodeId;
  /**
   * The node was removed, itself or with a node above it. The last event of a node: if it
   * had focus, `focus` came before.
   *
   * `node-id`.
   */
  removed: NodeId;
  /**
   * An animation reached its end.
   *
   * `animation-id`.
   */
  animationFinish: AnimationId;
  /**
   * An animation was cancelled, by the app or with its node.
   *
   * `animation-id`.
   */
  animationCancel: AnimationId;
  /**
   * A container came to rest.
   *
   * `scroll-position`.
   */
  scrollEnd: ScrollPosition;
  /**
   * Answer to `query-bounds`.
   *
   * `bounds`.
   */
  bounds: Bounds;
  /**
   * Answer to `query-text`.
   *
   * `text-metrics`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  textMetrics: TextMetrics;
  /**
   * A move without a candidate, or a refused request for focus: focus stays.
   *
   * `focus-stay`.
   */
  focusStay: FocusStay;
  /**
   * A font can be used.
   *
   * `u32`.
   */
  fontLoaded: number;
  /**
   * A font cannot be used.
   *
   * `font-failure`.
   */
  fontFailed: FontFailure;
  /**
   * Nothing moves visibly any more: the frame clock sleeps after this frame. Once for each
   * rest, and after each input.
   *
   * `u32`.
   */
  idle: number;
  /**
   * Items of a virtual list are needed.
   *
   * `list<u32>`, not implemented yet.
   *
   * @deprecated Not implemented yet: setting it is refused as `unsupported`.
   */
  itemsNeeded: readonly number[];
  /**
   * Count of texts in view whose glyphs do not fit the atlas, when it changed. They are
   * drawn when other texts leave.
   *
   * `u32`.
   */
  textsWaiting: number;
  /**
   * An animation without an end was to be reversed at its start: it continues unchanged.
   * (Web Animations throws, but from another thread the app cannot know where the animation
   * is.)
   *
   * `animation-id`.
   */
  animationRefused: AnimationId;
  /**
   * A text needs something that no font has. Emitted once for each family, and for each
   * character with the families named; not while a font that the text needs is loading.
   *
   * `missing-font`.
   */
  fontMissing: MissingFont;
  /**
   * A focusable node has a box without area, at rest and with no image being loaded: focus
   * never finds it. Emitted again only after its placement has changed.
   *
   * `node-id`.
   */
  focusableEmpty: NodeId;
  /**
   * The node's clips are nested too deep: at most eight, its own included, may have round
   * corners or be rotated. Those further out cut along the upright rectangle around them.
   * Once for a node.
   *
   * `node-id`.
   */
  clipsTooDeep: NodeId;
  /**
   * The host cannot draw a property of the node, which looks as if it were not set. When it
   * is set and was not, and when a host that can draw it is replaced by one that cannot.
   *
   * `undrawn`.
   */
  undrawn: Undrawn;
}

/** The table of the events. */
export const events: { readonly [K in keyof Events]: EntryInfo<Events[K]> } = {
  refused: /* @__PURE__ */ row('event', 0x8001, 'refused', 'refused', refusalCodec),
  skipped: /* @__PURE__ */ row('event', 0x8002, 'skipped', 'skipped', skippedCodec),
  focus: /* @__PURE__ */ row('event', 0x8003, 'focus', 'focus', focusChangeCodec),
  key: /* @__PURE__ */ row('event', 0x8004, 'key', 'key', keyPressCodec),
  select: /* @__PURE__ */ row('event', 0x8005, 'select', 'select', nodeIdCodec),
  back: /* @__PURE__ */ row('event', 0x8006, 'back', 'back', nodeIdCodec),
  loaded: /* @__PURE__ */ row('event', 0x8007, 'loaded', 'loaded', pictureCodec),
  failed: /* @__PURE__ */ row('event', 0x8008, 'failed', 'failed', failureCodec),
  inBounds: /* @__PURE__ */ row('event', 0x8009, 'in-bounds', 'inBounds', nodeIdCodec),
  outOfBounds: /* @__PURE__ */ row('event', 0x800a, 'out-of-bounds', 'outOfBounds', nodeIdCodec),
  inViewport: /* @__PURE__ */ row('event', 0x800b, 'in-viewport', 'inViewport', nodeIdCodec),
  outOfViewport: /* @__PURE__ */ row('event', 0x800c, 'out-of-viewport', 'outOfViewport', nodeIdCodec),
  removed: /* @__PURE__ */ row('event', 0x800d, 'removed', 'removed', nodeIdCodec),
  animationFinish: /* @__PURE__ */ row('event', 0x800e, 'animation-finish', 'animationFinish', animationIdCodec),
  animationCancel: /* @__PURE__ */ row('event', 0x800f, 'animation-cancel', 'animationCancel', animationIdCodec),
  scrollEnd: /* @__PURE__ */ row('event', 0x8010, 'scroll-end', 'scrollEnd', scrollPositionCodec),
  bounds: /* @__PURE__ */ row('event', 0x8011, 'bounds', 'bounds', boundsCodec),
  textMetrics: /* @__PURE__ */ row('event', 0x8012, 'text-metrics', 'textMetrics', textMetricsCodec, { later: true }),
  focusStay: /* @__PURE__ */ row('event', 0x8013, 'focus-stay', 'focusStay', focusStayCodec),
  fontLoaded: /* @__PURE__ */ row('event', 0x8014, 'font-loaded', 'fontLoaded', u32),
  fontFailed: /* @__PURE__ */ row('event', 0x8015, 'font-failed', 'fontFailed', fontFailureCodec),
  idle: /* @__PURE__ */ row('event', 0x8016, 'idle', 'idle', u32),
  itemsNeeded: /* @__PURE__ */ row('event', 0x8017, 'items-needed', 'itemsNeeded', /* @__PURE__ */ listOf(u32), { later: true }),
  textsWaiting: /* @__PURE__ */ row('event', 0x8018, 'texts-waiting', 'textsWaiting', u32),
  animationRefused: /* @__PURE__ */ row('event', 0x8019, 'animation-refused', 'animationRefused', animationIdCodec),
  fontMissing: /* @__PURE__ */ row('event', 0x801a, 'font-missing', 'fontMissing', missingFontCodec),
  focusableEmpty: /* @__PURE__ */ row('event', 0x801b, 'focusable-empty', 'focusableEmpty', nodeIdCodec),
  clipsTooDeep: /* @__PURE__ */ row('event', 0x801c, 'clips-too-deep', 'clipsTooDeep', nodeIdCodec),
  undrawn: /* @__PURE__ */ row('event', 0x801d, 'undrawn', 'undrawn', undrawnCodec),
};

/** Values of the requests, by name. */
export interface Requests {
  /**
   * Load an image: `image-arrived` or `image-failed` answers.
   *
   * `image-load`.
   */
  loadImage: ImageLoad;
  /**
   * Stop loading this texture: no answer is expected.
   *
   * `u32`.
   */
  cancelImage: number;
  /**
   * Load a font: `font-arrived` or `font-failed` answers.
   *
   * `font-load`.
   */
  loadFont: FontLoad;
  /**
   * Forget the image of this texture, which arrived and is no longer shown. Its file may go.
   *
   * `u32`.
   */
  freeImage: number;
  /**
   * An image that is being loaded came into the viewport, or left it.
   *
   * `image-urgency`, optional.
   */
  prioritiseImage: ImageUrgency;
}

/** The table of the requests. */
export const requests: { readonly [K in keyof Requests]: EntryInfo<Requests[K]> } = {
  loadImage: /* @__PURE__ */ row('request', 0x8101, 'load-image', 'loadImage', imageLoadCodec, { systems: ['resources'] }),
  cancelImage: /* @__PURE__ */ row('request', 0x8102, 'cancel-image', 'cancelImage', u32, { systems: ['resources'] }),
  loadFont: /* @__PURE__ */ row('request', 0x8103, 'load-font', 'loadFont', fontLoadCodec, { systems: ['text'] }),
  freeImage: /* @__PURE__ */ row('request', 0x8104, 'free-image', 'freeImage', u32, { systems: ['resources'] }),
  prioritiseImage: /* @__PURE__ */ row('request', 0x8181, 'prioritise-image', 'prioritiseImage', imageUrgencyCodec, { systems: ['resources'] }),
};

/** Values of the settings, by name. */
export interface Settings {
  /**
   * Width of the stage: the design size.
   *
   * `f32`, dp, 1 to 16384, default `1920`.
   */
  width: number;
  /**
   * Height of the stage.
   *
   * `f32`, dp, 1 to 16384, default `1080`.
   */
  height: number;
  /**
   * Width of the surface in device pixels.
   *
   * `u32`, px, 1 to 16384, default `1920`.
   */
  pixelWidth: number;
  /**
   * Height of the surface in device pixels.
   *
   * `u32`, px, 1 to 16384, default `1080`.
   */
  pixelHeight: number;
  /**
   * Textures that one draw call can use.
   *
   * `u32`, 1 to 16, default `8`.
   */
  textureUnits: number;
  /**
   * Most bytes of textures.
   *
   * `u32`, bytes, default `67108864`.
   */
  textureBudget: number;
  /**
   * What the host can draw. A property that needs more is as if it were not set, and the
   * event `undrawn` names it.
   *
   * `drawn-kinds`, default `0xffffffff`.
   */
  draws: DrawnKinds;
  /**
   * Top inset of the safe area, for apps; the engine itself draws to the edges.
   *
   * `f32`, dp, 0 to 16384, default `0`, optional.
   */
  overscanTop: number;
  /**
   * Right inset of the safe area.
   *
   * `f32`, dp, 0 to 16384, default `0`, optional.
   */
  overscanRight: number;
  /**
   * Bottom inset of the safe area.
   *
   * `f32`, dp, 0 to 16384, default `0`, optional.
   */
  overscanBottom: number;
  /**
   * Left inset of the safe area.
   *
   * `f32`, dp, 0 to 16384, default `0`, optional.
   */
  overscanLeft: number;
  /**
   * Whether moves of focus are explained in `inspect`: each takes about twice as long then.
   *
   * `bool`, default `false`, optional.
   */
  explains: boolean;
  /**
   * Most pixels of targets, which what has an opacity is drawn into first where its parts
   * overlap. 0 if the host has none. What does not fit is drawn as if its opacity were that
   * of each of its parts.
   *
   * `u32`, px, default `0`, optional.
   */
  targetPixels: number;
}

/** The table of the settings. */
export const settings: { readonly [K in keyof Settings]: EntryInfo<Settings[K]> } = {
  width: /* @__PURE__ */ row('setting', 0x8201, 'width', 'width', f32, { systems: ['layout', 'scene', 'render'], range: { min: 1, max: 16384 }, unit: 'dp', default: [0x44f00000] }),
  height: /* @__PURE__ */ row('setting', 0x8202, 'height', 'height', f32, { systems: ['layout', 'scene', 'render'], range: { min: 1, max: 16384 }, unit: 'dp', default: [0x44870000] }),
  pixelWidth: /* @__PURE__ */ row('setting', 0x8203, 'pixel-width', 'pixelWidth', u32, { systems: ['render', 'scene'], range: { min: 1, max: 16384 }, unit: 'px', default: [0x780] }),
  pixelHeight: /* @__PURE__ */ row('setting', 0x8204, 'pixel-height', 'pixelHeight', u32, { systems: ['render', 'scene'], range: { min: 1, max: 16384 }, unit: 'px', default: [0x438] }),
  textureUnits: /* @__PURE__ */ row('setting', 0x8205, 'texture-units', 'textureUnits', u32, { systems: ['render'], range: { min: 1, max: 16 }, default: [0x8] }),
  textureBudget: /* @__PURE__ */ row('setting', 0x8206, 'texture-budget', 'textureBudget', u32, { systems: ['resources'], unit: 'bytes', default: [0x4000000] }),
  draws: /* @__PURE__ */ row('setting', 0x8207, 'draws', 'draws', drawnKindsCodec, { systems: ['engine'], default: [0xffffffff] }),
  overscanTop: /* @__PURE__ */ row('setting', 0x8281, 'overscan-top', 'overscanTop', f32, { systems: ['engine'], range: { min: 0, max: 16384 }, unit: 'dp', default: [0x0] }),
  overscanRight: /* @__PURE__ */ row('setting', 0x8282, 'overscan-right', 'overscanRight', f32, { systems: ['engine'], range: { min: 0, max: 16384 }, unit: 'dp', default: [0x0] }),
  overscanBottom: /* @__PURE__ */ row('setting', 0x8283, 'overscan-bottom', 'overscanBottom', f32, { systems: ['engine'], range: { min: 0, max: 16384 }, unit: 'dp', default: [0x0] }),
  overscanLeft: /* @__PURE__ */ row('setting', 0x8284, 'overscan-left', 'overscanLeft', f32, { systems: ['engine'], range: { min: 0, max: 16384 }, unit: 'dp', default: [0x0] }),
  explains: /* @__PURE__ */ row('setting', 0x8285, 'explains', 'explains', bool, { systems: ['engine'], default: [0x0] }),
  targetPixels: /* @__PURE__ */ row('setting', 0x8286, 'target-pixels', 'targetPixels', u32, { systems: ['render'], unit: 'px', default: [0x0] }),
};

/** All rows by id. */
export const info: { readonly [id: number]: EntryInfo } = /* @__PURE__ */ byId(commands, properties, events, requests, settings);
