/**
 * Images in an inspector, those that failed first.
 *
 * @module
 */
import type { ImageRow } from '../protocol/inspection.ts';
import { element, Slot } from './dom.ts';

/** Shows what became of each image. */
export class ImageView {
  readonly element: HTMLElement;
  readonly #slot: Slot;
  readonly #select: (id: number) => void;

  /** @param select Is called with the node of an image that a person clicks. */
  constructor(near: Node, select: (id: number) => void) {
    this.#select = select;
    this.element = element(near, 'div', { class: 'images' });
    this.#slot = new Slot(this.element);
  }

  show(images: readonly ImageRow[]): void {
    const near = this.element;
    const isFailed = ({ state }: ImageRow) => state.startsWith('failed');
    const sorted = [...images.filter(isFailed), ...images.filter((image) => !isFailed(image))];
    this.#slot.show(sorted, () => [
      element(near, 'p', {}, `${images.length} images, ${images.filter(isFailed).length} failed`),
      element(
        near,
        'table',
        {},
        ...sorted.map((image) =>
          element(
            near,
            'tr',
            {
              class: isFailed(image) ? 'fault' : '',
              title: image.name,
              click: () => this.#select(image.id),
            },
            element(near, 'td', {}, image.src),
            element(near, 'td', { class: 'state' }, image.state),
          ),
        ),
      ),
    ]);
  }
}
