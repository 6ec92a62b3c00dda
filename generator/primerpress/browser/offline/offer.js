/* <primerpress-offline>: offers to keep the course on this device, and says how much that is and how far it is. */
import { courseStore, make, part, word } from '../from-every.js';
import { courseScope, forgetOffline, offlineRegistration } from './registration.js';

/**
 * What a build says of what would be kept. `left` is what needs a connection all the same: how many files, and their bytes.
 *
 * @typedef {{ count: number, size: number, left: [number, number], teaching: boolean }} Said
 */

const megabytes = (/** @type {number} */ bytes) => Math.max(bytes / 1e6, 0.1).toFixed(1);

export class PrimerpressOffline extends HTMLElement {
  constructor() {
    super();
    this.store = courseStore();
    /** @type {Said} */
    this.said = { count: 0, size: 0, left: [0, 0], teaching: false };
    /** @type {symbol | null} which try is on its way */
    this.attempt = null;
  }

  async connectedCallback() {
    this.store.addEventListener('change', () => this.show());
    navigator.serviceWorker.addEventListener('message', ({ data }) => data?.offline && this.hear(data.offline));
    this.addEventListener('click', ({ target }) => {
      const action = /** @type {Element} */ (target).getAttribute('data-offline');
      if (action === 'keep') this.keep();
      if (action === 'forget') this.forget();
    });
    const answer = await fetch(`${courseScope()}offline.json`, { cache: 'no-cache' }).catch(() => null);
    if (!answer?.ok) return; // nothing was built that could be kept
    this.said = await answer.json();
    await this.tellSize();
    await this.show();
  }

  /** Says what there is to keep before anybody decides. */
  async tellSize() {
    const { count, size, left, teaching } = this.said;
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) || {};
    const facts = [word('offline-size', { size: megabytes(size), count })];
    if (left[0]) facts.push(word('offline-left', { count: left[0], size: megabytes(left[1]) }));
    if (teaching) facts.push(word('offline-teaching'));
    if (quota - usage < size) facts.push(word('offline-room'));
    part(this, '.pp-offline-facts').replaceChildren(...facts.flatMap((fact) => [make('span', {}, fact), ' ']));
  }

  /** Shows what can be done now. */
  async show() {
    const registration = await offlineRegistration();
    const kept = Boolean(registration?.active);
    this.hidden = this.store.read().mode !== 'device' || !this.said.count;
    part(this, '[data-offline="keep"]').hidden = kept || Boolean(this.attempt);
    part(this, '[data-offline="forget"]').hidden = !kept;
    part(this, '.pp-offline-facts').hidden = kept;
    if (kept) this.say(registration?.waiting ? 'offline-newer' : 'offline-kept');
  }

  async keep() {
    const attempt = Symbol('attempt');
    this.attempt = attempt;
    part(this, '[data-offline="keep"]').hidden = true;
    this.say('offline-working', { done: 0, count: this.said.count });
    try {
      const scope = courseScope();
      const { installing } = await navigator.serviceWorker.register(`${scope}offline-worker.js`, { scope, updateViaCache: 'none' });
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'activated') this.end();
        // Why it is so may be heard a little later.
        if (installing.state === 'redundant') setTimeout(() => this.attempt === attempt && this.end('offline-failed'), 500);
      });
      if (!installing) await this.end();
    } catch {
      await this.end('offline-failed');
    }
  }

  /** Says how it ended, once. @param {string} [failure] the name of the words, where nothing was kept */
  async end(failure) {
    if (!this.attempt) return;
    this.attempt = null;
    await this.show();
    if (failure) this.say(failure);
  }

  async forget() {
    await forgetOffline();
    await this.show();
    this.say('offline-forgotten');
  }

  /** @param {{ state: string, full?: boolean, done?: number, count?: number }} news of the service worker */
  hear({ state, full, done = 0, count = 0 }) {
    if (state === 'failed') this.end(full ? 'offline-full' : 'offline-failed');
    else if (this.attempt) this.say('offline-working', { done, count });
  }

  /** @param {string} name of the words @param {Record<string, string | number>} values */
  say(name, values = {}) {
    part(this, '[role="status"]').textContent = word(name, values);
  }
}
