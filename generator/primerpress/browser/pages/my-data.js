/* For a page with the panel “my-data”. */
import { start } from '../from-every.js';
import { PrimerpressMyData } from '../my-data/my-data.js';

start({ 'the panel “my-data”': () => window.customElements.define('primerpress-my-data', PrimerpressMyData) });
