/**
 * What runs in the page: {@link BrowserDevice}, driven by the test.
 *
 * @module
 */
import { BrowserDevice } from '../../../host/src/device/browser.ts';
import { LoadError } from '../../../host/src/device/device.ts';
import { pixelsOf } from '../../../host/src/gpu/raster.ts';

/**
 * What came of a load: sizes and corner pixels (RGBA, from the top left clockwise), or why there is
 * nothing.
 */
export type Loaded =
  | { own: [number, number]; decoded: [number, number]; bytes: number; corners: number[][] }
  | { reason: string; message: string };

/** What the test calls. */
export interface DevicePage {
  /**
   * Loads a URL for a shown size with a device for textures of `largestSide`; without bitmaps by an
   * image element.
   */
  load(
    url: string,
    width: number,
    height: number,
    largestSide: number,
    bitmaps: boolean,
  ): Promise<Loaded>;
}

const { createImageBitmap } = globalThis;

const page: DevicePage = {
  async load(url, width, height, largestSide, bitmaps) {
    Object.assign(globalThis, { createImageBitmap: bitmaps ? createImageBitmap : undefined });
    const device = new BrowserDevice(location.href, largestSide);
    try {
      const picture = await device.loadImage(url, width, height, new AbortController().signal);
      const pixels = pixelsOf(picture.source);
      const corner = (x: number, y: number) => {
        const at = (y * pixels.width + x) * 4;
        return [...pixels.data.subarray(at, at + 4)];
      };
      const [right, bottom] = [pixels.width - 1, pixels.height - 1];
      const corners = [corner(0, 0), corner(right, 0), corner(right, bottom), corner(0, bottom)];
      picture.close();
      const decoded: [number, number] = [pixels.width, pixels.height];
      return { own: [picture.width, picture.height], decoded, bytes: picture.bytes, corners };
    } catch (error) {
      if (error instanceof LoadError) return { reason: error.reason, message: error.message };
      throw error;
    }
  },
};

Object.assign(globalThis, { devicePage: page });
