/* Presses the scripts that esbuild has bundled once more, each with its source map: `node press_scripts.mjs FILE…`. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { minify } from 'terser';

const press = async (file) => {
  const map = `${file}.map`;
  const [script, content] = await Promise.all([readFile(file, 'utf8'), readFile(map, 'utf8')]);
  const sourceMap = { content, filename: basename(file), url: basename(map), includeSources: true };
  const pressed = await minify(script, { ecma: 2020, compress: { passes: 3, inline: 1, pure_getters: true }, sourceMap });
  await Promise.all([writeFile(file, `${pressed.code}\n`), writeFile(map, pressed.map)]);
};

await Promise.all(process.argv.slice(2).map(press));
