/* For a page with questions. */
import { start } from '../from-every.js';
import { followAnswers } from '../questions/beginning.js';
import { stopDoubled } from '../questions/doubled.js';
import { provided } from '../questions/provides.js';
import { PrimerpressQuestion } from '../questions/question.js';
import { PrimerpressQuiz } from '../questions/quiz.js';
import { tellTrouble } from '../questions/trouble.js';
import { takingTurns } from '../questions/turns.js';

Object.assign(/** @type {any} */ (globalThis).primerpress || {}, { questions: provided });
start({
  questions: () => takingTurns(() => {
    window.customElements.define('primerpress-question', PrimerpressQuestion);
    window.customElements.define('primerpress-quiz', PrimerpressQuiz);
  }),
  'what stops a doubled press': stopDoubled,
  'the note that nothing is saved': tellTrouble,
  'what comes with the first question': followAnswers,
});
