/* The class slip: what was chosen, for an instructor, without words, names or times. Pure. */

/** @import { Kept } from './record.js' */

/** The kinds whose answers are choices among what the author wrote. All others hold words of the learner's own. */
const CHOSEN = ['single-choice', 'multiple-choice', 'true-false', 'matching', 'categorize', 'ordering', 'rating', 'judgement', 'scenario'];

/**
 * @param {string} course the course's id
 * @param {Kept} kept
 * @param {Record<string, string>} kinds the kind of each question, by `quiz/id`
 * @returns {string} the file's content; `class-slip.schema.json` describes it
 */
export const classSlip = (course, kept, kinds) => {
  /** @type {Record<string, { state: string, chosen?: any }>} */
  const answers = {};
  Object.keys(kinds).sort().forEach((name) => {
    const answer = kept.answers[name];
    if (!answer || kinds[name] === 'reflection') return;
    answers[name] = { state: answer.state };
    if (CHOSEN.includes(kinds[name]) && answer.response !== undefined) answers[name].chosen = answer.response;
  });
  return JSON.stringify({ primerpress: 'class-slip', version: 1, course, answers }, null, 1);
};
