/* What is kept of a question: the answer that was given, what stands in its fields, and when the question comes back. */
import { numbers } from '../record/numbers.js';
import { nextReview } from './schedule.js';

/**
 * @import { Kept } from '../record/record.js'
 * @import { PrimerpressQuestion } from './question.js'
 */

/** @param {PrimerpressQuestion} question @returns {boolean} whether the learner does not want its answer kept */
const isUnwanted = (question) => question.how.keeps?.() === false;

/** @param {PrimerpressQuestion} question */
const fingerprintOf = (question) => question.getAttribute('fingerprint') || '';

/**
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 */
export const forgetAnswer = (kept, question) => {
  if (!question.hasAttribute('review')) delete kept.answers[question.name];
};

/**
 * Keeps what stands in the fields of an open question.
 *
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 */
export const keepDraft = (kept, question) => {
  const { name, written: response, sureness: confidence } = question;
  if (question.hasAttribute('review')) return;
  if (isUnwanted(question) || (response === undefined && !confidence)) delete kept.drafts[name];
  else kept.drafts[name] = { fingerprint: fingerprintOf(question), response, confidence, at: Date.now() };
};

/**
 * Keeps an answer, where the learner wants it kept. What is asked again in review changes it only when it is right.
 *
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 * @param {any} response none where it was passed over; then what stands in the fields stays a draft
 */
export const keepAnswer = (kept, question, response) => {
  const { name, state, sureness: confidence } = question;
  if (question.hasAttribute('review') && state !== 'right') return;
  if (state === 'passed-over') keepDraft(kept, question);
  else delete kept.drafts[name];
  if (state !== 'passed-over' && isUnwanted(question)) forgetAnswer(kept, question);
  else kept.answers[name] = { fingerprint: fingerprintOf(question), state, response, confidence, at: Date.now() };
};

/**
 * Keeps how often it was tried, where a learner may be shown the key only after some tries.
 *
 * @param {Kept} kept
 * @param {PrimerpressQuestion} question
 */
export const keepTries = (kept, question) => {
  const { attempts, name, tries } = question;
  if (attempts > 1 && !question.hasAttribute('review')) kept.attempts[name] = { ...(kept.attempts[name] || { order: [] }), tries };
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
