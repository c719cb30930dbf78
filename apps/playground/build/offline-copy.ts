import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { transformWithOxc, type Plugin } from 'vite';

const source = new URL('../service-worker/service-worker.ts', import.meta.url);

/**
 * Writes the service worker that keeps a copy of the page for when there is no network.
 *
 * - It keeps all files of the build but the weights: those the engine keeps itself, checked by their digest and resumed where they were cut.
 */
export function offlineCopy(): Plugin {
  let publicFolder = '';
  return {
    name: 'octoweave:offline-copy',
    apply: 'build',
    enforce: 'post',
    configResolved({ publicDir }) {
      publicFolder = publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = [...Object.keys(bundle), ...readdirSync(publicFolder)].filter((file) => !/^\.|\.(?:gguf|map)$/u.test(file));
        const version = createHash('sha256')
          .update(JSON.stringify(Object.entries(bundle).map(contentOf)))
          .digest('hex')
          .slice(0, 12);
        const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source.pathname, { sourcemap: false });
        const constants = `const files = ${JSON.stringify(files.toSorted())};\nconst version = ${JSON.stringify(version)};\n`;
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: constants + code });
      },
    },
  };
}

/** Names of assets hold a hash of what is in them; a page of the same name is told apart by what is in it. */
function contentOf([file, output]: [
  string,
  { readonly type: 'asset' | 'chunk'; readonly source?: string | Uint8Array },
]): readonly string[] {
  return file.endsWith('.html') ? [file, String(output.source)] : [file];
}
