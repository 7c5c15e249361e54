/**
 * Properties of nodes, as apps write them: every property of the schema under its camelCase name,
 * and CSS-like shorthands.
 *
 * @module
 */
import type {
  AnimatableProperty,
  Dimension,
  GridLine,
  Length,
  LineHeight,
  NavigationDirection,
  Properties,
  Size,
  State,
  TrackList,
  TrackSize,
} from '../protocol/schema.ts';
import type { Color } from './color.ts';
import type { Motion } from './motion.ts';
import type { Node, NodeData } from './node.ts';
import type { BoxShadow, CornerColors, Gradient } from './paint.ts';
import type { KeyName } from './types.ts';

/** A length: a number of design pixels (dp), or a percentage of what the property says. */
export type LengthInput = number | `${number}%`;
/** A length, or `'auto'`: the layout decides. */
export type DimensionInput = LengthInput | 'auto';
/**
 * CSS `width`, `height`, their limits and `flex-basis`: a length, `'auto'`, or a sizing keyword.
 */
export type SizeInput =
  | DimensionInput
  | 'min-content'
  | 'max-content'
  | 'fit-content'
  | 'stretch'
  | `fit-content(${number})`
  | `fit-content(${number}%)`;
/** CSS `line-height`: a number is times the font size. */
export type LineHeightInput = number | 'normal' | `${number}dp`;
/** CSS `font-weight`: a number from 1 to 1000, `'normal'` (400) or `'bold'` (700). */
export type FontWeightInput = number | 'normal' | 'bold';
/** CSS `<grid-line>`: a number of a line, `'span 2'`, or `'auto'`. */
export type GridLineInput = number | 'auto' | `span ${number}`;
/**
 * CSS `grid-template-*` and `grid-auto-*`: `'1fr 240 auto minmax(100, 1fr)'`, `'repeat(3, 1fr)'`,
 * `'repeat(auto-fill, 240)'`; numbers are dp.
 */
export type TracksInput = string | number | readonly (string | number)[];

/** Properties whose value is a colour. */
export type ColorKey = Extract<keyof Properties, `${string}Color` | 'color' | 'tint'>;
/** Properties whose value is a node. */
export type NodeKey = Extract<
  keyof Properties,
  `nextFocus${string}` | 'focusPreferred' | 'focusGuide' | 'itemTemplate'
>;

/** What an app may write for a value of the schema. */
type ValueInput<V> = [V] extends [Length]
  ? LengthInput
  : [V] extends [Dimension]
    ? DimensionInput
    : [V] extends [Size]
      ? SizeInput
      : [V] extends [LineHeight]
        ? LineHeightInput
        : [V] extends [GridLine]
          ? GridLineInput
          : [V] extends [readonly TrackList[]] | [readonly TrackSize[]]
            ? TracksInput
            : [V] extends [readonly (infer I)[]]
              ? [I] extends [string]
                ? I | readonly I[]
                : V
              : Spelled<V>;

/** As CSS writes it: `'safe center'` for the schema's `safe-center`. */
type Spelled<V> = V extends `${infer Overflow extends 'safe' | 'unsafe'}-${infer Place}`
  ? `${Overflow} ${Place}`
  : V;

/** What an app may write for a property. `null` takes the value away: the default holds again. */
export type PropertyInput<K extends keyof Properties> = Inputs[K];

/** By property; compilers show what is allowed, and not a name for it. */
type Inputs = {
  [K in keyof Properties]-?:
    | null
    | (K extends ColorKey
        ? Color
        : K extends NodeKey
          ? Node
          : K extends 'transition'
            ? Transitions
            : K extends keyof PaintInputs
              ? PaintInputs[K]
              : K extends 'scrollMotion'
                ? Motion
                : K extends 'fontWeight'
                  ? FontWeightInput
                  : ValueInput<NonNullable<Properties[K]>>);
};

/** Properties whose values are made of colours and numbers. */
interface PaintInputs {
  backgroundGradient: Gradient;
  boxShadow: BoxShadow | readonly BoxShadow[];
  cornerColors: CornerColors;
}

/** One value for all sides, `[vertical, horizontal]`, or `[top, right, bottom, left]`. */
export type Sides<T> = T | readonly [T, T] | readonly [T, T, T, T];
/** One value for both axes, or `[x, y]`. */
export type Axes<T> = T | readonly [T, T];

