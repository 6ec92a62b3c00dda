/* For a page with the panel “review”. */
import { start } from '../from-every.js';
import { PrimerpressReview } from '../panels/review.js';

start({ 'the panel “review”': () => window.customElements.define('primerpress-review', PrimerpressReview) });
