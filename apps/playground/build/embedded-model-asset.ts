import { readFileSync } from 'node:fs';
import { embeddedModel, embeddedModelManifest, embeddedRetriever, embeddedRetrieverManifest } from '@octoweave/models';
import type { Plugin } from 'vite';

const moduleId = 'virtual:embedded-model';
const resolvedId = `\0${moduleId}`;

/** Gives the page the embedded weights, and those of the classifier beside them, under names with their digests, and their manifests: no part of the script. */
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
      const retriever = embeddedRetriever('octoweave-retriever');
      const retrieverManifest = embeddedRetrieverManifest('octoweave-retriever');
      if (!isBuild)
        return print({
          manifest: JSON.stringify(manifest),
          location: JSON.stringify(`/@fs${location}`),
          classifierManifest: JSON.stringify(retrieverManifest),
          classifierLocation: JSON.stringify(`/@fs${retriever.location}`),
        });
      const emit = (name: string, source: string | Uint8Array): string =>
        `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`;
      const emitManifest = (name: string, facts: object): string => `await (await fetch(${emit(name, JSON.stringify(facts))})).json()`;
      return print({
        manifest: emitManifest('manifest.json', manifest),
        location: emit(manifest.file, readFileSync(location)),
        classifierManifest: emitManifest('classifier-manifest.json', retrieverManifest),
        classifierLocation: emit(retrieverManifest.file, readFileSync(retriever.location)),
      });
    },
  };
}

const print = (constants: Readonly<Record<string, string>>): string =>
  Object.entries(constants)
    .map(([name, expression]) => `export const ${name} = ${expression};\n`)
    .join('');
