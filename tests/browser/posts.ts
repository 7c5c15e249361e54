/**
 * What the workers of a page post to it: by that a test knows how far a thread is that answers
 * nobody.
 */
import type { Page } from 'playwright-core';

/** A message, as far as tests look at it. */
export interface Post {
  kind: string;
  done?: { sequence: number };
  what?: { batch?: number };
}

/** What a test finds in `globalThis` of the page. */
interface Globals {
  nextPost(kind: string): Promise<Post>;
}

/** Runs in the page before all else. */
function install(): void {
  const { Worker } = globalThis;
  const posts: Post[] = [];
  let look = () => {};
  const hear = ({ data }: MessageEvent<Post>) => {
    posts.push(data);
    look();
  };
  class Heard extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', hear);
    }
  }
  const nextPost = (kind: string) =>
    new Promise<Post>((resolve) => {
      look = () => {
        const at = posts.findIndex((post) => post.kind === kind);
        if (at < 0) return;
        look = () => {};
        resolve(posts.splice(at, 1)[0] as Post);
      };
      look();
    });
  Object.assign(globalThis, { Worker: Heard, nextPost });
}

/** Keeps what the workers of a page post from now on. */
export function keepPosts(page: Page): Promise<unknown> {
  return page.addInitScript(install);
}

/** The next message of a kind to the page of which this has not been answered yet. */
export function nextPost(page: Page, kind: string): Promise<Post> {
  return page.evaluate((name) => (globalThis as unknown as Globals).nextPost(name), kind);
}
