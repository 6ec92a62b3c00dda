/* For a page with questions. */
import { start } from '../from-every.js';
import { askToKeep } from '../questions/asking-to-keep.js';
import { PrimerpressQuestion } from '../questions/question.js';
import { PrimerpressQuiz } from '../questions/quiz.js';

start({
  questions: () => window.customElements.define('primerpress-question', PrimerpressQuestion),
  quizzes: () => window.customElements.define('primerpress-quiz', PrimerpressQuiz),
  'the question whether to keep answers': askToKeep,
});
