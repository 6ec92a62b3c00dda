/* For a page with a panel of the learner's own. */
import { start } from '../from-every.js';
import { PrimerpressCertificate } from '../panels/certificate.js';
import { PrimerpressChange } from '../panels/change.js';
import { PrimerpressJournal } from '../panels/journal.js';
import { PrimerpressProgress } from '../panels/progress.js';
import { provided } from '../panels/provides.js';
import { PrimerpressReview } from '../panels/review.js';

// For the page of one's own data, whose script comes after this one.
Object.assign(/** @type {any} */ (globalThis).primerpress || {}, { panels: provided });

/** @type {Record<string, CustomElementConstructor>} */
const panels = {
  certificate: PrimerpressCertificate,
  change: PrimerpressChange,
  journal: PrimerpressJournal,
  progress: PrimerpressProgress,
  review: PrimerpressReview,
};

start(
  Object.fromEntries(
    Object.entries(panels).map(([name, panel]) => [`the panel “${name}”`, () => window.customElements.define(`primerpress-${name}`, panel)]),
  ),
);
