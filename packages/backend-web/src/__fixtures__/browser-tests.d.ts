/// <reference types="vite/client" />
import type { EmbeddedModel } from '@octoweave/models';

declare module 'vitest' {
  interface ProvidedContext {
    /** The embedded model at the address where the test server has it. */
    readonly embeddedModel: EmbeddedModel;
    /** How Chromium is launched. */
    readonly chromium: { readonly executablePath: string; readonly args: string[] };
  }
}
