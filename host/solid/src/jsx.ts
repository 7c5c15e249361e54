/**
 * Types of JSX: the elements are those of a stage.
 *
 * @module
 */
import type { Node } from 'inlay';
import type { ElementProperties } from 'inlay/renderer';
import type { TextPart } from './item.ts';

/** What an element has beside the properties of its node. */
export interface SolidProperties {
  /** A stable name in the focus group, by which focus is restored: the app API's `key`. */
  readonly key?: string | null | undefined;
  /** A variable that gets the node, or a function that is called with it. */
  readonly ref?: Node | ((node: Node) => void) | undefined;
  readonly children?: JSX.Element;
}

/** Properties of `<view>`. */
export type ViewProps = ElementProperties['view'] & SolidProperties;
/** Properties of `<image>`. */
export type ImageProps = ElementProperties['image'] & SolidProperties;
/** Properties of `<text>`; its children are strings, and win over `content`. */
export type TextProps = ElementProperties['text'] & SolidProperties;

/** What TypeScript asks of `jsxImportSource`. */
export namespace JSX {
  /** What a component returns, and what stands between tags. */
  export type Element =
    | Node
    | TextPart
    | (() => Element)
    | readonly Element[]
    | string
    | number
    | boolean
    | null
    | undefined;
  export type ElementType = keyof IntrinsicElements | ((props: never) => Element);
  export interface ElementChildrenAttribute {
    children: unknown;
  }
  export interface IntrinsicElements {
    view: ViewProps;
    image: ImageProps;
    text: TextProps;
  }
}

/** A component. */
export type Component<P extends object = object> = (props: P) => JSX.Element;
/** Properties of a component with children. */
export type ParentProps<P extends object = object> = P & { readonly children?: JSX.Element };
