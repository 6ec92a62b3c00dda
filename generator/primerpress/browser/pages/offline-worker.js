/* The service worker of a course: a build puts in front of it which edition it keeps, and writes both beside the first page. */
import { OfflineCourse } from '../offline/worker.js';

const worker = /** @type {any} */ (globalThis);
const course = new OfflineCourse(worker, worker.primerpressEdition);

worker.addEventListener('install', (/** @type {any} */ event) => {
  if (course.withdrawn) worker.skipWaiting();
  else event.waitUntil(course.keep());
});
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(course.takeOver()));
worker.addEventListener('message', (/** @type {any} */ { data }) => data === 'take over' && worker.skipWaiting());
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(course.scope.href) && !course.withdrawn) event.respondWith(course.answer(event.request));
});
