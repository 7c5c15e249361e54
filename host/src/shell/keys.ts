/**
 * DOM keyboard events as keys of the schema.
 *
 * @module
 */
import type { KeyName } from '../app/types.ts';
import { keyNames } from '../protocol/key-names.ts';

/** What of a `KeyboardEvent` is looked at. */
export interface KeyLike {
  readonly key: string;
  readonly keyCode?: number;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly metaKey?: boolean;
}

/** By `KeyboardEvent.key`, the names of W3C UI Events. */
const byName: Readonly<Record<string, KeyName>> = {
  ArrowUp: 'arrow-up',
  ArrowRight: 'arrow-right',
  ArrowDown: 'arrow-down',
  ArrowLeft: 'arrow-left',
  Enter: 'enter',
  // On a desktop Escape and Backspace stand for the Back key that remotes have.
  Escape: 'back',
  Backspace: 'back',
  GoBack: 'back',
  BrowserBack: 'back',
  Home: 'home',
  GoHome: 'home',
  ContextMenu: 'menu',
  Info: 'info',
  BrowserSearch: 'search',
  MediaPlay: 'play',
  MediaPause: 'pause',
  MediaPlayPause: 'play-pause',
  MediaStop: 'stop',
  MediaRewind: 'rewind',
  MediaFastForward: 'fast-forward',
  MediaTrackPrevious: 'track-previous',
  MediaTrackNext: 'track-next',
  ChannelUp: 'channel-up',
  ChannelDown: 'channel-down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  ColorF0Red: 'color-red',
  ColorF1Green: 'color-green',
  ColorF2Yellow: 'color-yellow',
  ColorF3Blue: 'color-blue',
  ClosedCaptionToggle: 'caption',
  Subtitle: 'caption',
  MediaAudioTrack: 'audio-track',
  Guide: 'guide',
  Exit: 'exit',
  AudioVolumeUp: 'volume-up',
  AudioVolumeDown: 'volume-down',
  AudioVolumeMute: 'volume-mute',
  '0': 'digit0',
  '1': 'digit1',
  '2': 'digit2',
  '3': 'digit3',
  '4': 'digit4',
  '5': 'digit5',
  '6': 'digit6',
  '7': 'digit7',
  '8': 'digit8',
  '9': 'digit9',
};

/**
 * By `keyCode`, for TV browsers whose `key` is `Unidentified`: codes that mean the same on every
 * make (CEA-2014, webOS, Tizen).
 */
const byCode: Readonly<Record<number, KeyName>> = {
  13: 'enter',
  33: 'page-up',
  34: 'page-down',
  37: 'arrow-left',
  38: 'arrow-up',
  39: 'arrow-right',
  40: 'arrow-down',
  403: 'color-red',
  404: 'color-green',
  405: 'color-yellow',
  406: 'color-blue',
  412: 'rewind',
  413: 'stop',
  415: 'play',
  417: 'fast-forward',
  427: 'channel-up',
  428: 'channel-down',
  457: 'info',
  // Back on webOS, and on Tizen.
  461: 'back',
  10009: 'back',
  // Tizen: Exit, PlayPause, TrackPrevious, TrackNext, Pause.
  10182: 'exit',
  10252: 'play-pause',
  10232: 'track-previous',
  10233: 'track-next',
  19: 'pause',
};

/**
 * The key of the schema, or `undefined` if the engine has no use for it: with Ctrl, Alt or Meta a
 * key is the browser's.
 */
export function keyOf(event: KeyLike): KeyName | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (Object.hasOwn(byName, event.key)) return byName[event.key];
  return byCode[event.keyCode ?? 0];
}

/**
 * A key as somebody types it on a command line: a name of the schema, or `up`, `right`, `down`,
 * `left` for the arrows.
 */
export function keyNamed(name: string, known: readonly string[] = keyNames): KeyName | undefined {
  const full = ['up', 'right', 'down', 'left'].includes(name) ? `arrow-${name}` : name;
  return known.includes(full) ? (full as KeyName) : undefined;
}
