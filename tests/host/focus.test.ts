/**
 * Where focus goes, in the app's own terms, with the real engine: reading order, transforms, clips,
 * requests, dialogs.
 */
import assert from 'node:assert/strict';
import type { Stage } from '../../host/src/app/stage.ts';
import type { Headless } from '../../host/src/engine/headless.ts';
import { type Node, type NodeProperties, spring } from '../../host/src/index.ts';
import type { Key } from '../../host/src/protocol/schema.ts';
import { openHeadless } from './support/headless.ts';

/** A stage with the real engine, and how tests speak of it: nodes by their keys. */
class Screen {
  readonly headless: Headless;
  readonly stage: Stage;

  private constructor(headless: Headless, stage: Stage) {
    this.headless = headless;
    this.stage = stage;
  }

  static async open(): Promise<Screen> {
    const { headless, stage } = await openHeadless();
    return new Screen(headless, stage);
  }

  /** A focusable tile of 200 by 200. */
  tile(key: string, properties: NodeProperties = {}): Node {
    return this.stage.view({
      key,
      width: 200,
      height: 200,
      flexShrink: 0,
      focusable: true,
      ...properties,
    });
  }

  /** The same at a place of the stage. */
  at(key: string, left: number, top: number, properties: NodeProperties = {}): Node {
    return this.tile(key, { position: 'absolute', left, top, ...properties });
  }

  /** The key of the focused node, once everything is at rest. */
  async focused(): Promise<string> {
    await this.headless.rest();
    return this.stage.focused?.key ?? '';
  }

  /** Presses a key; where focus is then. */
  async press(key: Key): Promise<string> {
    this.headless.press(key);
    return this.focused();
  }

  /** Gives focus; where it is then. */
  async focus(node: Node): Promise<string> {
    this.stage.focus(node);
    return this.focused();
  }
}

