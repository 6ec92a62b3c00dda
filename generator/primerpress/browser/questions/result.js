/* How an attempt at a quiz went: in words, a bead for each question, and the parts of the text to look at again. */
import { make, part, word } from '../from-every.js';
import { sentence } from './sentences.js';

/** @import { PrimerpressQuestion } from './question.js' */

const MISSED = ['partly', 'not-right'];

/** @param {PrimerpressQuestion} question */
export const isMissed = (question) => MISSED.includes(question.state);

/**
 * @param {{ right: number, partly: number, not: number, passed: number, total: number }} tally of a finished attempt
 * @returns {string} what it comes to
 */
export const inShort = ({ right, partly, not, passed, total }) => {
  const missed = partly + not;
  if (passed === total) return word('quiz-all-passed');
  if (!right && !missed) return word('quiz-all-noted');
  if (!missed) return word('quiz-all-right');
  return [right ? sentence('quiz-done', { right, marked: right + missed }) : '', sentence('quiz-missed', { missed })].join(' ').trim();
};

/** @param {number} missed @returns {string} what the button says that opens them again */
export const again = (missed) => (missed === 1 ? word('quiz-retry-one') : sentence('quiz-retry', { missed }));

/**
 * @param {HTMLElement} result
 * @param {PrimerpressQuestion[]} questions of a finished attempt; none take it back
 */
export const showResult = (result, questions) => {
  const [beads, key, reread] = ['.pp-beads', '.pp-beads-key', '.pp-reread'].map((list) => part(result, list));
  beads.replaceChildren(...questions.map(({ id, state, label }) => {
    const name = word('bead', { question: label, state: word(`bead-${state}`) });
    return make('li', {}, make('a', { href: `#${id}`, 'data-bead': state, 'aria-label': name, title: name }));
  }));
  const states = new Set(questions.map(({ state }) => state));
  key.replaceChildren(...Array.from(states, (state) => make('span', { 'data-bead': state }, word(`bead-${state}`))));
  const taught = questions.filter(isMissed).flatMap((question) => question.querySelector('.pp-objective') || []);
  const links = new Map(taught.map((place) => [place.querySelector('a')?.getAttribute('href'), place]));
  reread.replaceChildren(...Array.from(links.values(), toReadAgain));
  reread.hidden = !links.size;
  beads.hidden = !questions.length;
};

/** @param {Element} place */
const toReadAgain = (place) => {
  const link = part(place, 'a');
  const minutes = place.getAttribute('data-minutes');
  const copy = make('a', { href: link.getAttribute('href') || '' }, link.textContent || '');
  return make('li', {}, copy, ...(minutes ? [' ', make('span', {}, word('minutes', { minutes }))] : []));
};
