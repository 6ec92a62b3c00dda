/* For pages that are opened from a folder: it gives them what browsers refuse there, before any other script asks for it. */
import { FrameWorker } from '../folder/frame-worker.js';
import { tabStorage } from '../folder/tab-storage.js';

if (window.location.protocol === 'file:') {
  // The script of the search looks for the second name to know where it runs.
  Object.assign(window, { Worker: FrameWorker, IFrameWorker: FrameWorker });
  if (CSS.supports('-moz-appearance', 'none')) Object.defineProperty(window, 'sessionStorage', { value: tabStorage });
}
