/* <primerpress-progress>: what is read and answered of the course, and where to go on. */
import { make, pageName, part, word } from '../from-every.js';
import { Panel } from '../from-panels.js';

export class PrimerpressProgress extends Panel {
  /** Where the page offers ways to begin, the way on stands in their place. */
  begin = document.querySelector('.pp-begin');
  ways = Array.from(this.begin?.children || []);

  /** @override @param {import('../record/record.js').Kept} kept */
  update(kept) {
    const modules = Array.from(this.querySelectorAll('li'), (item) => {
      const link = /** @type {HTMLAnchorElement} */ (part(item, 'a'));
      // The page knows best: a quiz may draw its questions, and words that are not kept were written all the same.
      const { read = false, answered = 0, total = 0, next = '', label = '', at = 0 } = kept.pages[pageName(link.href)] || {};
      const done = read && answered >= total;
      const state = done ? 'done' : read ? 'read' : answered ? 'begun' : 'open';
      const way = answered && answered < total && next ? { href: `${link.href}#${next}`, label } : undefined;
      item.setAttribute('data-state', state);
      part(item, '.pp-module-state').replaceChildren(
        word(`module-${state}`, { answered, total }),
        ...(way?.label ? [' ', make('a', { href: way.href }, word('module-on', { label }))] : []),
      );
      return { link, done, begun: state !== 'open', way, at };
    });
    const latest = modules.reduce((last, module, index) => (module.begun && module.at >= (modules[last]?.at || 0) ? index : last), -1);
    // Where nothing is begun, nobody needs to be told so of each module.
    this.empty = latest < 0;
    this.find('.pp-progress-count').textContent = word('progress-count', { done: modules.filter(({ done }) => done).length, all: modules.length });
    // Never back past what is done, as long as anything is left behind it.
    const open = modules.slice(Math.max(latest, 0)).find(({ done }) => !done) || modules.find(({ done }) => !done);
    const said = open
      ? word(open.way ? 'progress-question' : latest < 0 ? 'progress-start' : 'progress-continue', {
          module: open.link.textContent,
          question: open.way?.label,
        })
      : word('progress-all');
    this.show(open ? make('a', { href: open.way?.href || open.link.href }, said) : said, latest >= 0);
  }

  /**
   * @param {Node | string} way on
   * @param {boolean} begun
   */
  show(way, begun) {
    const here = this.find('.pp-continue');
    here.hidden = !!this.begin;
    if (!this.begin) here.replaceChildren(way);
    else if (begun) this.begin.replaceChildren(make('p', { class: 'pp-way pp-way--main' }, way));
    else this.begin.replaceChildren(...this.ways);
  }
}
