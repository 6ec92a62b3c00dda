/* <primerpress-progress>: what is read and answered of the course, and where to go on. */
import { make, pageName, word } from '../from-every.js';
import { Panel } from './panel.js';

export class PrimerpressProgress extends Panel {
  /** Where the page offers ways to begin, the way on stands in their place. */
  begin = document.querySelector('.pp-begin');
  ways = Array.from(this.begin?.children || []);

  /** @override @param {import('../record/record.js').Kept} kept */
  update(kept) {
    const modules = Array.from(this.querySelectorAll('li'), (item) => {
      const link = /** @type {HTMLAnchorElement} */ (item.querySelector('a'));
      // The page knows best: a quiz may draw its questions, and words that are not kept were written all the same.
      const { read = false, answered = 0, total = 0, next = '', label = '', at = 0 } = kept.pages[pageName(link.href)] || {};
      const done = read && answered >= total;
      const state = done ? 'done' : read ? 'read' : answered ? 'begun' : 'open';
      /** @type {HTMLElement} */ (item.querySelector('.pp-module-state')).textContent =
        state === 'open' ? '' : word(`module-${state}`, { answered, total });
      item.setAttribute('data-state', state);
      return { link, done, begun: state !== 'open', next: answered && answered < total && next, label, at };
    });
    const latest = modules.reduce((last, module, index) => (module.begun && module.at >= (modules[last]?.at || 0) ? index : last), -1);
    // Never back past what is done, as long as anything is left behind it.
    const open = modules.slice(Math.max(latest, 0)).find(({ done }) => !done) || modules.find(({ done }) => !done);
    const said = open
      ? word(open.next ? 'progress-question' : latest < 0 ? 'progress-start' : 'progress-continue', {
          module: open.link.textContent,
          question: open.label,
        })
      : word('progress-all');
    const href = open && (open.next ? `${open.link.href}#${open.next}` : open.link.href);
    this.show(href ? make('a', { href }, said) : said, latest >= 0);
  }

  /**
   * @param {Node | string} way on
   * @param {boolean} begun
   */
  show(way, begun) {
    const here = /** @type {HTMLElement} */ (this.querySelector('.pp-continue'));
    here.hidden = !!this.begin;
    if (!this.begin) here.replaceChildren(way);
    else if (begun) this.begin.replaceChildren(make('p', { class: 'pp-way pp-way--main' }, way));
    else this.begin.replaceChildren(...this.ways);
  }
}
