import { Observable } from 'rxjs';
import type { GenerateRequest } from '../../backend/generate-request.ts';
import type { PromptSegment } from '../../backend/prompt-segment.ts';
import type { Session } from '../../backend/session.ts';
import { createScriptedBackend, scriptedModel } from '../../testing/scripted-backend.ts';

/** A session that writes one answer to everything, and what it was asked. */
export interface RecordedSession {
  readonly session: Session;
  readonly requests: readonly GenerateRequest[];
  /** How many generations are being written. */
  readonly active: () => number;
}

/** Obeys no grammar and no biases, whatever it is asked: the answer shows what becomes of a model that does not. */
export async function openRecordedSession(controlTokens: readonly string[], answer: readonly PromptSegment[]): Promise<RecordedSession> {
  const session = await createScriptedBackend({ controlTokens, answer: () => answer }).openSession({ model: scriptedModel });
  const requests: GenerateRequest[] = [];
  let active = 0;
  return {
    requests,
    active: () => active,
    session: {
      ...session,
      generate: ({ grammar, biases, ...request }) =>
        new Observable((subscriber) => {
          requests.push({ ...request, grammar, biases });
          active += 1;
          subscriber.add(() => {
            active -= 1;
          });
          return session.generate(request).subscribe(subscriber);
        }),
    },
  };
}
