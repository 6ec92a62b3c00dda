/* How long things are kept, in the same words wherever a page says so. */
import { word } from '../from-every.js';
import { dateInWords } from './date-in-words.js';

/** @param {import('../record/record.js').Kept} kept */
export const howLong = (kept) => word(`data-${kept.mode || 'tab'}`, { date: kept.expires ? dateInWords(kept.expires) : '' });
