import { Observable } from 'rxjs';
import { controlSegment, textSegment, type PromptSegment } from '../../backend/prompt-segment.ts';
import type { Backend } from '../../backend/backend.ts';
import { createScriptedBackend, scriptedModel } from '../../testing/scripted-backend.ts';
import { allocateFunctionalTokens } from '../../vocabulary/allocate-functional-tokens.ts';
import type { AgentEvent } from '../agent-event.ts';
import type { Agent } from '../agent.ts';
import { createAgent, type CreateAgentOptions } from '../create-agent.ts';
import { createHouse, housePack, turn, type House } from './house.ts';

const vocabulary = allocateFunctionalTokens([housePack]);

/** Segments of an answer written as one string, in which `<nexa_...>` are control tokens. */
export const segmentsOf = (answer: string): readonly PromptSegment[] =>
  answer
    .split(/(<nexa_\w+>|;)/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('<nexa_') ? controlSegment(part) : textSegment(part)));

/** How a house and its agent are set up. */
export interface OpenHouseAgentOptions extends Partial<Omit<CreateAgentOptions, 'model' | 'packs'>> {
  /** What the model writes, by what was said. */
  readonly answer?: string | ((said: string) => string);
  readonly house?: House;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** An agent and what can be seen of its backend. */
export interface HouseAgent {
  readonly agent: Agent;
  readonly house: House;
  /** How many generations are being written. */
  readonly generating: () => number;
  readonly disposals: () => number;
}

/** A scripted backend that shows what becomes of its sessions. */
export interface WatchedBackend {
  readonly backend: Backend;
  readonly openings: () => number;
  readonly disposals: () => number;
  readonly generating: () => number;
}

/** Writes a token a turn of the event loop, so that tools run between tokens. */
export function watchBackend({
  answer = '<nexa_abstain><nexa_end>',
  metadata = { 'octoweave.vocabulary.digest': vocabulary.digest },
}: Pick<OpenHouseAgentOptions, 'answer' | 'metadata'> = {}): WatchedBackend {
  const scripted = createScriptedBackend({
    controlTokens: vocabulary.reservedTexts,
    metadata,
    pause: turn,
    answer: (prompt) =>
      segmentsOf(typeof answer === 'string' ? answer : answer(prompt.find(({ type }) => type === 'text')?.text.trim() ?? '')),
  });
  let [openings, disposals, generating] = [0, 0, 0];
  const openSession: Backend['openSession'] = async (options) => {
    const session = await scripted.openSession(options);
    openings += 1;
    return {
      ...session,
      generate: (request) =>
        new Observable((subscriber) => {
          generating += 1;
          subscriber.add(() => {
            generating -= 1;
          });
          return session.generate(request).subscribe(subscriber);
        }),
      dispose: () => {
        disposals += 1;
        return session.dispose();
      },
    };
  };
  return { backend: { ...scripted, openSession }, openings: () => openings, disposals: () => disposals, generating: () => generating };
}

/** Opens an agent of a house over a scripted model. */
export async function openHouseAgent({
  answer,
  metadata,
  house = createHouse(),
  ...options
}: OpenHouseAgentOptions = {}): Promise<HouseAgent> {
  const watched = watchBackend({ ...(answer !== undefined && { answer }), ...(metadata && { metadata }) });
  const agent = await createAgent({ backend: watched.backend, model: scriptedModel, packs: [house.pack], ...options });
  return { agent, house, generating: watched.generating, disposals: watched.disposals };
}

/** What was heard of a run. */
export interface HeardRun {
  readonly events: readonly AgentEvent[];
  readonly errors: readonly unknown[];
  readonly isComplete: boolean;
}

/** Listens to a run until it ends; `onEvent` is called inside `next`, with how many events there were. */
export function hear(
  events: Observable<AgentEvent>,
  onEvent: (count: number, event: AgentEvent) => void = () => undefined,
): Promise<HeardRun> {
  return new Promise((resolve) => {
    const heard: AgentEvent[] = [];
    const errors: unknown[] = [];
    const end = (isComplete: boolean): void => void setTimeout(() => resolve({ events: heard, errors, isComplete }), 5);
    events.subscribe({
      next: (event) => {
        heard.push(event);
        onEvent(heard.length, event);
      },
      error: (error) => {
        errors.push(error);
        end(false);
      },
      complete: () => end(true),
    });
  });
}

/** Events in short: `call-end 1 succeeded`, without their times. */
export function describeAgentEvent(event: AgentEvent): string {
  if (event.type === 'run-end') return `run-end ${event.status}`;
  if (!('call' in event)) return event.type;
  return event.type === 'call-end' ? `call-end ${event.call.id} ${event.outcome.status}` : `${event.type} ${event.call.id}`;
}
