/** What the browser's speech recognition tells; TypeScript's own library does not have it. */
interface SpeechEvents {
  readonly result: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> };
  readonly error: { readonly error: string };
  readonly end: unknown;
}

/** The part of the browser's speech recognition that is used here. */
interface SpeechListener {
  lang: string;
  interimResults: boolean;
  addEventListener<Name extends keyof SpeechEvents>(name: Name, hear: (event: SpeechEvents[Name]) => void): void;
  start(): void;
  abort(): void;
}

type SpeechListenerConstructor = new () => SpeechListener;

/** The browser's speech recognition, where it has one. */
const recognition = (): SpeechListenerConstructor | undefined => {
  const browser = globalThis as { SpeechRecognition?: SpeechListenerConstructor; webkitSpeechRecognition?: SpeechListenerConstructor };
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
};

/** Whether this browser turns speech into words. */
export const canListen = (): boolean => recognition() !== undefined;

/** Who hears what was said. */
export interface ListenOptions {
  /** The words so far; called again as they change. */
  readonly onWords: (words: string) => void;
  /** Called once, with why it could not be understood where it could not. */
  readonly onEnd: (reason: string | undefined) => void;
}

const reasons: Readonly<Record<string, string>> = {
  'not-allowed': 'This page may not use the microphone. Allow it in the browser, or type.',
  'service-not-allowed': 'This browser does not recognise speech on this page. Type instead.',
  'no-speech': 'Nothing was heard.',
  'audio-capture': 'There is no microphone.',
  network: 'The speech recognition of this browser needs a network. Type instead.',
};

/**
 * Listens to one request in English, which the model knows, and returns what stops it.
 *
 * - What is heard is words like those that are typed: they are shown and not run.
 */
export function listen({ onWords, onEnd }: ListenOptions): () => void {
  const Recognition = recognition();
  if (!Recognition) {
    onEnd('This browser does not recognise speech. Type instead.');
    return () => undefined;
  }
  const heard = new Recognition();
  let reason: string | undefined;
  heard.lang = 'en-US';
  heard.interimResults = true;
  heard.addEventListener('result', ({ results }) =>
    onWords(
      Array.from(results, (result) => result[0]?.transcript ?? '')
        .join(' ')
        .trim(),
    ),
  );
  heard.addEventListener('error', ({ error }) => {
    if (error !== 'aborted') reason = reasons[error] ?? `Speech was not understood (${error}).`;
  });
  heard.addEventListener('end', () => onEnd(reason));
  heard.start();
  return () => heard.abort();
}
