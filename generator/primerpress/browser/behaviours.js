/* Every way of answering, by the name that a question's attribute `behaviour` gives. */
import { assignment } from './behaviours/assignment.js';
import { choice } from './behaviours/choice.js';
import { gaps } from './behaviours/gaps.js';
import { judgement } from './behaviours/judgement.js';
import { numeric } from './behaviours/numeric.js';
import { ordering } from './behaviours/ordering.js';
import { rating } from './behaviours/rating.js';
import { reflection } from './behaviours/reflection.js';
import { scenario } from './behaviours/scenario.js';
import { shortAnswer } from './behaviours/short-answer.js';

/** @import { Behaviour } from './question.js' */

/** @type {Record<string, Behaviour>} */
export const behaviours = {
  assignment,
  choice,
  gaps,
  judgement,
  numeric,
  ordering,
  rating,
  reflection,
  scenario,
  'short-answer': shortAnswer,
};
