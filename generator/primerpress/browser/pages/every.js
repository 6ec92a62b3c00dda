/* Everything for a page of text. */
import '../exit.js';
import '../reading.js';
