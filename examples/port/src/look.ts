/**
 * Measures, colours and motion of the ported screen, shared by both renderers. Lengths in dp.
 *
 * @module
 */
import { cubicBezier, linearGradient, type Stage, tween } from 'inlay';

const font = { fontFamily: ['Inter'], color: '#e6e8eb' } as const;
/** Over all of what it is in. */
export const whole = { position: 'absolute', inset: 0 } as const;
const slow = tween(300, 'ease-in-out');
const soft = tween(300, cubicBezier(0.2, 1, 0.8, 1));
const slide = tween(250, 'ease-in-out');

/** The middle of the row with focus, as a share of the screen's height. */
const rowLine = 719 / 1080;

/** Gives a stage its fonts and its ground. */
export function prepare(stage: Stage): void {
  stage.root.set({ background: '#000' });
  for (const [weight, name] of [[400, 'Regular'] as const, [700, 'Bold'] as const])
    stage.addFont({ family: 'Inter', weight, src: `assets/fonts/Inter-${name}.ttf` });
}

/** An image of the background: it fades in over the one before it once it is loaded. */
export const backdrop = {
  position: 'absolute',
  width: '100%',
  height: '100%',
  objectFit: 'cover',
  opacity: 0,
  states: { loaded: { opacity: 1 } },
  transition: { opacity: tween(550, 'ease-in-out') },
} as const;
/** Dark at the left and below, clear at the upper right. */
export const mask = { ...whole, cornerColors: ['#000', '#0000', '#000', '#000'] } as const;

/** What leaves with its own height upwards while a lower row has focus. */
const leaving = (isTop: boolean, by: number) =>
  ({
    opacity: isTop ? 1 : 0,
    translateY: isTop ? 0 : -by,
    transition: { opacity: slow, translateY: slow },
  }) as const;
export const credits = (isTop: boolean) =>
  ({
    ...leaving(isTop, 80),
    position: 'absolute',
    left: 162,
    top: 80,
    flexDirection: 'column',
  }) as const;
export const creditsHead = { ...font, fontSize: 28, color: '#f6f6f699' } as const;
export const creditsName = { ...font, fontSize: 48, fontWeight: 700 } as const;
export const creditsNote = { ...font, fontSize: 12, color: '#f6f6f699' } as const;
export const content = (isTop: boolean) =>
  ({
    ...leaving(isTop, 100),
    position: 'absolute',
    left: 162,
    top: 300,
    width: 900,
    height: 220,
    flexDirection: 'column',
    gap: 16,
  }) as const;
export const headline = {
  ...font,
  fontSize: 50,
  lineHeight: '60dp',
  fontWeight: 700,
  maxLines: 1,
  textOverflow: 'ellipsis',
} as const;
export const description = {
  ...font,
  fontSize: 25,
  lineHeight: '32dp',
  maxLines: 3,
  textOverflow: 'ellipsis',
} as const;

export const column = {
  ...whole,
  flexDirection: 'column',
  gap: 40,
  padding: [500, 0, 220, 0],
  scroll: { axis: 'y', keyLine: rowLine, keyLineItem: 0.5, motion: slide },
} as const;

const row = { flexDirection: 'column', flexShrink: 0, margin: [30, 0, 0, 0] } as const;
/** What a row scrolls in: the padding has room for a tile that grows. */
const rail = { flexShrink: 0, focusGroup: { remember: true, entry: 'first' } } as const;
const tiles = {
  ...rail,
  gap: 20,
  padding: [20, 110, 20, 170],
  margin: [-2, 0, -20, 0],
  scroll: { axis: 'x', keyLine: 170 / 1920, keyLineItem: 0, motion: slide },
} as const;
/** By the kind of a row: the row, and what its films scroll in. */
export const rows = {
  poster: { row: { ...row, height: 328 }, rail: tiles },
  titled: { row: { ...row, height: 400 }, rail: { ...tiles, height: 370 } },
  hero: {
    row,
    rail: {
      ...rail,
      gap: 80,
      padding: [36, 320],
      scroll: { axis: 'x', policy: 'center', motion: slide },
    },
  },
} as const;
export const rowTitle = {
  ...font,
  fontSize: 24,
  lineHeight: '32dp',
  margin: [0, 0, 0, 170],
} as const;

