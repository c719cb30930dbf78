import type { Readable, Writable } from 'node:stream';

/** One of several answers. */
export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** Questions to the person at the terminal. Every answer may fail to come: then it is undefined, and nothing was agreed to. */
export interface Conversation {
  tell(text: string): void;
  choose<Value>(
    message: string,
    choices: readonly Choice<Value>[],
    options?: { readonly initial?: Value | undefined },
  ): Promise<Value | undefined>;
  /** `check` says what is wrong with a text; it is asked for again until nothing is. */
  askText(
    message: string,
    options?: { readonly initial?: string | undefined; readonly check?: (text: string) => string | undefined },
  ): Promise<string | undefined>;
}

/** Who writes to the same screen, and has to leave it to a conversation. */
export interface TalkWatcher {
  /** Before the first word. */
  talkBegins(): void;
  /** After the last. */
  talkEnds(): void;
}

/** A terminal with a person at it. */
export interface Terminal {
  /** Holds one conversation; others wait for its end, since there is one keyboard. An aborted one gets no more answers. */
  converse<Result>(talk: (conversation: Conversation) => Promise<Result>, options?: { readonly signal?: AbortSignal }): Promise<Result>;
  /** Tells of every conversation from now on. */
  watchTalks(watcher: TalkWatcher): void;
}

/** Where the person is. */
export interface CreateTerminalOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** How long one answer may take, in milliseconds. @defaultValue 120000 */
  readonly timeoutMs?: number;
}

/** A terminal by way of @clack/prompts, which is loaded with the first question. */
export function createTerminal({ input, output, timeoutMs = 120_000 }: CreateTerminalOptions): Terminal {
  let last: Promise<unknown> = Promise.resolve();
  const watchers = new Set<TalkWatcher>();

  /** Ends a question without an answer: too late, the input is at its end, or nobody wants to know any more. */
  const untilAnswered = async <Answer>(
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    if (input.readableEnded || input.destroyed) return undefined;
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    input.once('end', leave).once('close', leave);
    try {
      return await ask(AbortSignal.any([gone.signal, AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]));
    } finally {
      input.off('end', leave).off('close', leave);
    }
  };

  const createConversation = (signal: AbortSignal | undefined): Conversation => ({
    tell: (text) => void output.write(`${text}\n`),
    choose: (message, choices, { initial } = {}) =>
      untilAnswered(signal, async (ends) => {
        const { isCancel, select } = await import('@clack/prompts');
        const initialIndex = choices.findIndex(({ value }) => value === initial);
        const answer = await select<number>({
          message,
          options: choices.map(({ label }, value) => ({ value, label })),
          ...(initialIndex >= 0 && { initialValue: initialIndex }),
          input,
          output,
          signal: ends,
        });
        return isCancel(answer) ? undefined : choices[answer]?.value;
      }),
    askText: (message, { initial, check } = {}) =>
      untilAnswered(signal, async (ends) => {
        const { isCancel, text } = await import('@clack/prompts');
        const answer = await text({
          message,
          ...(initial !== undefined && { initialValue: initial }),
          ...(check && { validate: (value) => check(value ?? '') }),
          input,
          output,
          signal: ends,
        });
        return isCancel(answer) ? undefined : (answer ?? '');
      }),
  });

  const hold = async <Result>(talk: () => Promise<Result>): Promise<Result> => {
    for (const watcher of watchers) watcher.talkBegins();
    try {
      return await talk();
    } finally {
      for (const watcher of watchers) watcher.talkEnds();
    }
  };

  return {
    converse(talk, { signal } = {}) {
      const talked = last.then(() => hold(() => talk(createConversation(signal))));
      last = talked.catch(() => undefined);
      return talked;
    },
    watchTalks: (watcher) => void watchers.add(watcher),
  };
}

/** The terminal this process is run at; undefined where nobody sits there, or its output is for a program. */
export function terminalOfProcess({ json }: { readonly json: boolean }): Terminal | undefined {
  return process.stdin.isTTY && process.stdout.isTTY && !json
    ? createTerminal({ input: process.stdin, output: process.stdout })
    : undefined;
}
