/* <primerpress-certificate>: what is still to do for it, and then a page to print. The name is kept only if that is asked. */
import { pageName, part, word } from '../from-every.js';
import { Panel, dateInWords, printAlone } from '../from-panels.js';

/** @import { Kept } from '../record/record.js' */

export class PrimerpressCertificate extends Panel {
  constructor() {
    super();
    /** @type {string | undefined} the name that is kept */
    this.named = undefined;
    /** The moment at which all was done. */
    this.met = 0;
  }

  /** @override */
  start() {
    this.find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.show();
    });
    this.offer({ print: () => window.print() });
    const sheet = this.find('.pp-sheet');
    window.addEventListener('beforeprint', () => sheet.hidden || printAlone(sheet, true));
    window.addEventListener('afterprint', () => printAlone(sheet, false));
    this.field.value = this.kept.name || '';
    this.keep.checked = Boolean(this.kept.name);
  }

  get field() {
    return /** @type {HTMLInputElement} */ (this.find('input[type="text"]'));
  }

  get keep() {
    return /** @type {HTMLInputElement} */ (this.find('input[type="checkbox"]'));
  }

  /** @override @param {Kept} kept */
  update(kept) {
    if (this.named && !kept.name) {
      this.field.value = '';
      this.keep.checked = false;
    }
    this.named = kept.name;
    this.met = 0;
    const open = Array.from(this.querySelectorAll('.pp-conditions > li'), (item) => {
      const link = /** @type {HTMLAnchorElement} */ (item.querySelector('a'));
      const quiz = item.getAttribute('data-quiz');
      const page = kept.pages[pageName(link.href)];
      const met = quiz ? kept.outcomes[quiz]?.passed : page?.read;
      if (met) this.met = Math.max(this.met, quiz ? kept.outcomes[quiz].at : page.readAt || page.at);
      item.setAttribute('data-state', met ? 'done' : 'open');
      part(item, '.pp-condition-state').textContent = word(met ? 'condition-met' : 'condition-open');
      return !met;
    }).filter(Boolean).length;
    this.find('.pp-certificate-state').textContent = word(open ? 'certificate-open' : 'certificate-ready', { count: open });
    const ready = !open;
    const form = this.find('form');
    // What is done folds itself away, once.
    if (form.hidden === ready) this.find('details').toggleAttribute('open', !ready);
    form.hidden = !ready;
    if (!ready) this.find('.pp-sheet').hidden = true;
  }

  show() {
    const name = this.field.value.trim();
    const missing = this.find('.pp-missing');
    missing.textContent = name ? '' : word('certificate-no-name');
    if (!name) {
      this.field.focus();
      return;
    }
    // The name that is written here stays in its field, whether it is kept or not.
    this.named = undefined;
    this.store.change((kept) => {
      if (this.keep.checked) kept.name = name;
      else delete kept.name;
    });
    this.find('.pp-sheet-name').textContent = name;
    this.find('.pp-sheet-date').textContent = dateInWords(this.met);
    const sheet = this.find('.pp-sheet');
    sheet.hidden = false;
    this.find('[data-action="print"]').hidden = false;
    sheet.tabIndex = -1;
    sheet.focus();
  }
}
