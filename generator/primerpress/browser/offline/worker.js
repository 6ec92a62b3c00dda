/* A course that a learner keeps for reading without a connection: one edition at a time, complete or not at all. */

/**
 * What a build says of the course: its id, a digest of all that is in it, and of each file. Without `files` nothing is kept.
 *
 * @typedef {{ course: string, digest: string, files?: Record<string, string> }} Edition
 */

const AT_ONCE = 6;

/** @param {ArrayBuffer} content @returns {Promise<string>} as long as a build writes it */
const digestOf = async (content) => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** @returns {Response} has the browser ask once more, and whoever answers for the course by then */
const again = () => new Response('', { headers: { Refresh: '0' } });

/** The part of a service worker that knows an edition. */
export class OfflineCourse {
  /** @param {any} worker what the browser gives it @param {Edition} edition */
  constructor(worker, { course, digest, files }) {
    this.worker = worker;
    this.files = files || {};
    this.withdrawn = !files;
    this.scope = new URL(worker.registration.scope);
    this.prefix = `primerpress ${course} ${this.scope.pathname} `;
    this.name = `${this.prefix}${digest}`;
    this.handedOver = false;
  }

  /* ---- Keeping ---- */

  /** Fetches all of it. Where anything is missing, or is not what was built, nothing is kept. */
  async keep() {
    const queue = Object.keys(this.files);
    const of = queue.length;
    try {
      const cache = await caches.open(this.name);
      const takeNext = async () => {
        for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
          await cache.put(this.address(path), await this.fetched(path));
          if (queue.length % 5 === 1) await this.tell({ state: 'working', done: of - queue.length, count: of });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
    } catch (error) {
      queue.length = 0;
      await caches.delete(this.name);
      await this.tell({ state: 'failed', full: /** @type {any} */ (error)?.name === 'QuotaExceededError' });
      throw error;
    }
  }

  /** @param {string} path @returns {Promise<Response>} without a trace of where a host has redirected it to */
  async fetched(path) {
    const response = await fetch(this.address(path), { cache: 'no-cache' });
    const content = await response.arrayBuffer();
    if ((await digestOf(content)) !== this.files[path]) throw new Error(`not as it was built: ${path}`);
    return new Response(content, { headers: response.headers });
  }

  /** Forgets other editions; where the course is no longer offered for keeping, all of them, and itself. */
  async takeOver() {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.prefix) && name !== this.name);
    await Promise.all(names.map((name) => caches.delete(name)));
    if (this.withdrawn) await this.worker.registration.unregister();
  }

  /* ---- Answering ---- */

  /** @param {Request} request @returns {Promise<Response>} */
  async answer(request) {
    const opens = request.mode === 'navigate';
    if (opens && (await this.isFollowed())) return again();
    const path = this.path(new URL(request.url));
    const kept = path === null ? undefined : await caches.match(this.address(path), { cacheName: this.name });
    // The newer edition may have cleared this one away meanwhile.
    if (opens && !kept && this.handedOver) return again();
    return kept || fetch(request).catch(async (error) => this.missing(request, error));
  }

  /** Whether a newer edition is complete and no other page shows this one: then it takes over before the next page. */
  async isFollowed() {
    const { waiting } = this.worker.registration;
    if (!waiting || (await this.worker.clients.matchAll({ type: 'window' })).length > 1) return false;
    this.handedOver = true;
    waiting.postMessage('take over');
    return true;
  }

  /** @param {URL} url @returns {string | null} the file of this edition that an address means, as hosts call it */
  path({ pathname, search }) {
    /** @type {string} */
    let path;
    try {
      path = decodeURIComponent(pathname.slice(this.scope.pathname.length));
    } catch {
      return null;
    }
    const names = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
    const found = names.find((name) => Object.prototype.hasOwnProperty.call(this.files, name));
    // A script that another edition asks for is named by another digest.
    const wanted = /^\?([0-9a-f]{8})$/.exec(search)?.[1] || '';
    return found !== undefined && this.files[found].startsWith(wanted) ? found : null;
  }

  /** @param {Request} request @param {unknown} error @returns {Promise<Response>} */
  async missing(request, error) {
    const page = request.mode === 'navigate' && (await caches.match(this.address('404.html'), { cacheName: this.name }));
    if (!page) throw error;
    return new Response(await page.text(), { status: 404, headers: page.headers });
  }

  /** @param {string} path */
  address(path) {
    return new URL(path.split('/').map(encodeURIComponent).join('/'), this.scope).href;
  }

  /** @param {Record<string, unknown>} news for the page that has asked */
  async tell(news) {
    const pages = await this.worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    pages.forEach((/** @type {any} */ page) => page.postMessage({ offline: news }));
  }
}