const tile = { flexShrink: 0, focusable: true, objectFit: 'cover' } as const;
const posterSize = { width: 185, height: 278 } as const;
export const poster = {
  ...tile,
  ...posterSize,
  radius: 8,
  tint: '#b0b0b0',
  placeholderColor: '#252c37',
  states: {
    focused: { scale: 1.1, zIndex: 1, tint: '#fff' },
    failed: { placeholderColor: '#3a2c37' },
  },
  transition: { scale: tween(200, 'linear') },
} as const;
export const posterTitle = {
  ...font,
  position: 'absolute',
  left: 10,
  top: 288,
  width: 185,
  fontSize: 22,
  lineHeight: '22dp',
  maxLines: 2,
} as const;

export const hero = {
  ...tile,
  width: 1280,
  height: 720,
  // It grows upwards, as the row ends where the screen does.
  pivot: ['50%', '100%'],
  states: { focused: { scale: 1.05 } },
  transition: { scale: soft },
} as const;
export const heroShade = { ...whole, backgroundGradient: linearGradient(180, '#0000', '#000') };
export const heroDetails = (isSeen: boolean) =>
  ({ ...whole, opacity: isSeen ? 1 : 0, transition: { opacity: soft } }) as const;
export const heroPoster = {
  ...posterSize,
  position: 'absolute',
  left: 54,
  top: 220,
  states: { failed: { placeholderColor: '#3a2c37' } },
} as const;
export const heroTitle = {
  ...font,
  position: 'absolute',
  left: 54,
  top: 520,
  width: 1000,
  fontSize: 64,
  maxLines: 1,
  textOverflow: 'ellipsis',
} as const;
export const heroOverview = {
  ...font,
  position: 'absolute',
  left: 60,
  top: 620,
  width: 1000,
  fontSize: 21,
  lineHeight: '36dp',
  color: '#ccc',
  maxLines: 2,
  textOverflow: 'ellipsis',
} as const;

/** A group that is entered at its first member, and opens while it has focus. */
const drawer = {
  position: 'absolute',
  top: 0,
  bottom: 0,
  flexDirection: 'column',
  focusGroup: { entry: 'first' },
} as const;
const option = {
  flexShrink: 0,
  focusable: true,
  states: { focused: { background: '#4a7bd0' } },
} as const;

/** The menu: closed, it clips its buttons behind their icons. */
export const menu = {
  ...drawer,
  left: 0,
  width: 124,
  padding: [300, 24],
  gap: 20,
  overflow: 'hidden',
  backgroundGradient: linearGradient(90, '#000', '#0000'),
  states: { 'focus-within': { width: 1600 } },
  transition: { width: slide },
} as const;
export const menuButton = { ...option, width: 328, height: 70, radius: 8 } as const;
export const menuIcon = {
  ...font,
  width: 100,
  fontSize: 34,
  lineHeight: '70dp',
  fontWeight: 700,
  textAlign: 'center',
} as const;
export const menuLabel = { ...font, margin: [0, 12], fontSize: 38, lineHeight: '70dp' } as const;
export const menuMark = {
  position: 'absolute',
  left: 22,
  top: 308,
  width: 4,
  height: 56,
  background: '#fff',
} as const;

/** What can be done with a film: off the screen while it has no focus. */
export const panel = {
  ...drawer,
  left: 1920,
  width: 450,
  padding: [50, 75],
  background: '#000',
  states: { 'focus-within': { translateX: -450 } },
  transition: { translateX: tween(400, 'ease-in-out') },
} as const;
export const panelTitle = { ...font, height: 150, fontSize: 32, maxLines: 3 } as const;
export const panelButton = {
  ...option,
  height: 90,
  radius: 12,
  background: '#2c4f7c',
  boxShadow: { y: 16, blur: 24, spread: -6, color: '#0000007a' },
} as const;
export const panelLabel = {
  ...font,
  width: 300,
  fontSize: 26,
  lineHeight: '90dp',
  textAlign: 'center',
} as const;

/** What is shown while there is nothing else. */
export const notice = { ...font, position: 'absolute', left: 162, top: 300 } as const;
