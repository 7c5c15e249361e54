/**
 * Colours, type and measures of the demo, in one place. Lengths in dp on a stage of 1920 by 1080.
 *
 * @module
 */
import {
  type BoxShadow,
  type FontFace,
  type NodeProperties,
  type Stage,
  spring,
  tween,
} from '../../../host/src/index.ts';

/** The ground that hero pictures fade into. */
export const ground = '#0b0d12';
export const ink = '#f4f5f7';
export const dim = '#a9b0bd';
export const accent = '#f2b84b';
export const surface = '#1c2029';

/** 5 % of the screen: nothing that must be read lies outside. */
export const safe = { x: 96, y: 54 };

/**
 * Where rails begin; the hero is above. So high that the heading of the second rail is in the safe
 * area, too.
 */
export const railsTop = 504;

/** From the top of a rail to its tiles: the heading, 35, and what is below it. */
export const railHead = 61;

/** How much larger a tile is that has focus. */
export const grown = 1.08;
/** How it grows. */
export const grow = spring({ stiffness: 320, damping: 28 });
export const fade = tween(180, 'ease-out');
export const crossFade = tween(350, 'ease-out');
export const slide = spring({ stiffness: 180, damping: 26 });

/** The shadow of what is nearer to the eye. */
export const lifted: BoxShadow = { y: 14, blur: 36, color: '#000000b0' };

const families = ['Inter', 'Noto Sans Arabic', 'Noto Sans JP'];

/** A style of type: size and weight, in the families of the demo. */
export function type(size: number, weight: 400 | 600 | 700, color: string = ink): NodeProperties {
  return { fontFamily: families, fontSize: size, fontWeight: weight, color, lineHeight: 1.25 };
}

const fontFile = (name: string) => `assets/fonts/${name}.ttf`;

const faces: readonly FontFace[] = [
  { family: 'Inter', weight: 400, src: fontFile('Inter-Regular') },
  { family: 'Inter', weight: 600, src: fontFile('Inter-SemiBold') },
  { family: 'Inter', weight: 700, src: fontFile('Inter-Bold') },
  { family: 'Noto Sans Arabic', weight: 600, src: fontFile('NotoSansArabic-SemiBold') },
  { family: 'Noto Sans JP', weight: 700, src: fontFile('NotoSansJP-Bold') },
];

/** The files of the demo's fonts. */
export const fontFiles: readonly string[] = faces.map(({ src }) => src);

/** Makes the demo's fonts known. */
export function addFonts(stage: Stage): void {
  for (const face of faces) stage.addFont(face);
}
