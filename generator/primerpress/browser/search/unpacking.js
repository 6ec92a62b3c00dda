/* The words of the pages, as the build has packed them (site/search.py) or as an engine's own index holds them. */

/**
 * A page: where it is, what it is called, and for each section the id of its heading, its heading and its text.
 *
 * @typedef {{ url: string, title: string, sections: [string, string, string][] }} Page
 */

/** What stands before what is no word in the list of words. */
const BETWEEN = '\t';

/** @param {string[]} words @returns {Map<string, string>} each of them by the sign that stands for it */
const bySign = (words) => {
  const signs = new Map();
  for (let code = 0x20; signs.size < words.length; code += 1) {
    const sign = String.fromCodePoint(code);
    if (!/["\\\ud800-\udfff]/u.test(sign)) signs.set(sign, words[signs.size]);
  }
  return signs;
};

/**
 * @param {{ words: string, pages: Page[] }} packed
 * @returns {Page[]}
 */
export const unpacked = ({ words, pages }) => {
  const pieces = bySign(words.split('\n'));
  const text = (/** @type {string} */ signs) => {
    let [said, spaced] = ['', false];
    for (const sign of signs) {
      const piece = pieces.get(sign) || '';
      const isWord = !piece.startsWith(BETWEEN);
      said += isWord ? (spaced ? ' ' : '') + piece : piece.slice(BETWEEN.length);
      spaced = isWord;
    }
    return said;
  };
  return pages.map((page) => ({ ...page, sections: page.sections.map(([anchor, heading, signs]) => [anchor, heading, text(signs)]) }));
};

/** @param {string} html @returns {string} what it says, on one line */
const plain = (html) => {
  const bare = html.replace(/<\/?(code|sub|sup)\b[^>]*>/g, '').replace(/<[^>]*>/g, ' ');
  const { body } = new DOMParser().parseFromString(bare, 'text/html');
  return (body.textContent || '').replace(/\s+/g, ' ').trim();
};

/**
 * @param {{ items?: { location: string, title: string, text: string }[], docs?: { location: string, title: string, text: string }[] }} index of
 *   Zensical or of Material
 * @returns {Page[]}
 */
export const fromEngine = ({ items, docs }) => {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  (items || docs || []).forEach(({ location, title, text }) => {
    const [url, anchor = ''] = location.split('#');
    const page = pages.get(url) || { url, title: plain(title), sections: [] };
    page.sections.push([anchor, plain(title), plain(text)]);
    pages.set(url, page);
  });
  return [...pages.values()];
};
