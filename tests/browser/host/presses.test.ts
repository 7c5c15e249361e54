/**
 * Keys on a page that has more than a stage: whose they are, and what ends a press whose up is not
 * seen.
 */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Threads } from '../../../host/src/index.ts';
import type { Served } from '../../../host/tools/src/serve.ts';
import { focused, type Globals, idle, launch, type Opened, open, serveRails } from './open.ts';

const threadingModes: readonly Threads[] = ['workers', 'single'];

describe('keys in a browser', () => {
  let served: Served;
  let browser: Browser;

  before(async () => {
    [served, browser] = await Promise.all([serveRails(), launch()]);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const threads of threadingModes) {
    describe(`with threads: ${threads}`, () => {
      let opened: Opened;
      beforeEach(async () => {
        opened = await open(browser, served.url, threads);
        await opened.app.evaluate(() => {
          const { stage } = (globalThis as unknown as Globals).rails;
          const heard: string[] = [];
          Object.assign(globalThis, { heard });
          stage.root.claimKeys('play', 'digit1', 'digit2');
          stage.on('select', (node) => heard.push(`select ${node.key}`));
          stage.on('back', () => heard.push('back'));
          stage.on('key', (_node, { key, phase, repeat, cancelled }) =>
            heard.push(`${key} ${cancelled ? 'cancelled' : phase} ${repeat}`),
          );
        });
        await idle(opened.app);
      });
      afterEach(() => opened?.page.close());

      /** What the app heard since the last time. */
      const heard = async (): Promise<string[]> => {
        await idle(opened.app);
        return opened.app.evaluate(() =>
          (globalThis as unknown as { heard: string[] }).heard.splice(0),
        );
      };

      for (const [what, markup] of [
        ['a text field', '<input id="field" />'],
        ['an editable element', '<div id="field" contenteditable></div>'],
        ['a text field in a shadow tree', '<div id="host"></div>'],
      ] as const) {
        it(`of ${what} with the DOM’s focus are its own`, async () => {
          const { page, app } = opened;
          await page.evaluate((html) => {
            document.body.insertAdjacentHTML('beforeend', html);
            const shadow = document.getElementById('host')?.attachShadow({ mode: 'open' });
            if (shadow) shadow.innerHTML = '<input id="field" />';
            const root = shadow ?? document;
            (root.querySelector('#field') as HTMLElement).focus();
          }, markup);
          const before = await focused(app);
          await page.keyboard.type('ab12');
          for (const key of ['Backspace', 'ArrowLeft', 'x', 'ArrowRight', 'Escape', 'Enter']) {
            await page.keyboard.press(key);
          }
          const text = await page.evaluate(() => {
            const root = document.getElementById('host')?.shadowRoot ?? document;
            const field = root.querySelector('#field') as HTMLElement;
            return field instanceof HTMLInputElement ? field.value : field.textContent;
          });
          assert.equal(text, 'abx1');
          assert.deepEqual(await heard(), []);
          assert.equal(await focused(app), before);
          await page.evaluate(() => (document.activeElement as HTMLElement).blur());
          await page.keyboard.press('Enter');
          assert.deepEqual(await heard(), [`select ${before}`]);
        });
      }

      it('follow their press when the DOM’s focus goes to a field meanwhile', async () => {
        const { page, app } = opened;
        await page.evaluate(() =>
          document.body.insertAdjacentHTML('beforeend', '<input id="field" />'),
        );
        const focusField = () => page.evaluate(() => document.getElementById('field')?.focus());
        await page.keyboard.down('1');
        await focusField();
        await page.keyboard.down('1');
        await page.keyboard.up('1');
        assert.deepEqual(await heard(), ['digit1 down 0', 'digit1 down 1', 'digit1 up 0']);
        await page.keyboard.down('2');
        await page.evaluate(() => (document.activeElement as HTMLElement).blur());
        await page.keyboard.down('2');
        await page.keyboard.up('2');
        assert.deepEqual(await heard(), []);
        assert.equal(
          await page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value),
          '2',
        );
        assert.ok(await focused(app));
      });

      it('that are held act once, and again after their up was lost', async () => {
        const { page, app } = opened;
        const node = await focused(app);
        for (const key of ['Enter', 'Escape']) {
          for (let at = 0; at < 5; at += 1) await page.keyboard.down(key);
          await page.keyboard.up(key);
        }
        assert.deepEqual(await heard(), [`select ${node}`, 'back']);
        const lost = () =>
          page.evaluate(() => {
            for (const type of ['keydown', 'keydown', 'keyup']) {
              const event = new KeyboardEvent(type, {
                key: 'Enter',
                code: 'Enter',
                bubbles: true,
                composed: true,
              });
              document.body.dispatchEvent(event);
            }
          });
        await lost();
        assert.deepEqual(await heard(), [`select ${node}`, `select ${node}`]);
      });

      it('are let go when the window loses focus', async () => {
        const { page } = opened;
        await page.keyboard.down('1');
        await page.evaluate(() => window.dispatchEvent(new Event('blur')));
        assert.deepEqual(await heard(), ['digit1 down 0', 'digit1 cancelled 0']);
        // The rest of it, and then a press of its own.
        await page.keyboard.down('1');
        await page.keyboard.up('1');
        await page.keyboard.press('1');
        assert.deepEqual(await heard(), ['digit1 down 0', 'digit1 up 0']);
      });
    });
  }
});
