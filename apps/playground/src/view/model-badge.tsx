import type { ModelManifest } from '@octoweave/models';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ModelState } from '../model/model-state.ts';
import { trainedPacks } from '../model/trained-packs.ts';

/** How far the model is. */
export interface ModelBadgeProps {
  /** Undefined until it is there. */
  readonly manifest: ModelManifest | undefined;
  readonly state: ModelState;
  readonly notes: readonly string[];
}

const packNames = { vehicle: 'a car', android: 'a phone' } as const;

/** How far the model is, in a word; behind it, what model it is. */
export function ModelBadge({ manifest, state, notes }: ModelBadgeProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" class={`model-badge is-${state.status}`} onClick={() => dialog.current?.showModal()}>
        <span class="model-light" aria-hidden="true" />
        {describeModelState(state)}
      </button>
      <span class="for-listeners" role="status">
        {state.status === 'ready' || state.status === 'failed' ? describeModelState(state) : ''}
      </span>
      {state.status === 'fetching' && (
        <progress class="model-progress" aria-label="Model" value={state.receivedBytes} max={state.totalBytes} />
      )}
      <dialog ref={dialog} class="model" aria-labelledby="model-title">
        {manifest && <ModelFacts manifest={manifest} state={state} notes={notes} />}
        <div class="dialog-buttons">
          <button type="button" class="main" autofocus onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </dialog>
    </>
  );
}

interface ModelFactsProps extends ModelBadgeProps {
  readonly manifest: ModelManifest;
}

function ModelFacts({ manifest, state, notes }: ModelFactsProps): JSX.Element {
  const packs = trainedPacks(manifest);
  return (
    <>
      <h2 id="model-title">{manifest.id}</h2>
      <p>
        A language model that runs in this page, without a server. It was trained from nothing to call the tools of{' '}
        {packs.map((pack) => packNames[pack]).join(' and ')}, and knows nothing else. What you say stays here.
      </p>
      <dl class="facts">
        <Fact name="Parameters">{`${(manifest.parameters / 1e6).toFixed(1)} million, ${manifest.architecture}, ${manifest.quantisation}`}</Fact>
        <Fact name="Size">{`${(manifest.bytes / 1e6).toFixed(1)} MB`}</Fact>
        <Fact name="Tools">{`${manifest.tokens.length}, one token each`}</Fact>
        <Fact name="Context">{state.status === 'ready' ? `${state.description.contextTokens} tokens` : 'known once it is open'}</Fact>
        <Fact name="Kept here">
          {state.status === 'ready'
            ? state.isStored
              ? 'yes, it works without network from now on'
              : 'no, it is fetched anew each time'
            : '–'}
        </Fact>
        <Fact name="Licence">{manifest.licence}</Fact>
        <Fact name="SHA-256">{manifest.sha256}</Fact>
      </dl>
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>All {manifest.tokens.length} tools</summary>
        <ul class="tools">
          {manifest.tokens.map(({ toolId, signature }) => (
            <li key={toolId}>
              <code>{toolId}</code> {signature}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const inMegabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function describeModelState(state: ModelState): string {
  switch (state.status) {
    case 'waiting':
      return 'Model: not loaded yet';
    case 'queued':
      return 'Model: another tab is fetching it';
    case 'fetching':
      return state.source === 'storage'
        ? 'Model: reading the kept copy'
        : `Model: ${inMegabytes(state.receivedBytes)} of ${inMegabytes(state.totalBytes)} MB`;
    case 'opening':
      return 'Model: starting';
    case 'ready':
      return 'Model: ready';
    case 'failed':
      return 'Model: not available';
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