/** One value for the start and the end of a line, or `[start, end]`. */
export type Ends<T> = T | readonly [start: T, end: T];

/** Shorthands: each stands for several properties, or for one under another name. */
export interface ShortForms {
  /** CSS `padding`: all four sides, in dp or percent. */
  padding?: Sides<LengthInput> | null;
  /** CSS `margin`. */
  margin?: Sides<DimensionInput> | null;
  /** CSS `margin-inline`: both ends of a line, or `[start, end]`. */
  marginInline?: Ends<DimensionInput> | null;
  /** CSS `padding-inline`. */
  paddingInline?: Ends<LengthInput> | null;
  /** CSS `inset-inline`. */
  insetInline?: Ends<DimensionInput> | null;
  /** CSS `inset`: `insetTop` to `insetLeft`. */
  inset?: Sides<DimensionInput> | null;
  /** CSS `top`: `insetTop`. */
  top?: DimensionInput | null;
  /** CSS `right`: `insetRight`. */
  right?: DimensionInput | null;
  /** CSS `bottom`: `insetBottom`. */
  bottom?: DimensionInput | null;
  /** CSS `left`: `insetLeft`. */
  left?: DimensionInput | null;
  /** CSS `border-width`, in dp. */
  borderWidth?: Sides<number> | null;
  /** CSS `border-color`: all sides, or from the top clockwise. */
  borderColor?: Sides<Color> | null;
  /** CSS `border-radius`: all corners, or from the top left clockwise, in dp. */
  radius?: number | readonly [number, number, number, number] | null;
  /** `scaleX` and `scaleY`. */
  scale?: Axes<number> | null;
  /** `[translateX, translateY]`, in dp. */
  translate?: readonly [number, number] | null;
  /** `pivotX` and `pivotY`. */
  pivot?: Axes<LengthInput> | null;
  /** CSS `gap`: both, or `[rowGap, columnGap]`. */
  gap?: Axes<LengthInput> | null;
  /** CSS `overflow`: `overflowX` and `overflowY`. */
  overflow?: Axes<Properties['overflowX']> | null;
  /** CSS `object-position`: `objectPositionX` and `objectPositionY`. */
  objectPosition?: Axes<LengthInput> | null;
  /** CSS `scroll-padding`, in dp. */
  scrollPadding?: Sides<number> | null;
  /** `backgroundColor`. */
  background?: Color | null;
  /**
   * CSS `flex`: a number is `flexGrow`, with `flexShrink` 1 and `flexBasis` 0. `'auto'` grows and
   * shrinks from its own size, `'none'` does neither.
   */
  flex?: number | 'auto' | 'none' | null;
  /** CSS `grid-column`: a start, or `[start, end]`. */
  gridColumn?: Axes<GridLineInput> | null;
  /** CSS `grid-row`: a start, or `[start, end]`. */
  gridRow?: Axes<GridLineInput> | null;
  /**
   * Layout properties as a group; the same as setting them directly. `null` resets all that there
   * are.
   */
  layout?: LayoutProperties | null;
  /**
   * Makes the node a scroll container: an axis, or its properties without `scroll` in their names;
   * those that are left out stay. `null` resets all of them, and `overflow`.
   */
  scroll?: Properties['scrollAxis'] | ScrollProperties | null;
  /**
   * Makes the node a group of focusables, with its policies; those that are left out stay. `null`
   * resets all of them.
   */
  focusGroup?: boolean | FocusGroupProperties | null;
  /** A stable name, unique in its focus group: `focusKey`. Messages name the node by it. */
  key?: string | null;
}

/** What `scroll` groups. */
export interface ScrollProperties {
  /** By default `'x'`. */
  axis?: Properties['scrollAxis'];
  /**
   * Where the focused item is brought. By default `'key-line'` where `keyLine` is given, or
   * `'edge'`.
   */
  policy?: Properties['scrollPolicy'] | null;
  /** Where the key line is, as a share of the container. */
  keyLine?: number | null;
  /** The line of the item that comes to the key line, as a share of the item. */
  keyLineItem?: number | null;
  /** Kept free beside a revealed item, in dp. */
  padding?: Sides<number> | null;
  /** How the container travels to a new target. */
  motion?: Motion | null;
}

