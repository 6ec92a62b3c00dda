/* Everything for a page with questions. */
import '../question.js';
import '../quiz.js';
