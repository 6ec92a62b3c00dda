// Writes what a page of the theme needs of Material's style sheet: `node trim_styles.mjs SHEET TARGET OURS...`, where OURS are the
// sheets that use its custom properties, too.
import { readFileSync, writeFileSync } from 'node:fs';
import { PurgeCSS } from 'purgecss';

// Parts that no page has on which nothing builds on Material's script: the theme has a header, a navigation, a search and a foot
// of its own. Whatever else brings one of these brings that script, and the whole sheet with it (`theme/partials/added.html`).
const GONE = [
  /^md-(annotation|author|banner|clipboard|code__|consent|draft|ellipsis|feedback|footer-meta|footer__|header-|header__|logo|meta)/,
  /^md-(option|pagination|path|pin|post|profile|progress|search|select|status|tabs|tooltip|top|version)/,
  /^md-nav(--|__(button|container|icon|item|list|source|title|toggle)|$)/,
  /^md-(content--post|content__button|sidebar--(post|secondary)|source__(fact|icon)|toggle--indeterminate)/,
  /^(giscus|mermaid|tabbed-.*|highlight|highlighttable|linenodiv|linenos|filename|hll)$/,
];

const [sheet, target, ...ours] = process.argv.slice(2);
// Names, and what attributes are asked for.
const words = readFileSync(sheet, 'utf8').match(/(?<==")[^"]+(?="\])|[\w-]+/g);
const kept = words.filter((word) => !GONE.some((part) => part.test(word)));
const used = ours.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=var\()--md-[\w-]+/g) || []);
const [{ css }] = await new PurgeCSS().purge({
  content: [{ raw: kept.join(' '), extension: 'txt' }],
  defaultExtractor: (content) => content.split(' '),
  css: [sheet],
  safelist: { variables: used },
  variables: true,
});
writeFileSync(target, css);
