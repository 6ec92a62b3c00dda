/* Presses the style sheets that esbuild has bundled once more: `node press_styles.mjs MEASURES FILE…`.
   A host's gzip finds what stands alike in many rules, so all of them name their properties in one order. Measures of the design, which
   the sources name, stand in their places. */
import { readFile, writeFile } from 'node:fs/promises';
import postcss from 'postcss';

// Of all orders that were tried this one is the lightest. What is not in it comes first. What stands in one row may say the same of
// an element, as `margin` does and `margin-top`, so that it stays as it was written.
const ORDER = [
  ['inset', 'top', 'right', 'bottom', 'left'],
  ['position'],
  ['min-height'],
  ['content'],
  ['flex'],
  ['display'],
  ['width'],
  ['grid'],
  ['break-inside'],
  ['overflow'],
  ['height'],
  ['margin'],
  ['align', 'justify', 'place'],
  ['gap', 'column', 'columns', 'row'],
  ['max-width'],
  ['color'],
  ['border'],
  ['background'],
  ['text-align'],
  ['padding'],
  ['font', 'line-height'],
];

const among = (property, names) => names.some((name) => property === name || property.startsWith(`${name}-`));
const place = ({ prop }) => ORDER.findIndex((names) => among(prop, names));

const read = async (file) => postcss.parse(await readFile(file, 'utf8'));

const [measured, ...files] = process.argv.slice(2);
const measures = new Map();
(await read(measured)).walkDecls(({ prop, value }) => measures.set(prop, value.replace(/^0\./, '.')));
const put = (text) => text.replace(/var\((--[\w-]+)\)/g, (named, name) => measures.get(name) ?? named);

const press = async (file) => {
  const sheet = await read(file);
  sheet.walkDecls((one) => Object.assign(one, { value: put(one.value) }));
  sheet.walkAtRules('media', (one) => Object.assign(one, { params: put(one.params).replaceAll(': ', ':') }));
  sheet.walk(({ nodes = [] }) => {
    if (nodes.every(({ type }) => type === 'decl')) nodes.sort((one, other) => place(one) - place(other));
  });
  sheet.walkDecls(/^--/, (one) => {
    one.raws.between = ':';
    one.value = one.value.replaceAll(', ', ',');
  });
  await writeFile(file, sheet.toString());
};

await Promise.all(files.map(press));
