import { defaultClientConditions, defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/content-security-policy.ts';
import { embeddedModelAsset } from './build/embedded-model-asset.ts';
import { numberingPlansAsset } from './build/numbering-plans-asset.ts';
import { offlineCopy } from './build/offline-copy.ts';

/** Relative addresses throughout: the built page works from any path of any web server. */
export default defineConfig({
  base: './',
  resolve: { conditions: ['@octoweave/source', 'es2015', ...defaultClientConditions] },
  plugins: [embeddedModelAsset(), numberingPlansAsset(), contentSecurityPolicy(), offlineCopy()],
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'engine', test: /packages\/backend-web\/|node_modules\/@wllama\// }],
        },
      },
    },
  },
});
