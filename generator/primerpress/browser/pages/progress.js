/* For a page with the panel “progress”. */
import { start } from '../from-every.js';
import { PrimerpressProgress } from '../panels/progress.js';

start({ 'the panel “progress”': () => window.customElements.define('primerpress-progress', PrimerpressProgress) });
