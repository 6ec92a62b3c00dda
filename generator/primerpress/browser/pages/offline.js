/* Where the course is kept for reading without a connection, or where a learner who keeps things on this device may have that. */
import { courseStore, start } from '../from-every.js';
import { PrimerpressOffline } from '../offline/offer.js';
import { followKeeping } from '../offline/registration.js';

start({
  'forgetting the course': () => followKeeping(courseStore()),
  'keeping the course': () => window.customElements.define('primerpress-offline', PrimerpressOffline),
});
