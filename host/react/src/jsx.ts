/**
 * Types of JSX: the elements are those of a stage, everything else is React's.
 *
 * @module
 */
import type { Node } from 'inlay';
import type { ElementProperties } from 'inlay/renderer';
import type { Key, JSX as ReactJSX, ReactNode, Ref } from 'react';

/** What React itself takes of each element. */
export interface ReactProperties {
  readonly key?: Key | null | undefined;
  /** The node, while it is there. */
  readonly ref?: Ref<Node> | undefined;
  readonly children?: ReactNode;
}

/** Properties of `<view>`. */
export type ViewProps = ElementProperties['view'] & ReactProperties;
/** Properties of `<image>`. */
export type ImageProps = ElementProperties['image'] & ReactProperties;
/** Properties of `<text>`; its children are strings, and win over `content`. */
export type TextProps = ElementProperties['text'] & ReactProperties;

/** What TypeScript asks of `jsxImportSource`. */
export namespace JSX {
  export type ElementType = ReactJSX.ElementType | keyof IntrinsicElements;
  export type Element = ReactJSX.Element;
  export type ElementClass = ReactJSX.ElementClass;
  export type ElementAttributesProperty = ReactJSX.ElementAttributesProperty;
  export type ElementChildrenAttribute = ReactJSX.ElementChildrenAttribute;
  export type LibraryManagedAttributes<C, P> = ReactJSX.LibraryManagedAttributes<C, P>;
  export type IntrinsicAttributes = ReactJSX.IntrinsicAttributes;
  export type IntrinsicClassAttributes<T> = ReactJSX.IntrinsicClassAttributes<T>;
  export interface IntrinsicElements {
    view: ViewProps;
    image: ImageProps;
    text: TextProps;
  }
}
