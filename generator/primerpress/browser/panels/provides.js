/* What the script of all panels provides to that of each of them, which loads after it. */
import { printAlone } from './alone.js';
import { dateInWords } from './date-in-words.js';
import { download } from './download.js';
import { howLong } from './how-long.js';
import { Panel } from './panel.js';

export const provided = { Panel, dateInWords, download, howLong, printAlone };
