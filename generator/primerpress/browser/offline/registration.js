/* What of the course is kept for reading without a connection: where it is, and how it goes. */
import { courseId, courseStart } from '../from-every.js';

/** @import { Store } from '../record/store.js' */

/** @returns {string} the address at which the course starts, for which its service worker answers */
export const courseScope = () => new URL(courseStart(), window.location.href).href;

/** @returns {Promise<ServiceWorkerRegistration | undefined>} that of this course, and of no other around it */
export const offlineRegistration = async () => {
  const found = await navigator.serviceWorker.getRegistration(courseScope());
  return found?.scope === courseScope() ? found : undefined;
};

/** Removes the service worker of the course, and all that it has kept. */
export const forgetOffline = async () => {
  await (await offlineRegistration())?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(`primerpress ${courseId()} ${courseStart()} `));
  await Promise.all(names.map((name) => caches.delete(name)));
};

/**
 * Forgets it as soon as the learner keeps nothing on this device any more, whoever has erased it and wherever.
 *
 * @param {Store} store
 */
export const followKeeping = (store) => {
  const follow = () => {
    const { mode } = store.read();
    if (!store.reason && mode !== 'device') forgetOffline();
  };
  store.addEventListener('change', follow);
  follow();
};