/** What `focusGroup` groups. */
export interface FocusGroupProperties {
  /** Whether focus comes back to the member that had it last. */
  remember?: boolean | null;
  /** Where focus goes when nothing is remembered. */
  entry?: Properties['focusEntry'] | null;
  /** The member that `entry: 'preferred'` names. */
  preferred?: Node | null;
  /** Directions in which no move leaves the group; `true` is all. */
  trap?: boolean | NavigationDirection | readonly NavigationDirection[] | null;
}

/** Short forms of properties that animations and transitions take. */
export type AnimatableShortForm =
  | 'padding'
  | 'margin'
  | 'inset'
  | 'top'
  | 'right'
  | 'bottom'
  | 'left'
  | 'radius'
  | 'scale'
  | 'translate'
  | 'pivot'
  | 'gap'
  | 'background'
  | 'borderColor'
  | 'flex';

/** How changed values travel, by property or shorthand; `'instant'` is at once. */
export type Transitions = {
  readonly [K in AnimatableProperty | AnimatableShortForm]?: Motion | null;
};

/** Every property of the schema under its own name. */
type Named = { [K in keyof Properties as Exclude<K, keyof ShortForms>]?: Inputs[K] };

/** Style, paint, text, focus and scroll properties, and their shorthands. */
export type StyleProperties = Named & ShortForms;

/** What `layout` groups: everything that decides boxes. */
export type LayoutProperties = {
  [K in Extract<keyof Named, LayoutKey>]?: Named[K];
} & Pick<
  ShortForms,
  | 'padding'
  | 'margin'
  | 'inset'
  | 'marginInline'
  | 'paddingInline'
  | 'insetInline'
  | 'top'
  | 'right'
  | 'bottom'
  | 'left'
  | 'borderWidth'
  | 'gap'
  | 'overflow'
  | 'flex'
  | 'gridColumn'
  | 'gridRow'
>;

type LayoutKey =
  | `${'' | 'min' | 'max'}${'Width' | 'Height' | 'width' | 'height'}`
  | `${'padding' | 'margin' | 'inset' | 'border' | 'flex' | 'justify' | 'align' | 'grid' | 'overflow'}${string}`
  | `${'row' | 'column'}Gap`
  | 'display'
  | 'position'
  | 'direction'
  | 'boxSizing'
  | 'aspectRatio'
  | 'order';

/**
 * Properties of a node in each of its states; the engine applies them in the frame in which the
 * state changes.
 */
export type StateStyles = { readonly [S in State]?: StyleProperties | null };

/** Everything that `node.set` and the factories take; `D` is the type of `data`. */
export type NodeProperties<D extends NodeData = NodeData> = StyleProperties & {
  /**
   * Styles by state, such as `{ focused: { scale: 1.08 } }`, in place of all that there were.
   */
  states?: StateStyles | null;
  /** Anything of the app's own, kept on this side: `node.data`. */
  data?: D;
};

/** Properties that `undefined` leaves out, too, as components do that pass theirs on. */
export type Loose<P> = { readonly [K in keyof P]?: P[K] | undefined };

/** Properties that only texts have a use for. */
export type TextKey = keyof NodeProperties &
  (
    | 'content'
    | `font${string}`
    | 'lineHeight'
    | 'letterSpacing'
    | 'wordSpacing'
    | 'textAlign'
    | 'verticalAlign'
    | 'maxLines'
    | 'textOverflow'
    | 'textWrap'
    | 'color'
    | 'language'
  );
/** Properties that only images have a use for. */
export type ImageKey = keyof NodeProperties &
  ('src' | 'sourceRect' | 'placeholderColor' | `object${string}`);

/** What `stage.view` takes. */
export type ViewProperties<D extends NodeData = NodeData> = Omit<
  NodeProperties<D>,
  TextKey | ImageKey
>;
/** What `stage.image` takes. */
export type ImageProperties<D extends NodeData = NodeData> = Omit<NodeProperties<D>, TextKey>;
/** What `stage.text` takes. */
export type TextProperties<D extends NodeData = NodeData> = Omit<NodeProperties<D>, ImageKey>;

/** What {@link Node.claimKeys} takes. */
export type ClaimedKeys = readonly KeyName[];
