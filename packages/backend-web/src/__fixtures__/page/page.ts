import { controlSegment, controlToken, textSegment } from '@octoweave/core';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { lastValueFrom, tap, toArray } from 'rxjs';
import { createModelStore, wllamaBackend } from '../../index.ts';

const show = (id: string, text: string): void => {
  const element = document.querySelector(`#${id}`);
  if (element) element.textContent = text;
};
const told: string[] = [];

const answer = async (): Promise<string> => {
  const model = (await (await fetch('model.json')).json()) as { readonly id: string; readonly location: string; readonly sha256: string };
  const modelStore = createModelStore({ partBytes: 500_000 });
  await lastValueFrom(
    modelStore.fetch(model).pipe(
      tap((event) => {
        told.push(event.type === 'fetch-start' ? `${event.source} from ${event.receivedBytes}` : event.type);
        show(
          'events',
          `${told.filter((type) => type !== 'fetch-delta').join(', ')} ${event.type === 'fetch-delta' ? event.receivedBytes : ''}`,
        );
      }),
    ),
  );
  const session = await wllamaBackend({ wasmUrl, modelStore }).openSession({ model });
  const prompt = [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)];
  const events = await lastValueFrom(session.generate({ prompt, maxTokens: 3 }).pipe(toArray()));
  return events.map((event) => (event.type === 'token-delta' ? event.text : event.type)).join(' ');
};

answer().then(
  (text) => show('answer', text),
  (error: unknown) => show('answer', String(error)),
);
