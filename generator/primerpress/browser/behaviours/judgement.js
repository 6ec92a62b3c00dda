/* Choosing where more than one answer may be defended. Options are better or weaker; none has a red cross. */
import { word } from '../from-every.js';
import { byQuality } from '../questions/quality.js';
import { remark } from '../questions/remarks.js';
import { options } from './choice.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks a judgement by the quality of what was chosen. Pure.
 *
 * @param {Record<string, string>} qualities of the options
 * @param {string[]} chosen
 * @returns {Result}
 */
export const grade = (qualities, chosen) => byQuality[qualities[chosen[0]]] || { score: 0 };

/**
 * @param {Parts} parts
 * @returns {Behaviour<string[]>} the key of the chosen option
 */
export const judgement = (parts) => {
  const { inputs, noteOf, ...choosing } = options(parts);
  const qualityOf = (/** @type {string} */ option) => noteOf(option)?.getAttribute('data-quality') || '';
  return {
    ...choosing,
    mark: (response) => grade(Object.fromEntries(inputs.map(({ value }) => [value, qualityOf(value)])), response),
    show: ([chosen]) => {
      inputs.forEach((input) => {
        const note = noteOf(input.value);
        const mark = ['best', 'acceptable'].includes(qualityOf(input.value)) ? 'right' : 'wrong';
        const verdict = note?.querySelector('.pp-verdict')?.textContent.replace(/:$/, '') || '';
        const said = input.value === chosen ? word('judged-yours', { verdict }) : verdict;
        remark(input.parentElement, mark, said, note?.querySelector('[data-feedback]'));
      });
      return { verdict: word(`judged-${qualityOf(chosen)}`) };
    },
  };
};
