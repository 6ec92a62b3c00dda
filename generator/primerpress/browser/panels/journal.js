/* <primerpress-journal>: what the learner has written for themselves, in one place. */
import { word } from '../from-every.js';
import { dateInWords } from './date-in-words.js';
import { download } from './download.js';
import { Panel } from './panel.js';

export class PrimerpressJournal extends Panel {
  /** @override */
  start() {
    this.find(':scope > .pp-actions').hidden = false;
    this.find('[data-action="print"]').addEventListener('click', () => window.print());
    this.find('[data-action="download"]').addEventListener('click', () => download('journal.md', 'text/markdown', this.markdown()));
    const all = this.find('[data-action="erase-all"]');
    all.addEventListener('click', () => this.askTwice(all, word('journal-erase'), () => this.erase(this.entries)));
    this.entries.forEach((entry) => {
      entry.querySelector('[data-action="erase"]')?.addEventListener('click', () => this.erase([entry]));
    });
  }

  get entries() {
    return Array.from(this.querySelectorAll('.pp-entry'));
  }

  /** @param {Element} entry @returns {import('../record/record.js').Answer | undefined} what is kept of it */
  answer(entry) {
    const answer = this.store.answer(entry.getAttribute('data-question') || '');
    return typeof answer?.response?.text === 'string' ? answer : undefined;
  }

  /** @override */
  update() {
    const written = this.entries.filter((entry) => {
      const answer = this.answer(entry);
      /** @type {HTMLElement} */ (entry).hidden = !answer;
      if (answer) {
        /** @type {HTMLElement} */ (entry.querySelector('.pp-words')).textContent = answer.response.text;
        /** @type {HTMLElement} */ (entry.querySelector('.pp-date')).textContent = answer.at ? dateInWords(answer.at) : '';
      }
      return answer;
    });
    this.find('.pp-journal-state').textContent = word(written.length ? 'journal-some' : 'journal-none', { count: written.length });
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
    this.store.change((kept) => {
      entries.forEach((entry) => delete kept.answers[entry.getAttribute('data-question') || '']);
    });
    const state = this.find('.pp-journal-state');
    state.tabIndex = -1;
    state.focus();
  }
}
