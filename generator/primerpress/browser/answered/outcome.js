/* How a finished attempt at a quiz went: whether it is passed, and what is kept of it. */
import { pageName } from '../from-every.js';
import { counted, noteAttempt } from './history.js';

/** @import { PrimerpressQuiz, Tally } from '../questions/quiz.js' */

/** So much of a quiz has to be answered for it to be passed. */
const ENOUGH = 3 / 4;

/** @param {Tally} tally */
export const isEnough = ({ total, passed }) => total - passed >= ENOUGH * total;

/** @param {PrimerpressQuiz} quiz @param {Tally} tally */
export const reaches = ({ pass }, tally) =>
  isEnough(tally) && tally.possible > 0 && tally.earned / tally.possible >= pass / 100 - 1e-9;

/** @param {PrimerpressQuiz} quiz What was answered of what is marked, each with the page that teaches it. */
const answers = ({ questions }) =>
  questions.filter(({ points, state }) => points && state !== 'passed-over').map((question) => {
    /** @type {HTMLAnchorElement | null} */
    const taught = question.querySelector('.pp-objective a');
    return { right: question.state === 'right', part: taught ? pageName(taught.href) : '' };
  });

/**
 * Keeps how a finished attempt went. What was passed once stays passed.
 *
 * @param {PrimerpressQuiz} quiz
 * @param {Tally} tally
 */
export const keepOutcome = (quiz, tally) => {
  const { name, store } = quiz;
  const { earned, possible, answered, total } = tally;
  const { attempts, history, outcomes } = store.read();
  // What was missed may have been answered rightly in review since. Of a quiz that nobody has tried here, nothing is known.
  if (answered < total || !possible || !(quiz.isTried || attempts[name]?.at)) return;
  const [passed, how] = [reaches(quiz, tally), counted(answers(quiz), Date.now())];
  const noted = history[`${name}/${attempts[name]?.at}`];
  if (noted?.right === how.right && noted.asked === how.asked && outcomes[name]?.passed === passed) return;
  store.change((kept) => {
    noteAttempt(kept, name, how);
    const before = kept.outcomes[name];
    // The day on which it was passed is that of the first time.
    if (passed || !before?.passed) kept.outcomes[name] = { earned, possible, passed, at: before?.passed ? before.at : how.at };
  });
};
