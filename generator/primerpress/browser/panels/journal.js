/* <primerpress-journal>: what the learner has written for themselves, in one place. */
import { word } from '../from-every.js';
import { dateInWords } from './date-in-words.js';
import { download } from './download.js';
import { howLong } from './how-long.js';
import { Panel } from './panel.js';

export class PrimerpressJournal extends Panel {
  /** @override */
  start() {
    this.offer({
      print: () => window.print(),
      download: () => download('journal.md', 'text/markdown', this.markdown()),
      erase: (button) => this.askTwice(button, () => this.erase(this.entries.filter((entry) => entry.contains(button)))),
      'erase-all': (button) => this.askTwice(button, () => this.erase(this.entries)),
    });
  }

  get entries() {
    return Array.from(this.querySelectorAll('.pp-entry'));
  }

  /** @param {Element} entry @returns {import('../record/record.js').Draft | undefined} what is kept of it, finished or not */
  answer(entry) {
    const { answers, drafts } = this.kept;
    const name = entry.getAttribute('data-question') || '';
    return [answers[name], drafts[name]].find((one) => typeof one?.response?.text === 'string');
  }

  /** @override @param {import('../record/record.js').Kept} kept */
  update(kept) {
    const written = this.entries.filter((entry) => {
      const answer = this.answer(entry);
      /** @type {HTMLElement} */ (entry).hidden = !answer;
      if (answer) {
        /** @type {HTMLElement} */ (entry.querySelector('.pp-words')).textContent = answer.response.text;
        /** @type {HTMLElement} */ (entry.querySelector('.pp-date')).textContent = answer.at ? dateInWords(answer.at) : '';
      }
      return answer;
    });
    const words = written.length ? [word('journal-some', { count: written.length }), howLong(kept)] : [word('journal-none')];
    this.find('.pp-journal-state').textContent = words.join(' ');
    this.querySelectorAll('.pp-actions > [data-action]').forEach((button) => {
      /** @type {HTMLElement} */ (button).hidden = !written.length && button.getAttribute('data-action') !== 'erase';
    });
  }

  /** @returns {string} the journal as Markdown */
  markdown() {
    const parts = this.entries.flatMap((entry) => {
      const answer = this.answer(entry);
      if (!answer) return [];
      const prompt = entry.querySelector('.pp-entry-prompt')?.textContent?.trim().replace(/\s+/g, ' ') || '';
      const words = answer.response.text.split('\n').map((/** @type {string} */ line) => `> ${line}`);
      return [`## ${prompt}`, answer.at ? `*${dateInWords(answer.at)}*` : '', words.join('\n')].filter(Boolean);
    });
    return `# ${word('journal-title')}\n\n${parts.join('\n\n')}\n`;
  }

  /** @param {Element[]} entries */
  erase(entries) {
    const names = entries.map((entry) => entry.getAttribute('data-question') || '');
    this.store.changeShown((kept) => {
      names.forEach((name) => [kept.answers, kept.drafts].forEach((group) => delete group[name]));
    });
    const state = this.find('.pp-journal-state');
    state.tabIndex = -1;
    state.focus();
  }
}
