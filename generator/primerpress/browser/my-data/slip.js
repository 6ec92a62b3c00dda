/* The class slip: what was chosen, for an instructor, without words, names or times. Pure. */

/** @import { Kept } from '../record/record.js' */

/** What a page calls an option, an item or a choice of a scene: never words of the learner's. */
const KEY = /^(?:[\w-]+\/)?(?:[0-9a-f]{8}|true|false)$/;

const SURE = ['guessing', 'fairly', 'sure'];

/**
 * @param {any} response
 * @returns {boolean} whether it holds nothing but choices; an old answer may belong to a question of another kind
 */
const isChoice = (response) =>
  typeof response === 'object' && response !== null && Object.values(response).every((one) => one === null || typeof one === 'number' || KEY.test(one));

/**
 * @param {string} course the course's id
 * @param {Kept} kept
 * @param {{ choices: string[], others: string[], edition?: string, number?: string }} said by `quiz/id`: those whose answers are chosen among what the author
 *   wrote, and those whose answers may hold words of the learner's own, of which the slip says no more than how they went; the
 *   edition of the course; and a number drawn by chance, by which two slips with the same answers differ, and two copies of one do not
 * @returns {string} the file's content; `class-slip.schema.json` describes it
 */
export const classSlip = (course, kept, { choices, others, edition = '', number = '' }) => {
  /** @type {Record<string, { state: string, chosen?: any, confidence?: string }>} */
  const answers = {};
  [...choices, ...others].sort().forEach((name) => {
    const answer = kept.answers[name];
    if (!answer) return;
    answers[name] = { state: answer.state };
    if (SURE.includes(answer.confidence || '')) answers[name].confidence = answer.confidence;
    if (choices.includes(name) && isChoice(answer.response)) answers[name].chosen = answer.response;
  });
  return JSON.stringify({ primerpress: 'class-slip', version: 1, course, edition, number, answers }, null, 1);
};
