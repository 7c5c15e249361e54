/** @jsxImportSource inlay-solid */
/**
 * Components for the tests of Solid, and what changes them.
 *
 * @module
 */
import type { Node, Stage } from 'inlay';
import {
  children,
  createFocusWithin,
  Dynamic,
  ErrorBoundary,
  For,
  type JSX,
  type ParentProps,
  Portal,
  render,
  Show,
  Suspense,
  useStage,
  type ViewProps,
} from 'inlay-solid';
import { createResource, createSignal, onCleanup, splitProps } from 'solid-js';

/** An item of a list, by its key. */
export type Item = readonly [key: string, look: object];

function Box(props: { name: string } & ViewProps) {
  const [own, others] = splitProps(props, ['name']);
  return <view key={own.name} width={100} height={40} background="#336699" {...others} />;
}

export function properties(stage: Stage) {
  const [height, setHeight] = createSignal(50);
  const [look, setLook] = createSignal<object>({ background: '#ff0000' });
  const end = render(
    () => <view key="a" width={100} height={height()} padding={4} paddingTop={9} {...look()} />,
    stage,
  );
  return { end, setHeight, setLook };
}

export function focusWithin(stage: Stage) {
  const [isFocused, focus] = createFocusWithin();
  const end = render(
    () => (
      <view>
        <view key="card" {...focus}>
          <Box name="a" focusable />
          <Box name="b" focusable />
        </view>
        <Box name="c" focusable />
      </view>
    ),
    stage,
  );
  return { end, isFocused };
}

export function texts(stage: Stage) {
  const [count, setCount] = createSignal(1);
  const [more, setMore] = createSignal<JSX.Element>('!');
  const end = render(
    () => (
      <text fontSize={20}>
        film {count()} of {more()}
      </text>
    ),
    stage,
  );
  return { end, setCount, setMore };
}

export function list(stage: Stage, first: readonly Item[]) {
  const [items, setItems] = createSignal(first);
  const [isOpen, setIsOpen] = createSignal(true);
  const end = render(
    () => (
      <Show when={isOpen()} fallback={<Box name="closed" />}>
        <view key="before" />
        <For each={items()} fallback={<Box name="empty" />}>
          {([key, look], index) => <view key={key} height={30} zIndex={index()} {...look} />}
        </For>
        <view key="after" />
      </Show>
    ),
    stage,
  );
  return { end, setItems, setIsOpen };
}

export function counter(stage: Stage) {
  const [count, setCount] = createSignal(0);
  let button: Node | undefined;
  const seen: unknown[][] = [];
  const end = render(
    () => (
      <view
        ref={button}
        key={`count ${count()}`}
        width={100}
        height={40}
        focusable
        onSelect={(...args) => {
          seen.push(args);
          setCount(count() + 1);
        }}
      />
    ),
    stage,
  );
  return { end, seen, button: button as Node | undefined };
}

export function wrapped(stage: Stage) {
  const [isWrapped, setIsWrapped] = createSignal(true);
  const [ended, setEnded] = createSignal(0);
  function Frame(props: ParentProps) {
    const inside = children(() => props.children);
    return (
      <Show when={isWrapped()} fallback={inside()}>
        <view key="frame">{inside()}</view>
      </Show>
    );
  }
  function Kept() {
    onCleanup(() => setEnded(ended() + 1));
    return <Box name="kept" />;
  }
  const end = render(
    () => (
      <Frame>
        <Kept />
      </Frame>
    ),
    stage,
  );
  return { end, ended, setIsWrapped };
}

export function loading(stage: Stage) {
  let finish: (name: string) => void = () => {};
  const [name] = createResource(
    () =>
      new Promise<string>((done) => {
        finish = done;
      }),
  );
  const end = render(
    () => (
      <Suspense fallback={<Box name="wait" />}>
        <Box name={`${name()}`} />
      </Suspense>
    ),
    stage,
  );
  return { end, finish: (value: string) => finish(value) };
}

export function failing(stage: Stage) {
  const [width, setWidth] = createSignal<unknown>(10);
  const end = render(
    () => (
      <ErrorBoundary fallback={(error) => <text key="sorry">{String(error)}</text>}>
        <Box name="a" width={width() as number} />
      </ErrorBoundary>
    ),
    stage,
  );
  return { end, setWidth };
}

export function layers(stage: Stage, layer: Node) {
  const [isOpen, setIsOpen] = createSignal(true);
  const [kind, setKind] = createSignal<'view' | 'image'>('view');
  const end = render(
    () => (
      <view key="page">
        <Show when={isOpen()}>
          <Portal mount={layer}>
            <Box name="menu" />
          </Portal>
        </Show>
        <Dynamic component={kind()} key="any" />
      </view>
    ),
    stage,
  );
  return { end, setIsOpen, setKind };
}

/** What cannot be, by what is said of it. */
export const wrong: readonly [() => JSX.Element, RegExp][] = [
  [() => <view>lost</view>, /the string "lost": expected it in a <text>/],
  [
    () => (
      <text>
        <view />
      </text>
    ),
    /<view>: cannot be in a <text>/,
  ],
  [() => <Dynamic component={'div' as 'view'} />, /there is no element <div>/],
  [() => <view {...({ widht: 3 } as object)} />, /no property "widht". Did you mean "width"/],
  [
    () => {
      useStage().root.set({ background: '#000000' });
      return <image {...({ src: 3 } as object)} />;
    },
    /property "src"/,
  ],
];

export { render };
