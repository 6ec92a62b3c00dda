/* For a page with questions. */
import { start } from '../from-every.js';
import { askToKeep } from '../questions/asking-to-keep.js';
import { printWhole } from '../questions/paper.js';
import { stopDoubled } from '../questions/doubled.js';
import { PrimerpressQuestion } from '../questions/question.js';
import { PrimerpressQuiz } from '../questions/quiz.js';
import { tellTrouble } from '../questions/trouble.js';

start({
  questions: () => window.customElements.define('primerpress-question', PrimerpressQuestion),
  quizzes: () => window.customElements.define('primerpress-quiz', PrimerpressQuiz),
  'the question whether to keep answers': askToKeep,
  'what prints long answers': printWhole,
  'what stops a doubled press': stopDoubled,
  'the note that nothing is saved': tellTrouble,
});
