import type { Plugin } from 'vite';

/**
 * What the built page may load: only what lies beside it.
 *
 * - WebAssembly is compiled from there, and the engine starts its worker from a blob.
 */
export const pagePolicy: string = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the page itself, so that it holds on a server that sends no headers. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'octoweave:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy }, injectTo: 'head-prepend' },
    ],
  };
}
