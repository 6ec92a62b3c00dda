/* For the search, when it is opened for the first time on a page. */
import { start } from '../from-every.js';
import { offerResults } from '../search/dialog.js';

start({
  'the search': () => {
    const dialog = document.querySelector('dialog.pp-search-dialog');
    if (dialog instanceof HTMLDialogElement) offerResults(dialog);
  },
});
