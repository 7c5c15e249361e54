/**
 * Solid's control flow, with the types of our elements.
 *
 * @module
 */
import type { Node, Stage } from 'inlay';
import { containerOf } from 'inlay/renderer';
import type { Accessor } from 'solid-js';
import * as solid from 'solid-js';
import type { JSX } from './jsx.ts';
import { createElement, insert, spread } from './renderer.ts';
import { useStage } from './stage.ts';

/** What may hold nothing. */
type Maybe<T> = T | undefined | null | false;

/** Renders each item of a list. A node stays with its item, and moves with it. */
export const For = solid.For as unknown as <T>(props: {
  readonly each: Maybe<readonly T[]>;
  readonly fallback?: JSX.Element;
  readonly children: (item: T, index: Accessor<number>) => JSX.Element;
}) => JSX.Element;

/** Renders each place of a list. A node stays in its place, and gets another item. */
export const Index = solid.Index as unknown as <T>(props: {
  readonly each: Maybe<readonly T[]>;
  readonly fallback?: JSX.Element;
  readonly children: (item: Accessor<T>, index: number) => JSX.Element;
}) => JSX.Element;

/** Renders its children while `when` holds. */
export const Show = solid.Show as unknown as {
  <T>(props: {
    readonly when: Maybe<T>;
    readonly keyed: true;
    readonly fallback?: JSX.Element;
    readonly children: JSX.Element | ((item: NonNullable<T>) => JSX.Element);
  }): JSX.Element;
  <T>(props: {
    readonly when: Maybe<T>;
    readonly keyed?: false;
    readonly fallback?: JSX.Element;
    readonly children: JSX.Element | ((item: Accessor<NonNullable<T>>) => JSX.Element);
  }): JSX.Element;
};

/** Renders the first {@link Match} that holds. */
export const Switch = solid.Switch as unknown as (props: {
  readonly fallback?: JSX.Element;
  readonly children: JSX.Element;
}) => JSX.Element;

/** A case of {@link Switch}. */
export const Match = solid.Match as unknown as <T>(props: {
  readonly when: Maybe<T>;
  readonly keyed?: boolean;
  readonly children: JSX.Element | ((item: Accessor<NonNullable<T>>) => JSX.Element);
}) => JSX.Element;

/** Renders `fallback` while a resource under it is loading. */
export const Suspense = solid.Suspense as unknown as (props: {
  readonly fallback?: JSX.Element;
  readonly children: JSX.Element;
}) => JSX.Element;

/** Controls in which order {@link Suspense} under it show their contents. */
export const SuspenseList = solid.SuspenseList as unknown as (props: {
  readonly revealOrder: 'forwards' | 'backwards' | 'together';
  readonly tail?: 'collapsed' | 'hidden';
  readonly children: JSX.Element;
}) => JSX.Element;

/** Renders `fallback` where something under it throws. */
export const ErrorBoundary = solid.ErrorBoundary as unknown as (props: {
  readonly fallback: JSX.Element | ((error: unknown, reset: () => void) => JSX.Element);
  readonly children: JSX.Element;
}) => JSX.Element;

/** What children are when they are read, made once however often that is. */
export const children = solid.children as unknown as (
  read: Accessor<JSX.Element>,
) => Accessor<JSX.Element>;

/** Renders its children into another node or stage: a menu over everything. */
export function Portal(props: {
  /** By default the stage. */
  readonly mount?: Stage | Node;
  readonly children: JSX.Element;
}): JSX.Element {
  const container = containerOf(props.mount ?? useStage(), 'Portal: mount');
  insert(container, () => props.children, null);
  return undefined;
}

/** Renders the component, or the element of that name, that `component` is at the time. */
export function Dynamic<P extends object>(
  props: P & {
    readonly component: Maybe<((props: P) => JSX.Element) | keyof JSX.IntrinsicElements>;
  },
): JSX.Element {
  const [own, others] = solid.splitProps(props, ['component']);
  return solid.createMemo(() => {
    const { component } = own;
    return solid.untrack((): JSX.Element => {
      if (typeof component === 'function') return component(others as unknown as P);
      if (!component) return undefined;
      const element = createElement(component);
      spread(element, others);
      return element;
    });
  });
}
