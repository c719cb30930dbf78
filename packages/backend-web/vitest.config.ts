import { existsSync } from 'node:fs';
import { embeddedModel } from '@octoweave/models';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import shared from '../../vitest.shared.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
if (!existsSync(executablePath))
  throw new Error(
    `The web backend is tested in Chromium, and there is none at ${executablePath}. Install it, or name it in CHROMIUM_PATH.`,
  );

const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Root, as in a container, has no sandbox. */
const launchOptions = { executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] };
/** Real inference, on a machine that may do other things as well. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000 };

interface ChromiumProject {
  readonly name: string;
  readonly include: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tests that run in a page, with the embedded model at an address of the test server. */
const chromiumProject = ({ name, include, headers = {} }: ChromiumProject): TestProjectInlineConfiguration => ({
  resolve: { conditions: ['@octoweave/source', 'browser', 'module', 'import', 'default'] },
  // Found late, they would make Vite reload a page in the middle of its tests.
  optimizeDeps: { include: ['@wllama/wllama/esm/index.js', '@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'rxjs'] },
  server: { headers },
  test: {
    ...patience,
    name,
    include: [...include],
    provide: { embeddedModel: { ...embeddedModel(), location: `/@fs${embeddedModel().location}` } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...shared.test,
          ...patience,
          name: 'node',
          isolate: false,
          exclude: ['src/**/*.browser.test.ts', 'src/**/*.isolated.test.ts'],
          provide: { chromium: launchOptions },
        },
      },
      chromiumProject({ name: 'chromium', include: ['src/**/*.browser.test.ts'] }),
      chromiumProject({
        name: 'chromium-isolated',
        include: ['src/**/*.isolated.test.ts'],
        headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
      }),
    ],
  },
});
