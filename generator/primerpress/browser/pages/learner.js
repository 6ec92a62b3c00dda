/* For a page that somebody has begun to read or to answer: what is read, marks in the navigation, and what has expired. */
import { courseStore, start } from '../from-every.js';
import { markNavigation } from '../learner/navigation.js';
import { followOffline } from '../learner/offline.js';
import { followReading } from '../learner/reading.js';
import { offerSettling } from '../learner/settling.js';

const store = courseStore?.();
start({
  'what has expired': () => offerSettling(store),
  'marking the navigation': () => markNavigation(store),
  'noting what is read': () => followReading(store),
  'keeping the course': () => followOffline(store),
});
