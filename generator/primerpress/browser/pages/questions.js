/* For a page with questions. */
import '../question.js';
import '../quiz.js';
import '../keeping.js';
