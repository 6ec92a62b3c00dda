/* What is announced above every page stays closed for whoever has closed it. */
export {};

const theme = /** @type {any} */ (globalThis);
const banner = document.querySelector('[data-md-component=announce]');
const said = banner?.querySelector('.md-typeset');
if (said && theme.__md_hash(said.innerHTML) === theme.__md_get('__announce')) banner?.setAttribute('hidden', '');
