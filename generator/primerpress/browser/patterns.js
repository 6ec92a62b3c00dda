/* What a finished quiz shows beyond right and not right: judgement by principle, and confidence beside correctness. */
import { word } from './words.js';

/** @import { PrimerpressQuestion } from './question.js' */

const LEVELS = ['sure', 'fairly', 'guessing'];

/**
 * @param {string} tag
 * @param {(Node | string)[]} content
 */
const element = (tag, ...content) => {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
};

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
    .filter((question) => question.getAttribute('kind') === 'judgement')
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
  const lines = pattern.map(({ principle, name }) => element('li', `${principle}: ${word(name)}`));
  return [element('p', element('strong', word('principles'))), element('ul', ...lines)];
};

/** @param {PrimerpressQuestion[]} questions */
const confidence = (questions) => {
  const asked = questions
    .map((question) => ({
      level: question.confidence.find((input) => input.checked)?.value || '',
      right: question.state === 'right',
      label: question.querySelector('.pp-number')?.textContent || question.id,
      id: question.id,
    }))
    .filter((one) => one.level);
  if (!asked.length) return [];
  const rows = LEVELS.map((level) => {
    const cells = [false, true].map((right) => {
      const those = asked.filter((one) => one.level === level && one.right === right);
      const links = those.map((one) => {
        const link = document.createElement('a');
        link.href = `#${one.id}`;
        link.textContent = one.label;
        return element('li', link);
      });
      return links.length ? element('td', element('ul', ...links)) : element('td', '\u2013');
    });
    const head = element('th', word(`level-${level}`));
    head.setAttribute('scope', 'row');
    return element('tr', head, ...cells);
  });
  const heads = ['', 'grid-not-right', 'grid-right'].map((name) => {
    const head = element(name ? 'th' : 'td', name && word(name));
    if (name) head.setAttribute('scope', 'col');
    return head;
  });
  const table = element('table', element('caption', word('grid')), element('thead', element('tr', ...heads)), element('tbody', ...rows));
  table.className = 'pp-grid';
  return [table];
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
