/** Where calls are shown while they run, one line each. */
export interface CallLines {
  /** A call begins. */
  start(callId: string, label: string): void;
  /** It ends, or ends without having begun: `text` follows its label. */
  end(callId: string, ending: CallEnding): void;
  /** Something else is said, on a line of its own. */
  line(text: string): void;
  /** Something else may be written by somebody else. */
  interrupt(): void;
}

/** The line of a call that has ended. */
export interface CallEnding {
  readonly label: string;
  readonly text: string;
}

/**
 * Lines that are never changed: written when the call begins, completed when it ends. Where something else comes in between, the end has a
 * line of its own.
 */
export function createPlainCallLines(write: (text: string) => void): CallLines {
  let openCallId: string | undefined;
  const breakLine = (): void => {
    if (openCallId !== undefined) write(' started\n');
    openCallId = undefined;
  };
  return {
    start(callId, label) {
      breakLine();
      write(label);
      openCallId = callId;
    },
    end(callId, { label, text }) {
      if (openCallId === callId) openCallId = undefined;
      else {
        breakLine();
        write(label);
      }
      write(`${text}\n`);
    },
    line(text) {
      breakLine();
      write(`${text}\n`);
    },
    interrupt: breakLine,
  };
}
