/* <primerpress-review>: the questions that come back, from all modules in turn, and those that were missed. */
import { courseId, isDue, word } from '../from-every.js';
import { reminders } from './calendar.js';
import { dateInWords } from './date-in-words.js';
import { download } from './download.js';
import { interleaved } from './interleaved.js';
import { Panel } from './panel.js';

const AT_ONCE = 8;

export class PrimerpressReview extends Panel {
  /** @override */
  start() {
    this.offer({
      due: () => this.ask(this.due(), 'review-none-due'),
      missed: () => this.ask(this.missed(), 'review-none-missed'),
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

  /** Says what waits, and when something comes back next. @override */
  update() {
    const due = this.due();
    const next = this.planned(due);
    const values = { due: due.length, missed: this.missed().length };
    const words = [word(values.due ? 'review-due' : 'review-nothing-due', values)];
    if (values.missed) words.push(word('review-missed', values));
    if (next.length) words.push(word('review-next', { date: dateInWords(Math.min(...next)) }));
    this.find('.pp-review-state').textContent = words.join(' ');
    this.find('[data-action="calendar"]').hidden = !next.length;
  }

  /**
   * Puts questions on the page, those of different quizzes in turn.
   *
   * @param {string[]} names
   * @param {string} none the name of the words for when there are none
   */
  ask(names, none) {
    const quizzes = new Map(names.map((name) => [name.split('/')[0], /** @type {string[]} */ ([])]));
    names.forEach((name) => quizzes.get(name.split('/')[0])?.push(name));
    const mixed = interleaved(Array.from(quizzes.values()));
    const now = mixed.sort((one, other) => Number(this.isSurprise(other)) - Number(this.isSurprise(one))).slice(0, AT_ONCE);
    const place = this.find('.pp-review-questions');
    place.replaceChildren(...now.map((name) => this.copy(name)));
    const heading = this.find('.pp-review-heading');
    heading.textContent = now.length ? word('review-here', { here: now.length, all: names.length }) : word(none);
    heading.tabIndex = -1;
    heading.focus();
  }

  /** @param {string} name */
  copy(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector(`template[data-question="${name}"]`));
    const content = document.importNode(template.content, true);
    content.querySelector('primerpress-question')?.setAttribute('review', '');
    return content;
  }
}
