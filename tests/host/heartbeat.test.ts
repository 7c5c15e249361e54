import assert from 'node:assert/strict';
import { Heartbeat, type Timers } from '../../host/src/shell/heartbeat.ts';

/** Timers that the test fires. */
class Fired implements Timers {
  work: (() => void) | undefined;
  waits: number[] = [];
  setTimeout(work: () => void, milliseconds: number): number {
    this.work = work;
    this.waits.push(milliseconds);
    return 1;
  }
  clearTimeout(): void {
    this.work = undefined;
  }
  fire(): void {
    const { work } = this;
    this.work = undefined;
    work?.();
  }
}

describe('a heartbeat', () => {
  let timers: Fired;
  let asked: number;
  let silent: number;
  let heart: Heartbeat;
  beforeEach(() => {
    timers = new Fired();
    asked = 0;
    silent = 0;
    heart = new Heartbeat(
      1000,
      () => {
        asked += 1;
      },
      () => {
        silent += 1;
      },
      timers,
    );
    heart.start();
  });

  it('continues while it gets answers', () => {
    for (let beat = 0; beat < 20; beat += 1) {
      heart.answered();
      timers.fire();
    }
    assert.deepEqual([asked, silent], [21, 0]);
    assert.ok(timers.waits.every((wait) => wait === 250));
  });

  it('calls back once when four beats had no answer, and begins again when it is started', () => {
    for (let beat = 0; beat < 10; beat += 1) timers.fire();
    assert.deepEqual([asked, silent], [1, 1], 'a question without an answer is not asked twice');
    heart.start(2000);
    for (let beat = 0; beat < 10; beat += 1) timers.fire();
    assert.deepEqual([asked, silent], [2, 2]);
    assert.equal(timers.waits.at(-1), 500);
  });

  it('does not end a worker after a pause of its own thread: the answer waits with the beat', () => {
    for (let beat = 0; beat < 3; beat += 1) timers.fire();
    // One beat comes late; the answer of long ago comes with it.
    heart.answered();
    for (let beat = 0; beat < 3; beat += 1) timers.fire();
    assert.equal(silent, 0);
  });

  it('asks nothing while it is stopped, or for ever if its limit is', () => {
    heart.stop();
    assert.equal(timers.work, undefined);
    heart.start(Number.POSITIVE_INFINITY);
    assert.equal(timers.work, undefined);
    assert.equal(asked, 1);
  });
});
