import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { canListen, listen } from '../speech/listen.ts';

/** Where a request is said. */
export interface RequestFormProps {
  readonly query: Signal<string>;
  readonly isRunning: boolean;
  /** Whether a request waits for the model. */
  readonly isWaiting: boolean;
  readonly examples: readonly string[];
  readonly onAsk: () => void;
  readonly onStop: () => void;
}

/** The field, the microphone where the browser has one, and something to say. */
export function RequestForm({ query, isRunning, isWaiting, examples, onAsk, onStop }: RequestFormProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="request"
      onSubmit={(event) => {
        event.preventDefault();
        if (query.value.trim() === '') field.current?.focus();
        else if (!isRunning) onAsk();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isRunning) onStop();
      }}
    >
      <label for="query">What should be done?</label>
      <div class="request-line">
        <input
          id="query"
          ref={field}
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          maxLength={500}
          placeholder="open the sunroof halfway"
          value={query.value}
          onInput={(event) => (query.value = event.currentTarget.value)}
        />
        {canListen() && <Microphone query={query} />}
        {isRunning ? (
          <button type="button" class="main" onClick={onStop}>
            Stop
          </button>
        ) : (
          <button type="submit" class="main" disabled={isWaiting}>
            {isWaiting ? 'Waiting…' : 'Run'}
          </button>
        )}
      </div>
      <ul class="examples" aria-label="Examples">
        {examples.map((text) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => {
                query.value = text;
                if (!isRunning && !isWaiting) onAsk();
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

function Microphone({ query }: { readonly query: Signal<string> }): JSX.Element {
  const stop = useSignal<(() => void) | undefined>(undefined);
  const reason = useSignal<string | undefined>(undefined);
  const toggle = (): void => {
    if (stop.value) return stop.value();
    reason.value = undefined;
    stop.value = listen({
      onWords: (words) => (query.value = words),
      onEnd: (why) => {
        stop.value = undefined;
        reason.value = why;
      },
    });
  };
  return (
    <>
      <button
        type="button"
        class={`microphone ${stop.value ? 'is-listening' : ''}`}
        aria-pressed={stop.value !== undefined}
        aria-label="Speak"
        title="Speak. The speech recognition is your browser's; some browsers send what they hear to their maker."
        onClick={toggle}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <rect x="9" y="3" width="6" height="11" rx="3" />
          <path d="M6 11a6 6 0 0 0 12 0M12 17v4" />
        </svg>
      </button>
      <span class="microphone-reason" role="status">
        {reason.value}
      </span>
    </>
  );
}
