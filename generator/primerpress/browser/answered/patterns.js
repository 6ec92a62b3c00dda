/* What a finished quiz shows beyond right and not right: judgement by principle, and confidence beside correctness. */
import { make, word } from '../from-every.js';

/** @import { PrimerpressQuestion } from '../questions/question.js' */

const LEVELS = ['sure', 'fairly', 'guessing'];

/**
 * Says for each principle how the choices that turned on it went. Pure.
 *
 * @param {{ principle: string, good: boolean }[]} choices
 * @returns {{ principle: string, name: string }[]} with the name of the words
 */
const byPrinciple = (choices) => {
  const principles = Array.from(new Set(choices.map((choice) => choice.principle).filter(Boolean)));
  return principles.map((principle) => {
    const those = choices.filter((choice) => choice.principle === principle);
    const good = those.filter((choice) => choice.good).length;
    if (good === those.length) return { principle, name: 'principle-steady' };
    return { principle, name: good ? 'principle-mixed' : 'principle-again' };
  });
};

/** @param {PrimerpressQuestion[]} questions */
const judgements = (questions) => {
  const choices = questions
    .filter((question) => question.hasAttribute('principles'))
    .map((question) => {
      /** @type {HTMLInputElement | null} */
      const input = question.querySelector('.pp-fields input:checked');
      const note = question.querySelector(`.pp-key [data-option="${input?.value}"]`);
      return {
        principle: note?.getAttribute('data-principle') || '',
        good: ['right', 'partly'].includes(question.state),
      };
    });
  const pattern = byPrinciple(choices);
  if (!pattern.length) return [];
  const lines = pattern.map(({ principle, name }) => make('li', {}, `${principle}: ${word(name)}`));
  return [make('p', {}, make('strong', {}, word('principles'))), make('ul', {}, ...lines)];
};

/** @param {PrimerpressQuestion[]} questions */
const confidence = (questions) => {
  const asked = questions
    .map((question) => ({
      level: question.sureness || '',
      right: question.state === 'right',
      label: question.label,
      id: question.id,
    }))
    .filter((one) => one.level);
  if (!asked.length) return [];
  const rows = LEVELS.map((level) => {
    const cells = [false, true].map((right) => {
      const those = asked.filter((one) => one.level === level && one.right === right);
      const links = those.map((one) => make('li', {}, make('a', { href: `#${one.id}` }, one.label)));
      return links.length ? make('td', {}, make('ul', {}, ...links)) : make('td', {}, '\u2013');
    });
    return make('tr', {}, make('th', { scope: 'row' }, word(`level-${level}`)), ...cells);
  });
  const heads = [make('td', {}), ...['grid-not-right', 'grid-right'].map((name) => make('th', { scope: 'col' }, word(name)))];
  return [make('details', {}, make('summary', {}, word('grid')), make('table', { class: 'pp-grid', 'aria-label': word('grid') }, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows)))];
};

/**
 * Shows how sure the learner was beside how it went, and how judgement went by principle.
 *
 * @param {PrimerpressQuestion[]} questions of the attempt
 * @returns {Node[]}
 */
export const patterns = (questions) => {
  const answered = questions.filter((question) => !['open', 'passed-over', 'noted'].includes(question.state));
  return [...confidence(answered), ...judgements(answered)];
};
