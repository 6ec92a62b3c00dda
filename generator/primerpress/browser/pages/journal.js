/* For a page with the panel “journal”. */
import { start } from '../from-every.js';
import { PrimerpressJournal } from '../panels/journal.js';

start({ 'the panel “journal”': () => window.customElements.define('primerpress-journal', PrimerpressJournal) });
