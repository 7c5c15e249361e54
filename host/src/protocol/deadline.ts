/**
 * Waiting with an end.
 *
 * @module
 */
import { InlayError } from './error.ts';

/**
 * What `work` resolves with, if that comes within a time.
 *
 * @param what Who is waited for, for the message.
 * @throws {@link InlayError} `missing` after `milliseconds`; what `work` rejects with.
 */
export function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  if (!Number.isFinite(milliseconds)) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new InlayError('missing', `${what}: did not answer within ${milliseconds / 1000} s.`));
    }, milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
