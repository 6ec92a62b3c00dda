/* How an attempt at a quiz went: in words, a bead for each question, and the parts of the text to look at again. */
import { make, part, word } from '../from-every.js';
import { begun, tell } from '../from-questions.js';
import { isEnough, keepOutcome, reaches } from './outcome.js';
import { patterns } from './patterns.js';

/**
 * @import { PrimerpressQuestion } from '../questions/question.js'
 * @import { PrimerpressQuiz, Tally } from '../questions/quiz.js'
 */

/** @param {number} count @returns {string} a small one as a word */
const inWords = (count) => word('numbers').split(' ')[count - 1] || `${count}`;

/** @param {string} name @param {Record<string, number>} counts @returns {string} with its counts as words */
export const sentence = (name, counts) =>
  begun(word(name, Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, inWords(count)]))));

/** @param {Tally} tally of a finished attempt @returns {string} what it comes to */
const inShort = ({ right, partly, not, passed, total }) => {
  const missed = partly + not;
  if (passed === total) return word('quiz-all-passed');
  if (!right && !missed) return word('quiz-all-noted');
  if (!missed) return word('quiz-all-right');
  return [right ? sentence('quiz-done', { right, marked: right + missed }) : '', sentence('quiz-missed', { missed })].join(' ').trim();
};

/**
 * What there is to say of a finished attempt besides.
 *
 * @param {PrimerpressQuiz} quiz
 * @param {Tally} tally
 */
const details = (quiz, tally) => {
  const { pass } = quiz;
  const marked = tally.right + tally.partly + tally.not;
  const words = [tally.partly ? word('quiz-partly', tally) : '', tally.passed && marked ? word('quiz-passed-over', tally) : ''];
  if (pass && marked) {
    const points = { pass, earned: Math.round(10 * tally.earned) / 10, possible: tally.possible };
    words.push(word('quiz-points', points), word(reaches(quiz, tally) ? 'quiz-pass' : isEnough(tally) ? 'quiz-below' : 'quiz-few', points));
  }
  return words.filter(Boolean).join(' ');
};

/** @param {number} missed @returns {string} what the button says that opens them again */
const again = (missed) => (missed === 1 ? word('quiz-retry-one') : sentence('quiz-retry', { missed }));

/**
 * Shows the author's own words for a result: those of the highest band that it reaches.
 *
 * @param {Element} result
 * @param {number} perCent below 0 where there is no result
 */
const showBand = (result, perCent) => {
  /** @type {HTMLElement[]} */
  const bands = Array.from(result.querySelectorAll('.pp-band'));
  const from = (/** @type {HTMLElement} */ band) => Number(band.getAttribute('data-from'));
  const reached = bands.filter((band) => perCent >= from(band) - 1e-9).sort((one, other) => from(other) - from(one));
  bands.forEach((band) => {
    band.hidden = band !== reached[0];
  });
};

/**
 * Shows a bead for each question, and what to read again.
 *
 * @param {Element} result
 * @param {PrimerpressQuestion[]} questions of a finished attempt; none take it back
 */
const showBeads = (result, questions) => {
  const [beads, key, reread] = ['.pp-beads', '.pp-beads-key', '.pp-reread'].map((list) => part(result, list));
  beads.replaceChildren(...questions.map(({ id, state, label }) => {
    const name = word('bead', { question: label, state: word(`bead-${state}`) });
    return make('li', {}, make('a', { href: `#${id}`, 'data-bead': state, 'aria-label': name, title: name }));
  }));
  const states = new Set(questions.map(({ state }) => state));
  key.replaceChildren(...Array.from(states, (state) => make('span', { 'data-bead': state }, word(`bead-${state}`))));
  const taught = questions.filter(({ isMissed }) => isMissed).flatMap((question) => question.querySelector('.pp-objective') || []);
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

/**
 * @param {PrimerpressQuiz} quiz
 * @returns {boolean} whether its attempt is finished, so that there is a result
 */
const show = (quiz) => {
  const tally = quiz.tally();
  const done = quiz.hasAttribute('data-done');
  const finished = done ? quiz.questions : [];
  const missed = tally.partly + tally.not;
  const result = part(quiz, '.pp-result');
  const status = part(result, '.pp-status');
  const retry = part(result, '[data-action="retry"]');
  if (done) {
    status.setAttribute('aria-live', 'polite');
    tell(status, inShort(tally), details(quiz, tally));
  }
  showBand(result, done && tally.possible ? (100 * tally.earned) / tally.possible : -1);
  showBeads(result, finished);
  part(result, '.pp-patterns').replaceChildren(...patterns(finished));
  retry.hidden = !missed;
  retry.textContent = again(missed);
  keepOutcome(quiz, tally);
  return done;
};

/** Shows how each quiz went, now and whenever it reports. */
export const showResults = () => {
  document.addEventListener('primerpress-reported', (event) => {
    if (show(/** @type {PrimerpressQuiz} */ (event.target))) event.preventDefault();
  });
  /** @type {NodeListOf<PrimerpressQuiz>} */
  const quizzes = document.querySelectorAll('primerpress-quiz');
  // One that could not start has none.
  quizzes.forEach((quiz) => quiz.questions?.length && show(quiz));
};
