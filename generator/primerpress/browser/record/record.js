/* What is kept of a learner's course: one versioned document. Pure functions on it; `store.js` keeps it. */

/**
 * @typedef {{ fingerprint: string, state: string, response?: any, confidence?: string, at: number, shown?: boolean }} Answer
 *   `at` is when it was given, in milliseconds; it is `shown` where the learner has asked for the key since
 * @typedef {{ fingerprint: string, response?: any, confidence?: string, at: number }} Draft what stands in the fields of a question
 *   that is open, so that nothing has to be written or chosen twice; an answer of the same name comes before it
 * @typedef {{ order: string[], at?: number, tries?: number }} Attempt the questions of a quiz, or the options of a question, as shown;
 *   `at` is when an attempt at a quiz was begun, and where nobody knows, when it was first finished; `tries` is how often a question
 *   was answered and not right, where that counts
 * @typedef {{ step: number, due: number, at: number }} Review how often a question has come back, and when it does next
 * @typedef {{ earned: number, possible: number, passed: boolean, at: number }} Outcome the best finished attempt at a quiz
 * @typedef {{ right: number, asked: number, at: number, parts?: Record<string, [number, number]> }} Finished how an attempt went:
 *   how many of the marked questions were right, and how many were answered; the same by the pages that teach them
 * @typedef {{ read: boolean, answered: number, total: number, at: number, readAt?: number, next?: string, label?: string }} PageNote whether a page was read
 *   to its end, how many of its questions are answered, and the first that is open: its id, and what the page calls it
 * @typedef {'nothing' | 'tab' | 'device'} Mode
 * @typedef {object} Kept
 * @property {number} version
 * @property {Mode} [mode] none until the learner has chosen
 * @property {number} [days] how long the device keeps it after the last change; always there in the mode `device`
 * @property {number} [expires] in milliseconds; only on the device
 * @property {boolean} reflections whether words written for oneself are kept, too
 * @property {string} [name] for the certificate, where the learner has asked to keep it
 * @property {Record<string, Answer>} answers by `quiz/question`
 * @property {Record<string, Draft>} drafts by `quiz/question`
 * @property {Record<string, Attempt>} attempts by quiz, or by `quiz/question`
 * @property {Record<string, Review>} reviews by `quiz/question`
 * @property {Record<string, Outcome>} outcomes by quiz
 * @property {Record<string, Finished>} history by quiz and the moment of its attempt, `quiz/1763999000000`
 * @property {Record<string, PageNote>} pages by their addresses within the course
 */

export const VERSION = 2;

const STATES = ['right', 'partly', 'not-right', 'passed-over', 'noted'];

const DAY = 24 * 60 * 60 * 1000;

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is number} */
const isMoment = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isText = (/** @type {unknown} */ value) => typeof value === 'string';
const isFlag = (/** @type {unknown} */ value) => typeof value === 'boolean';

/** @typedef {(value: any) => boolean} Check */

/** @param {Check} check @returns {Check} */
const orNone = (check) => (value) => value === undefined || check(value);

/** @type {Record<string, Record<string, Check>>} what the parts of an entry are that are relied on, by its group */
const SHAPES = {
  answers: { fingerprint: isText, at: isMoment, state: (value) => STATES.includes(value) },
  drafts: { fingerprint: isText, at: isMoment },
  attempts: { order: (value) => Array.isArray(value) && value.every(isText), at: orNone(isMoment), tries: orNone(isMoment) },
  reviews: { step: (value) => isMoment(value) && Number.isInteger(value), due: isMoment, at: isMoment },
  outcomes: { earned: isMoment, possible: isMoment, passed: isFlag, at: isMoment },
  history: { right: isMoment, asked: isMoment, at: isMoment, parts: orNone(isObject) },
  pages: { answered: isMoment, total: isMoment, read: isFlag, at: isMoment, readAt: orNone(isMoment), next: orNone((value) => /^[\w-]+$/.test(value)) },
};

/**
 * @param {string} group
 * @param {any} entry
 */
const fits = (group, entry) => isObject(entry) && Object.entries(SHAPES[group]).every(([name, check]) => check(entry[name]));

/** The groups of the record whose entries are merged one by one. */
export const GROUPS = /** @type {('answers' | 'drafts' | 'attempts' | 'reviews' | 'outcomes' | 'history' | 'pages')[]} */ (Object.keys(SHAPES));

/** @returns {Kept} */
export const nothingKept = () => ({
  version: VERSION, reflections: false, .../** @type {any} */ (Object.fromEntries(GROUPS.map((group) => [group, {}]))),
});

/**
 * Reads a record of this or an earlier version. Entries that do not have the shape they should have are left out.
 *
 * @param {unknown} found
 * @returns {Kept | null} null if it is no record, or one of a newer version
 */
export const readRecord = (found) => {
  if (!isObject(found)) return null;
  const record = /** @type {any} */ (found);
  if (!Number.isInteger(record.version) || record.version < 1 || record.version > VERSION || !isObject(record.answers)) return null;
  const kept = nothingKept();
  if (isMoment(record.days) && record.days >= 1 && record.days <= 366) kept.days = record.days;
  // Where nothing says for how long, the learner is asked again.
  if (['nothing', 'tab', kept.days && 'device'].includes(record.mode)) kept.mode = record.mode;
  if (isMoment(record.expires)) kept.expires = record.expires;
  if (typeof record.name === 'string') kept.name = record.name;
  kept.reflections = record.reflections === true;
  GROUPS.forEach((group) => {
    if (!isObject(record[group])) return;
    Object.entries(record[group]).forEach(([key, written]) => {
      // Version 1 did not say when an answer was given.
      const entry = group === 'answers' && record.version === 1 && isObject(written) ? { ...written, at: 0 } : written;
      if (key !== '__proto__' && fits(group, entry)) /** @type {any} */ (kept[group])[key] = entry;
    });
  });
  return kept;
};

/** @type {((entry: any) => any)[]} what decides which of two entries stays: what was passed once stays passed, and a page that was
 * read stays read; then the newer one stays; and of two as new always the same one, whichever comes first */
const PREFERENCES = [({ passed, read }) => Boolean(passed || read), ({ at }) => at || 0, (entry) => JSON.stringify(entry)];

/** @param {any} one @param {any} other */
const preferred = (one, other) => {
  const by = PREFERENCES.find((of) => of(one) !== of(other));
  return !by || by(one) > by(other) ? one : other;
};

/**
 * Brings two records together. The newer of two entries stays; how and how long things are kept, this record says.
 * The entries of `merge(a, b)` and `merge(b, a)` are the same, and merging again changes nothing.
 *
 * @param {Kept} own
 * @param {Kept} other
 * @returns {Kept}
 */
export const merge = (own, other) => {
  const merged = { ...own };
  GROUPS.forEach((group) => {
    /** @type {Map<string, any>} */
    const entries = new Map(Object.entries(other[group]));
    Object.entries(own[group]).forEach(([key, entry]) => {
      entries.set(key, entries.has(key) ? preferred(entry, entries.get(key)) : entry);
    });
    merged[group] = /** @type {any} */ (Object.fromEntries(entries));
  });
  return merged;
};

/**
 * @param {Kept} kept
 * @param {number} now
 */
export const isExpired = (kept, now) => kept.expires !== undefined && kept.expires <= now;

/**
 * @param {Kept} kept in the mode `device`
 * @param {number} now
 * @returns {Kept} with the moment at which the device forgets it, counted from now
 */
export const withExpiry = (kept, now) => ({ ...kept, expires: now + Number(kept.days) * DAY });
