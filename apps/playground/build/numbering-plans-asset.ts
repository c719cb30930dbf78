import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const moduleName = 'libphonenumber-js/min/metadata';
const resolvedId = '\0numbering-plans';

/** Gives the page the telephone numbering plans of the world as JSON in the place of a module: data that no browser has to compile. */
export function numberingPlansAsset(): Plugin {
  return {
    name: 'octoweave:numbering-plans',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === moduleName ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      const source = readFileSync(createRequire(import.meta.url).resolve(moduleName));
      const reference = this.emitFile({ type: 'asset', name: 'numbering-plans.json', source });
      return `export default await (await fetch(import.meta.ROLLUP_FILE_URL_${reference})).json();\n`;
    },
  };
}
