import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** What is read of the built page comes from `dist`: `npm test` builds it first. */
export default mergeConfig(shared, { test: { include: ['build/**/*.test.ts', 'e2e/**/*.test.ts'], testTimeout: 420_000 } });
