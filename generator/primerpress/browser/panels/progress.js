/* <primerpress-progress>: what is read and answered of the course, and where to go on. */
import { make, pageName, word } from '../from-every.js';
import { Panel } from './panel.js';

export class PrimerpressProgress extends Panel {
  /** @override @param {import('../record/record.js').Kept} kept */
  update(kept) {
    const modules = Array.from(this.querySelectorAll('li'), (item) => {
      const link = /** @type {HTMLAnchorElement} */ (item.querySelector('a'));
      // The page knows best: a quiz may draw its questions, and words that are not kept were written all the same.
      const { read = false, answered = 0, total = 0, next = '', label = '' } = kept.pages[pageName(link.href)] || {};
      const done = read && answered >= total;
      const state = done ? 'done' : read ? 'read' : answered ? 'begun' : 'open';
      /** @type {HTMLElement} */ (item.querySelector('.pp-module-state')).textContent =
        state === 'open' ? '' : word(`module-${state}`, { answered, total });
      item.setAttribute('data-state', state);
      return { link, done, begun: state !== 'open', at: answered && answered < total && next, label };
    });
    const next = modules.find((module) => !module.done);
    const go = /** @type {HTMLElement} */ (this.querySelector('.pp-continue'));
    go.hidden = false;
    if (!next) {
      go.textContent = word('progress-all');
      return;
    }
    const words = modules.some((module) => module.begun) ? 'progress-continue' : 'progress-start';
    const href = next.at ? `${next.link.href}#${next.at}` : next.link.href;
    const said = word(next.at ? 'progress-question' : words, { module: next.link.textContent, question: next.label });
    go.replaceChildren(make('a', { class: 'pp-button pp-button--main', href }, said));
  }
}
