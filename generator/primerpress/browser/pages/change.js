/* For a page with the panel “change”. */
import { start } from '../from-every.js';
import { PrimerpressChange } from '../panels/change.js';

start({ 'the panel “change”': () => window.customElements.define('primerpress-change', PrimerpressChange) });
