import { isAgentError } from '@octoweave/core';
import type { Trouble } from './trouble.ts';

const titles: Readonly<Record<string, string>> = {
  'browser-unsupported': 'This browser cannot run the model',
  'model-not-found': 'The model is not where it should be',
  'model-unreadable': 'The download was cut off',
  'model-digest-mismatch': 'The model arrived damaged',
  'model-not-gguf': 'The model arrived damaged',
  'model-truncated': 'The model arrived damaged',
  'vocabulary-mismatch': 'This page and its model do not belong together',
  'vocabulary-changed': 'This page and its model do not belong together',
  'engine-crashed': 'The engine stopped',
  'engine-stuck': 'The engine stopped',
  'context-overflow': 'That was too much at once',
  'query-empty': 'Nothing was said',
  'query-not-text': 'That is not text',
  'webusb-missing': 'No USB in this browser',
  'device-not-chosen': 'No phone was chosen',
  'device-claimed': 'Something else is using the phone',
  'device-unauthorized': 'The phone has not let this page in',
  'device-unplugged': 'The phone is not plugged in',
};

/** Reloading, or the same request once more, changes nothing about these. */
const lasting: ReadonlySet<string> = new Set([
  'browser-unsupported',
  'vocabulary-mismatch',
  'vocabulary-changed',
  'webusb-missing',
  'query-empty',
  'query-not-text',
]);

/** Says what went wrong so that somebody who has never seen the code knows what to do. */
export function describeTrouble(error: unknown): Trouble {
  if (isAgentError(error)) {
    const advice = 'advice' in error && typeof error.advice === 'string' ? ` ${error.advice}` : '';
    return {
      title: titles[error.code] ?? 'That did not work',
      message: `${error.message}${advice}`,
      canRetry: !lasting.has(error.code),
    };
  }
  // A chunk of the page that the network did not bring: browsers throw a TypeError without a code.
  if (error instanceof TypeError)
    return {
      title: 'A part of this page could not be loaded',
      message: `Check the network and try again. If a new version of the page was put there meanwhile, reload it. (${error.message})`,
      canRetry: true,
    };
  return { title: 'Something broke', message: error instanceof Error ? error.message : String(error), canRetry: true };
}
