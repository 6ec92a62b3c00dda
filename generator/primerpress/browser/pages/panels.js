/* For a page with a panel of the learner's own: what is reviewed there are questions. */
import './questions.js';
import '../panels/certificate.js';
import '../panels/change.js';
import '../panels/journal.js';
import '../panels/my-data.js';
import '../panels/progress.js';
import '../panels/review.js';
