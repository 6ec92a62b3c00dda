/* For every page: the way out, keys, what is read, and what the other scripts build on. */
import { showColours } from '../every/colours.js';
import { guarded } from '../every/guarded.js';
import { tameKeys } from '../every/keys.js';
import { offerLeaving } from '../every/leaving.js';
import { offerMenu } from '../every/menu.js';
import { markNavigation } from '../every/navigation.js';
import { provided } from '../every/provides.js';
import { followReading } from '../every/reading.js';
import { offerSearch } from '../every/searching.js';
import { offerSettling } from '../every/settling.js';

/** @type {any} */ (globalThis).primerpress = provided;
const store = provided.courseStore();
guarded('leaving quickly', () => offerLeaving(store));
guarded('keys', tameKeys);
guarded('opening the search', offerSearch);
guarded('what has expired', () => offerSettling(store));
guarded('the colours', () => showColours(store));
guarded('the menu', offerMenu);
guarded('marking the navigation', () => markNavigation(store));
guarded('noting what is read', () => followReading(store));
