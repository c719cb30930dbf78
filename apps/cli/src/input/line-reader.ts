import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Lines of a person or a program, one after the other. */
export interface LineReader {
  /** The next line without space around it; undefined where the input is at its end. */
  read(): Promise<string | undefined>;
}

/** Where lines come from. */
export interface CreateLineReaderOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person types: with a prompt, a history (the arrow keys), and completion of `completions`. */
  readonly isInteractive: boolean;
  /** What may be completed with the tab key. @defaultValue nothing */
  readonly completions?: readonly string[];
}

const historySize = 200;

/**
 * Reads lines.
 *
 * - Between lines the input is nobody's, so that others can ask at the same terminal.
 * - Ctrl-C drops what was typed; Ctrl-D on an empty line is the end.
 */
export function createLineReader(options: CreateLineReaderOptions): LineReader {
  return options.isInteractive ? createTypedLines(options) : createPipedLines(options.input);
}

function createPipedLines(input: Readable): LineReader {
  let lines: AsyncIterator<string> | undefined;
  return {
    async read() {
      lines ??= createInterface({ input })[Symbol.asyncIterator]();
      const { value, done } = await lines.next();
      return done ? undefined : value.trim();
    },
  };
}

function createTypedLines({ input, output, completions = [] }: CreateLineReaderOptions): LineReader {
  let history: readonly string[] = [];
  return {
    read: () =>
      new Promise((resolve) => {
        const reader = createInterface({
          input,
          output,
          terminal: true,
          prompt: '> ',
          historySize,
          history: [...history],
          removeHistoryDuplicates: true,
          completer: (line: string) => [completions.filter((completion) => line !== '' && completion.startsWith(line)), line],
        });
        reader.on('history', (kept) => {
          history = kept;
        });
        reader.once('line', (line) => {
          resolve(line.trim());
          reader.close();
        });
        reader.once('SIGINT', () => {
          output.write(reader.line === '' ? '^C  (Ctrl-D or :quit ends)\n' : '^C\n');
          resolve('');
          reader.close();
        });
        // The end of the input; after a line it says nothing new.
        reader.once('close', () => resolve(undefined));
        reader.prompt();
      }),
  };
}
