/* Taking a record to another device: as a file, encrypted where there is a passphrase. */
import { GROUPS, VERSION, merge, readRecord } from '../from-every.js';

/** @import { Kept } from '../record/record.js' */

/** What OWASP asks of PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;

/** More than any course can fill. */
const LARGEST = 8 * 1024 * 1024;

const toText = (/** @type {ArrayBuffer | Uint8Array} */ bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Whether a file can be encrypted here: pages from a folder have no WebCrypto in some browsers. */
export const canEncrypt = () => Boolean(window.isSecureContext && window.crypto?.subtle);

/**
 * @param {string} passphrase
 * @param {Uint8Array<ArrayBuffer>} salt
 * @param {number} iterations
 */
const keyFrom = async (passphrase, salt, iterations) => {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

/**
 * @param {string} course the course's id
 * @param {Kept} kept
 * @param {string} passphrase none writes it as it is
 * @returns {Promise<string>} the file's content
 */
export const exported = async (course, kept, passphrase) => {
  const { mode, expires, ...record } = kept;
  if (!passphrase) return JSON.stringify({ primerpress: 'record', course, record }, null, 1);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt, ITERATIONS);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(record)));
  const how = { kdf: 'PBKDF2-SHA-256', iterations: ITERATIONS, cipher: 'AES-256-GCM' };
  return JSON.stringify({ primerpress: 'encrypted-record', course, ...how, salt: toText(salt), iv: toText(iv), data: toText(data) }, null, 1);
};

/** Why a file cannot be brought in; `name` is that of the words which say so. */
export class CannotImport extends Error {}

/**
 * Reads a file that `exported` wrote, here or elsewhere.
 *
 * @param {string} course the course's id
 * @param {string} text
 * @param {string} passphrase
 * @returns {Promise<Kept>}
 * @throws {CannotImport} whose message is the name of the words that say why
 */
export const imported = async (course, text, passphrase) => {
  if (text.length > LARGEST) throw new CannotImport('import-too-large');
  const file = parsed(text);
  if (!['record', 'encrypted-record'].includes(file?.primerpress)) throw new CannotImport('import-foreign');
  if (file.course !== course) throw new CannotImport('import-other-course');
  const record = file.primerpress === 'record' ? file.record : await decrypted(file, passphrase);
  const kept = readRecord(record);
  if (!kept) throw new CannotImport(record?.version > VERSION ? 'import-newer' : 'import-damaged');
  return kept;
};

/** @param {string} text @returns {any} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotImport('import-foreign');
  }
};

/**
 * @param {any} file
 * @param {string} passphrase
 */
const decrypted = async (file, passphrase) => {
  if (!canEncrypt()) throw new CannotImport('import-cannot-decrypt');
  if (!passphrase) throw new CannotImport('import-needs-passphrase');
  // More rounds than this would keep the page busy for minutes, and no file of ours asks for them.
  if (!(file.iterations > 0 && file.iterations <= 10 * ITERATIONS)) throw new CannotImport('import-damaged');
  try {
    const key = await keyFrom(passphrase, toBytes(file.salt), file.iterations);
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: toBytes(file.iv) }, key, toBytes(file.data));
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    throw new CannotImport('import-wrong-passphrase');
  }
};

/**
 * Dates back what bears a date that is yet to come: it would win over all that is answered until then. Pure.
 *
 * @param {Kept} kept
 * @param {number} now
 * @returns {{ kept: Kept, future: number }} and how many entries those are
 */
export const upToNow = (kept, now) => {
  let future = 0;
  const groups = GROUPS.map((group) => {
    const entries = Object.entries(kept[group]).map(([name, entry]) => {
      const { at } = /** @type {{ at?: number }} */ (entry);
      if (!at || at <= now) return [name, entry];
      future += 1;
      return [name, { ...entry, at: now }];
    });
    return [group, Object.fromEntries(entries)];
  });
  return { kept: { ...kept, ...Object.fromEntries(groups) }, future };
};

/** @param {Kept} kept @param {string} name @returns {string | undefined} the learner's own words that stand in an answer or a draft */
const wordsOf = ({ answers, drafts }, name) => answers[name]?.response?.text ?? drafts[name]?.response?.text;

/**
 * Says what a file would bring: how many answers are new here, newer than here, and known already; how many there are here; and
 * how often the learner's own words would give way to others. Pure.
 *
 * @param {Kept} own
 * @param {Kept} other
 */
export const preview = (own, other) => {
  const merged = merge(own, other);
  const mine = Object.keys({ ...own.answers, ...own.drafts });
  const counts = { fresh: 0, newer: 0, known: 0, own: Object.keys(own.answers).length, words: 0 };
  Object.entries(other.answers).forEach(([name, answer]) => {
    const here = own.answers[name];
    if (!here) counts.fresh += 1;
    else if (answer.at > here.at) counts.newer += 1;
    else counts.known += 1;
  });
  counts.words = mine.filter((name) => typeof wordsOf(own, name) === 'string' && wordsOf(own, name) !== wordsOf(merged, name)).length;
  return counts;
};

/**
 * Takes back what a file has brought in, and leaves what was done since. Pure.
 *
 * @param {Kept} kept
 * @param {Kept} earlier what was kept before
 * @param {Kept} brought
 * @returns {Kept}
 */
export const takenBack = (kept, earlier, brought) => {
  const back = { ...kept };
  GROUPS.forEach((group) => {
    /** @type {Record<string, any>} */
    const entries = { ...kept[group] };
    Object.entries(brought[group]).forEach(([name, entry]) => {
      if (JSON.stringify(entries[name]) !== JSON.stringify(entry)) return;
      delete entries[name];
      if (Object.keys(earlier[group]).includes(name)) entries[name] = earlier[group][name];
    });
    back[group] = /** @type {any} */ (entries);
  });
  return back;
};
