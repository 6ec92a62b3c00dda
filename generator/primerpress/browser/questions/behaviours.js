/* Every way of answering, by the name that a question's attribute `behaviour` gives, and what each of them can do. */
import { assignment } from '../behaviours/assignment.js';
import { choice } from '../behaviours/choice.js';
import { gaps } from '../behaviours/gaps.js';
import { judgement } from '../behaviours/judgement.js';
import { numeric } from '../behaviours/numeric.js';
import { ordering } from '../behaviours/ordering.js';
import { rating } from '../behaviours/rating.js';
import { reflection } from '../behaviours/reflection.js';
import { scenario } from '../behaviours/scenario.js';
import { shortAnswer } from '../behaviours/short-answer.js';

/**
 * @typedef {object} Parts what a behaviour is made of
 * @property {HTMLElement} fields where the learner answers
 * @property {HTMLElement} key what is right, and why
 * @property {(name: string) => string | null} setting the value of an attribute of the question
 * @property {(name: string | null) => unknown} earlier what was answered to another question, by `quiz/id`
 * @property {boolean} keepsWords whether words that a learner writes for themselves are kept, unless they say otherwise
 * @property {() => boolean} keeping whether anything is kept now
 *
 * @typedef {{ score: number, state?: string, near?: boolean, found?: number, extra?: number, total?: number }} Result
 *   `score` runs from 0 to 1; `state` is said where it does not follow from the score
 * @typedef {{ verdict?: string, details?: string }} Told
 *   words for the summary: how it begins, where the state does not say it, and how it goes on
 */
/**
 * @template Response
 * @typedef {{ response: Response, missing?: undefined, unfinished?: undefined }
 *   | { missing: string, response?: undefined, unfinished?: Response }} Reading
 *   what was answered; or words that say what is missing, and what is there of it so far
 */
/**
 * How one question is answered. It tells the question what a learner does in its fields by events there:
 * `primerpress-complete`, when the answer is whole without a press of Check; and `primerpress-reopen`, before an answer
 * that was given is changed.
 *
 * @template Response
 * @typedef {object} Behaviour
 * @property {() => Reading<Response>} read
 * @property {(kept: unknown) => void} write puts an answer back, as far as it still fits; none empties the fields
 * @property {(response: Response) => Result} mark
 * @property {(response: Response, result: Result, whole: boolean) => Told} [show] shows feedback beside what was answered; the
 *   `whole` of it, or what is right so far and nothing of the key
 * @property {() => void} [hide] takes back what `show` did beyond remarks
 * @property {(kept: string[]) => string[]} [arrange] puts the options in the order of an attempt, the one that was kept or
 *   a new one, and returns it
 * @property {() => boolean} [keeps] where the answer is a learner's own words: whether they want them to be kept
 * @property {boolean} [revisable] the fields stay open after an answer
 */

/** @type {Record<string, (parts: Parts) => Behaviour<any>>} */
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
