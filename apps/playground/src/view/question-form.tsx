import type { CallArgument, JsonValue, MissingValue } from '@octoweave/core';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Answers } from '../agent/carry-out.ts';
import { describeValue } from '../run/describe-values.ts';
import type { CallRecord } from '../run/run-record.ts';

/** What calls of a run want to know. */
export interface QuestionFormProps {
  /** Calls that ended with a question. */
  readonly asking: readonly CallRecord[];
  readonly onAnswer: (answers: Answers) => void;
}

/** Asks what was not said, or could mean several things. Calls whose questions are all answered are run again. */
export function QuestionForm({ asking, onAnswer }: QuestionFormProps): JSX.Element {
  const said = useSignal<ReadonlyMap<string, CallArgument>>(new Map());
  const questions = asking.flatMap(({ call, outcome }) =>
    outcome?.status === 'needs-input'
      ? outcome.missing.map((missing) => ({ callId: call.id, missing, key: `${call.id} ${missing.parameter}` }))
      : [],
  );
  const say = (key: string, argument: CallArgument | undefined): void => {
    const next = new Map(said.value);
    if (argument) next.set(key, argument);
    else next.delete(key);
    said.value = next;
  };
  const send = (): void => {
    const answers = new Map(
      asking.map(({ call }) => {
        const own = questions.filter(({ callId }) => callId === call.id);
        const entries = own.flatMap(({ key, missing }) => {
          const argument = said.value.get(key);
          return argument ? [[missing.parameter, argument] as const] : [];
        });
        return [call.id, Object.fromEntries(entries)] as const;
      }),
    );
    onAnswer(answers);
  };
  return (
    <form
      class="questions"
      aria-label="Questions"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {questions.map(({ key, missing }) => (
        <Question key={key} id={key} missing={missing} said={said.value.get(key)} onSay={(argument) => say(key, argument)} />
      ))}
      <button type="submit" class="main" disabled={questions.some(({ key }) => !said.value.has(key))}>
        Go on
      </button>
    </form>
  );
}

interface QuestionProps {
  readonly id: string;
  readonly missing: MissingValue;
  readonly said: CallArgument | undefined;
  readonly onSay: (argument: CallArgument | undefined) => void;
}

function Question({ id, missing: { question, choices }, said, onSay }: QuestionProps): JSX.Element {
  if (choices.length > 0)
    return (
      <fieldset>
        <legend>{question}</legend>
        {choices.map((choice) => (
          <label key={JSON.stringify(choice)} class="choice">
            <input type="radio" name={id} checked={isSame(said, choice)} onChange={() => onSay({ type: 'literal', value: choice })} />
            {describeValue(choice)}
          </label>
        ))}
      </fieldset>
    );
  return (
    <label class="question">
      {question}
      <input
        type="text"
        autocomplete="off"
        onInput={({ currentTarget: { value } }) =>
          onSay(value.trim() === '' ? undefined : { type: 'verbatim', text: value.trim(), isNegated: false })
        }
      />
    </label>
  );
}

const isSame = (said: CallArgument | undefined, choice: JsonValue): boolean =>
  said?.type === 'literal' && JSON.stringify(said.value) === JSON.stringify(choice);
