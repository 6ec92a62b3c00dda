/* For a page with a panel of the learner's own. */
import { start } from '../from-every.js';
import { PrimerpressCertificate } from '../panels/certificate.js';
import { PrimerpressChange } from '../panels/change.js';
import { PrimerpressJournal } from '../panels/journal.js';
import { PrimerpressMyData } from '../panels/my-data.js';
import { PrimerpressProgress } from '../panels/progress.js';
import { PrimerpressReview } from '../panels/review.js';

/** @type {Record<string, CustomElementConstructor>} */
const panels = {
  certificate: PrimerpressCertificate,
  change: PrimerpressChange,
  journal: PrimerpressJournal,
  'my-data': PrimerpressMyData,
  progress: PrimerpressProgress,
  review: PrimerpressReview,
};

start(
  Object.fromEntries(
    Object.entries(panels).map(([name, panel]) => [`the panel “${name}”`, () => window.customElements.define(`primerpress-${name}`, panel)]),
  ),
);
