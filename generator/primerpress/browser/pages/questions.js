/* Everything for a page with questions. */
import '../exit.js';
import '../question.js';
import '../quiz.js';
import '../keeping.js';
import '../reading.js';
