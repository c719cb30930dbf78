import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Playground } from '../playground.ts';
import { describeRun } from '../run/describe-run.ts';
import type { Trouble } from '../trouble/trouble.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { CallGraph } from './call-graph.tsx';
import { EventLog } from './event-log.tsx';
import { exampleRequests } from './example-requests.ts';
import { ModelBadge } from './model-badge.tsx';
import { QuestionForm } from './question-form.tsx';
import { RequestForm } from './request-form.tsx';
import { ShareButton } from './share-button.tsx';
import { Stage } from './stage.tsx';
import { TroubleBanner } from './trouble-banner.tsx';

/** What the page is made of. */
export interface AppProps {
  readonly query: Signal<string>;
  /** Undefined until its code is there. */
  readonly playground: ReadonlySignal<Playground | undefined>;
  readonly arriving: Promise<Playground>;
  /** Why its code is not there. */
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  readonly onReload: () => void;
}

/** The page: what is said and what comes of it on one side, the devices on the other. */
export function App({ query, playground, arriving, trouble, onReload }: AppProps): JSX.Element {
  const present = playground.value;
  return (
    <>
      <a class="skip" href="#query">
        To the request
      </a>
      <header>
        <h1>
          <Mark />
          Octoweave
        </h1>
        <p>Say it, and the device does it. The model runs in this page.</p>
        <ShareButton request={{ query: query.value, preset: present?.carPreset.value }} />
        <ModelBadge manifest={present?.manifest} state={present?.model.value ?? { status: 'waiting' }} notes={present?.notes.value ?? []} />
      </header>
      <main>
        <section class="talk" aria-label="Request">
          {trouble.value && <TroubleBanner trouble={trouble.value} onRetry={onReload} />}
          <Talk query={query} playground={present} arriving={arriving} />
        </section>
        {present ? <Stage playground={present} /> : <section class="stage" aria-label="Devices" aria-busy="true" />}
      </main>
      {present?.approvals.value.slice(0, 1).map((approval) => (
        <ApprovalDialog
          key={approval.request.call.id + approval.request.digest}
          approval={approval}
          tool={present.toolOf(approval.request.call.toolId)}
        />
      ))}
    </>
  );
}

interface TalkProps extends Pick<AppProps, 'query' | 'arriving'> {
  readonly playground: Playground | undefined;
}

function Talk({ query, playground, arriving }: TalkProps): JSX.Element {
  const isWaiting = useSignal(false);
  const run = playground?.run.value;
  const isRunning = playground?.isRunning.value ?? false;
  const model = playground?.model.value;
  const asking = run?.end ? run.calls.filter(({ phase }) => phase === 'needs-input') : [];
  const ask = async (): Promise<void> => {
    isWaiting.value = true;
    // Where it does not arrive, the page says so by itself.
    const present = await arriving.catch(() => undefined);
    const asked = present?.ask(query.value);
    await present?.open();
    isWaiting.value = false;
    await asked;
  };
  return (
    <>
      <RequestForm
        query={query}
        isRunning={isRunning}
        isWaiting={isWaiting.value}
        examples={playground ? exampleRequests(playground.packs) : []}
        onAsk={() => void ask()}
        onStop={() => playground?.stop()}
      />
      {model?.status === 'failed' && <TroubleBanner trouble={model.trouble} onRetry={() => void playground?.open()} />}
      {playground?.trouble.value && <TroubleBanner trouble={playground.trouble.value} />}
      {run && playground && (
        <section class="run" aria-label="What came of it">
          <div class="run-head">
            <p class="run-query">{run.query}</p>
            <p class="run-status" role="status">
              {describeRun(run) ?? (run.calls.length === 0 ? 'Thinking…' : 'Working…')}
            </p>
            {run.end && playground.canUndo.value && (
              <button type="button" aria-label="Undo last change" onClick={() => void playground.undo()}>
                Undo
              </button>
            )}
          </div>
          <CallGraph calls={run.calls} />
          {asking.length > 0 && (
            <QuestionForm key={run.events.length} asking={asking} onAnswer={(answers) => void playground.answer(answers)} />
          )}
          <EventLog run={run} />
        </section>
      )}
    </>
  );
}

function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M6 20c0-8 4-14 10-14s10 6 10 14M6 20c3 0 3 5 6 5s3-5 4-5 1 5 4 5 3-5 6-5" />
      <circle cx="12.5" cy="14" r="1.6" />
      <circle cx="19.5" cy="14" r="1.6" />
    </svg>
  );
}
