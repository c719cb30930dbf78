import { readFileSync } from 'node:fs';
import { embeddedModel, embeddedModelManifest } from '@octoweave/models';
import type { Plugin } from 'vite';

const moduleId = 'virtual:embedded-model';
const resolvedId = `\0${moduleId}`;

/** Gives the page the embedded weights under a name with their digest, and their manifest: data of the model, and no part of the script. */
export function embeddedModelAsset(): Plugin {
  let isBuild = false;
  return {
    name: 'octoweave:embedded-model',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      const { location } = embeddedModel('octoweave-trio');
      const manifest = embeddedModelManifest('octoweave-trio');
      if (!isBuild) return print(JSON.stringify(manifest), JSON.stringify(`/@fs${location}`));
      const weights = this.emitFile({ type: 'asset', name: manifest.file, source: readFileSync(location) });
      const facts = this.emitFile({ type: 'asset', name: 'manifest.json', source: JSON.stringify(manifest) });
      return print(`await (await fetch(import.meta.ROLLUP_FILE_URL_${facts})).json()`, `import.meta.ROLLUP_FILE_URL_${weights}`);
    },
  };
}

const print = (manifest: string, location: string): string =>
  `export const manifest = ${manifest};\nexport const location = ${location};\n`;
