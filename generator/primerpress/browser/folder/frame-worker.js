/* A worker for pages that were opened from a folder, where browsers start none: its script runs in a frame of its own. */

/** @param {Document} page @param {string} address @returns {Promise<void>} when the script has run */
const load = (page, address) =>
  new Promise((done) => {
    const script = page.createElement('script');
    script.src = address;
    script.onload = () => done();
    page.body.append(script);
  });

/** As much of a worker as the searches of Material and Zensical ask for. */
export class FrameWorker extends EventTarget {
  /** @param {string | URL} address */
  constructor(address) {
    super();
    /** @type {((event: MessageEvent) => void) | null} */
    this.onmessage = null;
    this.frame = document.createElement('iframe');
    this.frame.hidden = true;
    /** @type {Promise<void>} */
    this.ready = new Promise((ready) => {
      this.frame.onload = () => ready(this.start(`${address}`));
    });
    document.body.append(this.frame);
  }

  /** The window of the frame, in which the script finds what a worker has. */
  get inside() {
    return /** @type {any} */ (this.frame.contentWindow);
  }

  /** @param {string} address */
  start(address) {
    const { inside } = this;
    inside.postMessage = (/** @type {any} */ data) => {
      const event = new MessageEvent('message', { data });
      this.dispatchEvent(event);
      this.onmessage?.(event);
    };
    inside.importScripts = (/** @type {string[]} */ ...addresses) =>
      addresses.reduce((before, next) => before.then(() => load(inside.document, next)), Promise.resolve());
    return load(inside.document, address);
  }

  terminate() {
    this.frame.remove();
  }

  /** @param {any} data */
  async postMessage(data) {
    await this.ready;
    this.inside.dispatchEvent(new MessageEvent('message', { data }));
  }
}
