/**
 * Files by their URL.
 *
 * @module
 */

/**
 * `fetch`, also for the files of an app that is installed on a device: `fetch` refuses `file:`
 * URLs there, `XMLHttpRequest` reads what the platform lets the app read.
 *
 * @throws What `fetch` throws.
 */
export function fetchUrl(url: string, signal?: AbortSignal): Promise<Response> {
  const isFile = url.startsWith('file:') && typeof XMLHttpRequest === 'function';
  return isFile ? readFile(url, signal) : fetch(url, signal ? { signal } : {});
}

function readFile(url: string, signal: AbortSignal | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'arraybuffer';
    request.onload = () => resolve(new Response(request.response as ArrayBuffer));
    request.onerror = () => reject(new TypeError(`${url} cannot be read`));
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send();
  });
}