describe('focus with the real engine', () => {
  let screen: Screen;

  beforeEach(async () => {
    screen = await Screen.open();
  });
  afterEach(() => screen.headless.close());

  describe('reading order', () => {
    const row = (properties: NodeProperties) => {
      const row = screen.stage.view({
        width: 1000,
        height: 200,
        layout: { gap: 20 },
        ...properties,
      });
      row.append(screen.tile('a'), screen.tile('b'), screen.tile('c'));
      screen.stage.append(row);
      return row;
    };

    it('begins at the right in a row from right to left', async () => {
      const group = row({ direction: 'rtl', focusGroup: { entry: 'first' } });
      assert.equal(await screen.focus(group), 'a');
    });
    it('ends at the left there', async () => {
      const group = row({ direction: 'rtl', focusGroup: { entry: 'last' } });
      assert.equal(await screen.focus(group), 'c');
    });
    it('is where a stage first has focus', async () => {
      row({ direction: 'rtl' });
      assert.equal(await screen.focused(), 'a');
    });
    it('follows the direction that is inherited', async () => {
      screen.stage.root.set({ direction: 'rtl' });
      const group = row({ focusGroup: { entry: 'first' } });
      assert.equal(await screen.focus(group), 'a');
    });
    it('follows the nearest direction', async () => {
      screen.stage.root.set({ direction: 'rtl' });
      row({ direction: 'ltr' });
      assert.equal(await screen.focused(), 'a');
    });
    it('changes with the direction', async () => {
      const group = row({ direction: 'rtl', focusGroup: { entry: 'first' } });
      assert.equal(await screen.focus(group), 'a');
      group.set({ direction: 'ltr', focusGroup: { entry: 'last' } });
      assert.equal(await screen.focus(group), 'c');
    });
    it('decides after a removal', async () => {
      const row = screen.stage.view({
        width: 1000,
        height: 200,
        direction: 'rtl',
        focusGroup: true,
      });
      const middle = screen.at('middle', 400, 0);
      row.append(screen.at('left', 0, 0), middle, screen.at('right', 800, 0));
      screen.stage.append(row);
      assert.equal(await screen.focus(middle), 'middle');
      middle.remove();
      assert.equal(await screen.focused(), 'right', 'both neighbours are equally near');
    });
  });

  describe('transforms', () => {
    const strip = (properties: NodeProperties = {}) => {
      const { stage } = screen;
      const strip = stage.view({ width: 3840, height: 300, flexShrink: 0, ...properties });
      strip.append(screen.at('one', 100, 0), screen.at('two', 2020, 0));
      const button = screen.at('button', 100, 600);
      stage.append(strip, button);
      return { strip, button };
    };

    it('of a strip count: up leads to the slide that is seen', async () => {
      const { button } = strip({ translateX: -1920 });
      await screen.focus(button);
      assert.equal(await screen.press('arrow-up'), 'two');
      assert.equal(await screen.press('arrow-down'), 'button');
    });
    it('count where they come to rest, from the moment on that they are set', async () => {
      const { strip: slides, button } = strip({ transition: { translateX: spring() } });
      await screen.focus(button);
      slides.set({ translateX: -1920 });
      screen.headless.press('arrow-up');
      await screen.headless.settle();
      assert.equal(screen.stage.focused?.key, 'two', 'while the strip is still under way');
    });
    it('of an animation count where it leaves the node', async () => {
      const { strip: slides, button } = strip();
      await screen.focus(button);
      const timing = { duration: 400, fill: 'forwards' } as const;
      slides.animate({ translateX: [0, -1920] }, timing);
      screen.headless.press('arrow-up');
      await screen.headless.settle();
      assert.equal(screen.stage.focused?.key, 'two');
    });
    it('of an animation that releases the node do not count', async () => {
      const { strip: slides, button } = strip();
      await screen.focus(button);
      slides.animate({ translateX: [0, -1920] }, { duration: 400 });
      await screen.headless.settle();
      assert.equal(await screen.press('arrow-up'), 'one');
    });
    it('of an animation that was cancelled do not count any more', async () => {
      const { strip: slides, button } = strip();
      await screen.focus(button);
      const slide = slides.animate({ translateX: [0, -1920] }, { duration: 400, fill: 'forwards' });
      await screen.headless.rest();
      slide.cancel();
      assert.equal(await screen.press('arrow-up'), 'one');
    });
    it('of pages beside each other: nothing leads to the one that has slid away', async () => {
      const { stage } = screen;
      const page = (name: string, properties: NodeProperties) => {
        const page = stage.view({
          position: 'absolute',
          left: 0,
          top: 0,
          width: 1920,
          height: 1080,
          focusGroup: true,
          ...properties,
        });
        page.append(screen.at(`${name}1`, 100, 100), screen.at(`${name}2`, 100, 500));
        stage.append(page);
        return page;
      };
      const old = page('old', {});
      const next = page('new', { translateX: 1920 });
      assert.equal(await screen.focused(), 'old1');
      assert.equal(await screen.press('arrow-right'), 'old1');
      old.set({ translateX: -1920 });
      next.set({ translateX: 0 });
      assert.equal(await screen.focus(next), 'new1');
      assert.equal(await screen.press('arrow-left'), 'new1');
      assert.equal(await screen.press('arrow-down'), 'new2');
    });
    it('of a drawer: closed it is not entered, open it is', async () => {
      const { stage } = screen;
      const drawer = stage.view({
        position: 'absolute',
        left: 0,
        top: 0,
        width: 400,
        height: 1080,
        focusGroup: true,
        translateX: -400,
        transition: { translateX: spring() },
      });
      drawer.append(screen.at('entry', 100, 100));
      stage.append(drawer, screen.at('tile', 500, 100), screen.at('below', 500, 500));
      assert.equal(await screen.focused(), 'tile');
      assert.equal(await screen.press('arrow-left'), 'tile');
      assert.equal(await screen.press('arrow-down'), 'below');
      assert.equal(await screen.press('arrow-up'), 'tile');
      drawer.set({ translateX: 0 });
      assert.equal(await screen.press('arrow-left'), 'entry');
    });
    it('of a drawer that opens while focus is in it', async () => {
      const { stage } = screen;
      const drawer = stage.view({
        position: 'absolute',
        left: 0,
        top: 0,
        width: 400,
        height: 1080,
        focusGroup: true,
        translateX: -400,
        states: { 'focus-within': { translateX: 0 } },
        transition: { translateX: spring() },
      });
      drawer.append(screen.at('one', 100, 100), screen.at('two', 100, 500));
      const tile = screen.at('tile', 500, 100, { nextFocusLeft: drawer });
      stage.append(drawer, tile);
      assert.equal(await screen.focused(), 'tile');
      assert.equal(await screen.press('arrow-left'), 'one', 'who names a closed drawer means it');
      assert.equal(await screen.press('arrow-down'), 'two');
      assert.equal(await screen.press('arrow-up'), 'one');
      assert.equal(await screen.press('arrow-right'), 'tile');
    });
    it('of the focused node itself do not count: it has the neighbours that it had', async () => {
      const { stage } = screen;
      const states = { focused: { scale: 3 } };
      stage.append(
        screen.at('a', 400, 400, { states }),
        screen.at('near', 620, 400, { states, width: 100 }),
        screen.at('far', 900, 400, { states }),
      );
      assert.equal(await screen.focused(), 'a');
      assert.equal(await screen.press('arrow-right'), 'near');
      assert.equal(await screen.press('arrow-right'), 'far');
      assert.equal(await screen.press('arrow-left'), 'near');
      assert.equal(await screen.press('arrow-left'), 'a');
    });
    it('of a container count for what is scrolled in it', async () => {
      const { stage } = screen;
      const rail = stage.view({
        position: 'absolute',
        left: 0,
        top: 100,
        width: 1920,
        height: 200,
        layout: { gap: 20 },
        scroll: 'x',
        overflow: 'hidden',
        focusGroup: true,
        pivotX: 0,
        scale: 0.5,
      });
      for (let at = 0; at < 30; at++) rail.append(screen.tile(`${at}`));
      const below = screen.at('below', 500, 600, { width: 100 });
      stage.append(rail, below);
      assert.equal(await screen.focus(rail.children[29] as Node), '29');
      // Scrolled to its end, half as large: the last tile ends at 960, and one is seen every 110.
      await screen.focus(below);
      const found = await screen.press('arrow-up');
      const tile = rail.children.find((node) => node.key === found) as Node;
      const bounds = tile.bounds();
      await screen.headless.rest();
      const { x, width } = await bounds;
      assert.ok(x <= 550 && x + width >= 550 - 10, `${found} is at ${x}, ${width} wide`);
    });
  });

  describe('clips', () => {
    it('hide what is outside a node that does not scroll to it', async () => {
      const { stage } = screen;
      const window = stage.view({
        position: 'absolute',
        left: 100,
        top: 100,
        width: 420,
        height: 200,
        overflow: 'hidden',
      });
      window.append(screen.at('a', 0, 0), screen.at('b', 220, 0), screen.at('c', 440, 0));
      stage.append(window);
      assert.equal(await screen.focused(), 'a');
      assert.equal(await screen.press('arrow-right'), 'b');
      assert.equal(await screen.press('arrow-right'), 'b');
      window.set({ width: 640 });
      assert.equal(await screen.press('arrow-right'), 'c');
    });
    it('do not hide what a container scrolls to', async () => {
      const { stage } = screen;
      const rail = stage.view({
        width: 420,
        height: 200,
        layout: { gap: 20 },
        overflow: 'hidden',
        scroll: 'x',
      });
      for (const key of ['a', 'b', 'c', 'd']) rail.append(screen.tile(key));
      stage.append(rail);
      for (const key of ['b', 'c', 'd']) assert.equal(await screen.press('arrow-right'), key);
    });
    it('hide slides of a strip, whatever key is pressed', async () => {
      const { stage } = screen;
      const window = stage.view({ width: 600, height: 300, overflow: 'hidden' });
      const strip = stage.view({ width: 1800, height: 300, flexShrink: 0, translateX: -600 });
      strip.append(screen.at('one', 200, 0), screen.at('two', 800, 0), screen.at('three', 1400, 0));
      window.append(strip);
      const button = screen.at('button', 200, 600);
      stage.append(window, button);
      assert.equal(await screen.focused(), 'two');
      for (const key of ['arrow-left', 'arrow-right', 'arrow-up'] as const) {
        assert.equal(await screen.press(key), 'two');
      }
      strip.set({ translateX: -1200 });
      await screen.focus(button);
      assert.equal(await screen.press('arrow-up'), 'three');
    });
    it('leave focus where the app put it', async () => {
      const { stage } = screen;
      const away = screen.at('away', 2500, 0);
      stage.append(screen.at('a', 0, 0), away);
      assert.equal(await screen.focused(), 'a');
      assert.equal(await screen.focus(away), 'away');
      assert.equal(await screen.press('arrow-left'), 'a');
      assert.equal(await screen.press('arrow-right'), 'a');
    });
  });

  describe('requests and dialogs', () => {
    it('a group that is filled in the next turn gets the focus that was asked for', async () => {
      const { stage } = screen;
      const list = stage.view({ focusGroup: true, layout: { gap: 20 } });
      stage.append(screen.at('other', 0, 500), list);
      assert.equal(await screen.focused(), 'other');
      assert.equal(await screen.focus(list), 'other');
      list.append(screen.tile('a'), screen.tile('b'));
      assert.equal(await screen.focused(), 'a');
    });
    it('a group that does not remember any more has forgotten', async () => {
      const { stage } = screen;
      const row = stage.view({ layout: { gap: 20 }, focusGroup: { remember: true } });
      row.append(screen.tile('a'), screen.tile('b'), screen.tile('c'));
      stage.append(row, screen.at('below', 0, 500));
      await screen.focus(row.children[2] as Node);
      assert.equal(await screen.press('arrow-down'), 'below');
      row.set({ focusGroup: { remember: false } });
      await screen.headless.settle();
      row.set({ focusGroup: { remember: true, entry: 'first' } });
      assert.equal(await screen.press('arrow-up'), 'a');
    });
    it('a busy dialog keeps focus', async () => {
      const { stage } = screen;
      const dialog = stage.view({
        position: 'absolute',
        left: 800,
        top: 400,
        focusGroup: { trap: true },
      });
      const button = screen.tile('ok');
      dialog.append(button);
      stage.append(screen.at('behind', 0, 0), dialog);
      assert.equal(await screen.focus(dialog), 'ok');
      button.setStates('disabled');
      assert.equal(await screen.focused(), '');
      assert.equal(await screen.press('arrow-left'), '');
      button.setStates();
      assert.equal(await screen.focused(), 'ok');
      dialog.remove();
      assert.equal(await screen.focused(), 'behind');
    });
    it('a page that is taken out and put back remembers where focus was', async () => {
      const { stage } = screen;
      const page = stage.view({
        width: 1920,
        height: 300,
        layout: { gap: 20 },
        focusGroup: { remember: true },
      });
      page.append(screen.tile('a'), screen.tile('b'), screen.tile('c'));
      const shelf = stage.view({});
      stage.append(page, screen.at('below', 0, 500));
      assert.equal(await screen.focus(page.children[1] as Node), 'b');
      shelf.append(page);
      assert.equal(await screen.focused(), 'below');
      stage.root.insertBefore(page, stage.root.children[0]);
      assert.equal(await screen.press('arrow-up'), 'b');
    });
  });

  it('inside a card, a button is reached and left again', async () => {
    const { stage } = screen;
    const card = stage.view({
      key: 'card',
      position: 'absolute',
      left: 0,
      top: 0,
      width: 600,
      height: 400,
      focusable: true,
    });
    card.append(screen.at('inner', 200, 250, { width: 200, height: 60 }));
    stage.append(card, screen.at('side', 900, 0));
    assert.equal(await screen.focused(), 'card');
    assert.equal(await screen.press('arrow-down'), 'inner');
    assert.equal(await screen.press('arrow-up'), 'card');
    assert.equal(await screen.press('arrow-right'), 'side');
  });
});
