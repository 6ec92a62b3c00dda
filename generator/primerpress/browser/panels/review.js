/* <primerpress-review>: the questions that come back, from all modules in turn, and those that were missed. */
import { courseId, part, word } from '../from-every.js';
import { Panel, dateInWords, download } from '../from-panels.js';
import { isDue } from '../from-questions.js';
import { reminders } from './calendar.js';
import { interleaved } from './interleaved.js';

/** How many questions are asked at once, and how many days are told of. */
const [AT_ONCE, DAYS] = [8, 4];

export class PrimerpressReview extends Panel {
  /** @override */
  start() {
    this.offer({
      due: () => this.ask(this.due()),
      missed: () => this.ask(this.missed()),
      calendar: () => download('review.ics', 'text/calendar', reminders(this.planned(), word('review-reminder'), Date.now(), courseId())),
    });
  }

  /** @returns {string[]} the questions that can be asked here, as `quiz/question`: those of a quiz to be passed once it was handed in */
  get names() {
    const { outcomes } = this.kept;
    const templates = Array.from(this.querySelectorAll('template[data-question]'));
    const open = templates.filter((template) => !template.hasAttribute('data-after') || outcomes[template.getAttribute('data-after') || '']);
    return open.map((template) => template.getAttribute('data-question') || '');
  }

  due() {
    const [{ reviews }, now] = [this.kept, Date.now()];
    return this.names.filter((name) => reviews[name] && isDue(reviews[name], now));
  }

  missed() {
    const { answers } = this.kept;
    return this.names.filter((name) => ['partly', 'not-right'].includes(answers[name]?.state));
  }

  /**
   * @param {string[]} [but] questions that are left out
   * @returns {number[]} when the others come back that do not rest
   */
  planned(but = []) {
    const { reviews } = this.kept;
    const others = this.names.filter((name) => !but.includes(name));
    return others.map((name) => reviews[name]?.due).filter((due) => due && due < Number.MAX_SAFE_INTEGER);
  }

  /** @param {string} name @returns {boolean} whether the learner was sure, and it was not right: the first to come back to */
  isSurprise(name) {
    const answer = this.kept.answers[name];
    return answer?.confidence === 'sure' && answer.state !== 'right';
  }

  /** Says what waits and how long it takes, and when something comes back next. @override */
  update() {
    const [due, missed] = [this.due(), this.missed()];
    const days = this.planned(due).sort((one, other) => one - other).map((when) => dateInWords(when));
    const counts = Array.from(new Set(days), (day) => word('review-day', { day, count: days.filter((one) => one === day).length }));
    this.row('due', due.length, word(due.length ? 'review-due' : 'review-nothing-due', { due: due.length }), this.length(due));
    this.row('missed', missed.length, missed.length ? word('review-missed', { missed: missed.length }) : '', this.length(missed));
    this.row('calendar', days.length, days.length ? word('review-next', { date: days[0] }) : '', counts.slice(0, DAYS).join(' \u00b7 '));
    this.empty = !due.length && !missed.length && !days.length;
  }

  /**
   * Fills a row of the list, which goes where there is nothing to say.
   *
   * @param {string} action of its button
   * @param {number} offered how many questions the button is about
   * @param {string} words
   * @param {string} more
   */
  row(action, offered, words, more) {
    const button = this.find(`[data-action="${action}"]`);
    const row = /** @type {HTMLElement} */ (button.closest('li'));
    button.hidden = !offered;
    row.hidden = !words;
    part(row, '.pp-count').textContent = words;
    part(row, '.pp-length').textContent = more;
  }

  /** @param {string[]} names @returns {string} how long it takes to answer as many of the questions as are asked at once */
  length(names) {
    const here = names.slice(0, AT_ONCE);
    const minutes = here.reduce((sum, name) => sum + Number(this.template(name).getAttribute('data-minutes')), 0);
    const values = { here: here.length, minutes: Math.max(1, Math.round(minutes)) };
    return here.length ? word(names.length > AT_ONCE ? 'review-length-of' : 'review-length', values) : '';
  }

  /**
   * Puts questions on the page, those of different quizzes in turn.
   *
   * @param {string[]} names
   */
  ask(names) {
    const quizzes = new Map(names.map((name) => [name.split('/')[0], /** @type {string[]} */ ([])]));
    names.forEach((name) => quizzes.get(name.split('/')[0])?.push(name));
    const mixed = interleaved(Array.from(quizzes.values()));
    const now = mixed.sort((one, other) => Number(this.isSurprise(other)) - Number(this.isSurprise(one))).slice(0, AT_ONCE);
    const place = this.find('.pp-review-questions');
    place.replaceChildren(...now.map((name) => this.copy(name)));
    const heading = this.find('.pp-review-heading');
    heading.textContent = word('review-here', { here: now.length, all: names.length });
    heading.tabIndex = -1;
    heading.focus();
  }

  /** @param {string} name */
  template(name) {
    return /** @type {HTMLTemplateElement} */ (this.querySelector(`template[data-question="${name}"]`));
  }

  /** @param {string} name */
  copy(name) {
    const content = document.importNode(this.template(name).content, true);
    content.querySelector('primerpress-question')?.setAttribute('review', '');
    return content;
  }
}
