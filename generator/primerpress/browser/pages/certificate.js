/* For a page with the panel “certificate”. */
import { start } from '../from-every.js';
import { PrimerpressCertificate } from '../panels/certificate.js';

start({ 'the panel “certificate”': () => window.customElements.define('primerpress-certificate', PrimerpressCertificate) });
