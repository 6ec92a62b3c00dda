/* What is kept of a question: the answer that was given, and when the question comes back. */
import { numbers } from '../from-every.js';
import { nextReview } from './schedule.js';

/**
 * @import { Kept } from '../record/record.js'
 * @import { PrimerpressQuestion } from './question.js'
 */

/**
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 */
export const forgetAnswer = (kept, question) => {
  if (!question.hasAttribute('review')) delete kept.answers[question.name];
};

/**
 * Keeps an answer, where the learner wants it kept. What is asked again in review changes it only when it is right.
 *
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 * @param {any} response none where it was passed over
 */
export const keepAnswer = (kept, question, response) => {
  const { name, state, sureness: confidence } = question;
  if (question.hasAttribute('review') && state !== 'right') return;
  if (state !== 'passed-over' && question.how.keeps?.() === false) {
    forgetAnswer(kept, question);
    return;
  }
  const fingerprint = question.getAttribute('fingerprint') || '';
  kept.answers[name] = { fingerprint, state, response, confidence, at: Date.now() };
};

/**
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 */
export const planReview = (kept, question) => {
  const { name, state, sureness: confidence } = question;
  if (!question.hasAttribute('returns') || state === 'passed-over') return;
  kept.reviews[name] = nextReview(kept.reviews[name], { right: state === 'right', confidence }, Date.now(), numbers('review-days'));
};
