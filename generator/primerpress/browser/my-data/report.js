/* What a learner has answered, quiz by quiz: in words, how much of it was right, and one attempt beside another. */
import { make, pageName, part, word } from '../from-every.js';
import { dateInWords } from '../from-panels.js';

/** @import { Finished, Kept } from '../record/record.js' */

/** What is kept of an option or an item. */
const KEY = /^[0-9a-f]{8}$/;

/**
 * Says an answer in words.
 *
 * @param {any} response
 * @param {Map<string, string>} labels of what can be chosen, by what is kept of it
 * @returns {string}
 */
const inWords = (response, labels) => {
  const say = (/** @type {any} */ one) => labels.get(`${one}`) || (KEY.test(one) ? word('report-gone') : `${one ?? ''}` || '\u2013');
  if (typeof response !== 'object' || !response) return response === undefined ? '' : say(response);
  if (typeof response.text === 'string') return response.text;
  const rows = Object.entries(response).map(([name, one]) => [Array.isArray(response) ? labels.get(`row-${name}`) : say(name), say(one)]);
  return rows.map((row) => row.filter(Boolean).join(' \u2013 ')).join('; ');
};

/**
 * @param {Element} item
 * @param {Kept} kept
 */
const showAnswer = (item, { answers }) => {
  const answer = answers[item.getAttribute('data-question') || ''];
  item.toggleAttribute('hidden', !answer);
  item.setAttribute('data-state', answer?.state || '');
  const labels = new Map(Object.entries(JSON.parse(item.getAttribute('data-labels') || '{}')));
  const given = answer ? inWords(answer.response, labels) : '';
  const own = answer?.state === 'noted' && !labels.size;
  part(item, '.pp-given').replaceChildren(
    ...(answer ? [make('strong', {}, word(`report-${answer.state}`))] : []),
    ...(given ? [make('span', { class: own ? 'pp-own' : '' }, ` ${word('report-answer', { answer: given })}`)] : []),
  );
};

/**
 * Counts within a quiz or a part of it, and shows it where anything was answered.
 *
 * @param {Element} group
 */
const tally = (group) => {
  const states = Array.from(group.querySelectorAll('[data-question]'), (item) => item.getAttribute('data-state') || '').filter(Boolean);
  const marked = states.filter((state) => !['passed-over', 'noted'].includes(state));
  const right = marked.filter((state) => state === 'right').length;
  group.toggleAttribute('hidden', !states.length);
  const place = group.querySelector('.pp-tally');
  if (place) place.textContent = marked.length ? word('report-tally', { right, asked: marked.length }) : '';
};

/**
 * One attempt beside another: a column for each, and below how it went as a whole a row for each page that teaches a part of it.
 *
 * @param {Finished[]} attempts
 * @param {Map<string, string>} titles of the pages, by their names
 */
const table = (attempts, titles) => {
  const count = (/** @type {[number, number] | undefined} */ of) => make('td', {}, of ? word('report-count', { right: of[0], asked: of[1] }) : '\u2013');
  const row = (/** @type {string} */ head, /** @type {Node[]} */ cells) => make('tr', {}, make('th', { scope: 'row' }, head), ...cells);
  const parts = Array.from(new Set(attempts.flatMap((one) => Object.keys(one.parts || {})))).filter((name) => titles.has(name));
  return [
    make('caption', {}, word('report-attempts')),
    make('tr', {}, make('td', {}), ...attempts.map(({ at }) => make('th', { scope: 'col' }, dateInWords(at, 'medium')))),
    row(word('report-all'), attempts.map(({ right, asked }) => count([right, asked]))),
    ...parts.map((name) => row(titles.get(name) || '', attempts.map((one) => count(one.parts?.[name])))),
  ];
};

/**
 * Fills the report with what is kept.
 *
 * @param {Element} report
 * @param {Kept} kept
 * @param {HTMLAnchorElement[]} pages links to the pages of the course
 */
export const showReport = (report, kept, pages) => {
  const titles = new Map(pages.map((link) => [pageName(link.href), link.textContent || '']));
  report.querySelectorAll('[data-question]').forEach((item) => showAnswer(item, kept));
  report.querySelectorAll('[data-quiz], [data-part]').forEach(tally);
  report.querySelectorAll('[data-quiz]').forEach((quiz) => {
    const own = Object.keys(kept.history).filter((name) => name.replace(/\/\d+$/, '') === quiz.getAttribute('data-quiz'));
    const attempts = own.map((name) => kept.history[name]).sort((one, other) => one.at - other.at);
    const frame = part(quiz, '.pp-attempts');
    frame.hidden = !attempts.length;
    if (attempts.length) quiz.removeAttribute('hidden');
    part(frame, 'table').replaceChildren(...table(attempts, titles));
  });
};

/**
 * @param {Element} report
 * @returns {string} a page of its own, for whoever is shown it: without the learner's words for themselves
 */
export const reportPage = (report) => {
  const copy = /** @type {Element} */ (report.cloneNode(true));
  copy.querySelectorAll('[hidden], .pp-own').forEach((one) => one.remove());
  copy.querySelectorAll('details').forEach((quiz) => quiz.toggleAttribute('open', true));
  copy.querySelectorAll('[data-labels]').forEach((one) => one.removeAttribute('data-labels'));
  const title = report.getAttribute('data-title') || '';
  const head = make('head', {}, make('meta', { charset: 'utf-8' }), make('title', {}, title));
  const body = make('body', {}, make('h1', {}, title), make('p', {}, dateInWords(Date.now())), ...Array.from(copy.children));
  return `<!doctype html>\n${make('html', { lang: document.documentElement.lang }, head, body).outerHTML}\n`;
};
