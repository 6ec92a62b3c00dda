/* What the script of questions provides to others, which load after it. */
import { numbers } from '../record/numbers.js';
import { beginAttempt } from './attempt.js';
import { isDue } from './due.js';
import { begun, tell } from './sentences.js';

export const provided = { beginAttempt, begun, isDue, numbers, tell };
