import { defineConfig } from 'vitest/config';

const conditions = ['@octoweave/source', 'node', 'import', 'default'];

/** Every package's tests run from source, so that a stale build can never pass. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { include: ['src/**/*.test.ts'], testTimeout: 60_000 },
});
