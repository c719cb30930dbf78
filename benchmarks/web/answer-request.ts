import {
  allocateFunctionalTokens,
  checkTokenizer,
  createActionModel,
  createRequestText,
  functionalTokenProtocol,
  readVocabulary,
  type ActionModel,
  type TokenDelta,
  type ToolPack,
} from '@octoweave/core';
import type { Backend, ModelSource, Session } from '@octoweave/core/contract';
import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { lastValueFrom, tap } from 'rxjs';

const packs = [vehiclePack, androidPack, macosPack];

/** A request to the model, offered the tools of these packs. */
export interface BenchmarkRequest {
  readonly packNames: readonly string[];
  readonly query: string;
}

/** What the model wrote itself, before anything was read from it. */
export interface BenchmarkAnswer {
  readonly tokens: readonly TokenDelta[];
  /** From the request to the last token. */
  readonly milliseconds: number;
  /** When its first call was read, by the clock of `performance.now`; undefined where it called nothing. */
  readonly firstCallAt: number | undefined;
}

/** A model that is open, and asked in the same way in a page and in Node. */
export interface OpenedBenchmark {
  readonly session: Session;
  answer(request: BenchmarkRequest): Promise<BenchmarkAnswer>;
}

/** The packs that a file of cases is named after, or all. */
export function packNamesOf(fileName: string): readonly string[] {
  const names = packs.map(({ name }) => name);
  const named = names.filter((name) => name === fileName.split('.')[0]);
  return named.length > 0 ? named : names;
}

/** Opens a model for requests. Each goes through the action model with its grammar, as in agents. */
export async function openBenchmark(backend: Backend, model: ModelSource): Promise<OpenedBenchmark> {
  const session = await backend.openSession({ model });
  let tokens: TokenDelta[] = [];
  const recorded: Session = {
    ...session,
    generate: (request) => session.generate(request).pipe(tap((event) => event.type === 'token-delta' && tokens.push(event))),
  };
  const openActionModel = async (offered: readonly ToolPack[]): Promise<ActionModel> => {
    const vocabulary = readVocabulary(session.model.metadata) ?? allocateFunctionalTokens(offered);
    const unknown = allocateFunctionalTokens(offered, { previous: vocabulary.tokens }).tokens.slice(vocabulary.tokens.length);
    const issues = await checkTokenizer(session, vocabulary, functionalTokenProtocol);
    if (unknown.length > 0 || issues.length > 0)
      throw new Error(
        `${model.id} was not trained for the packs ${offered.map(({ name }) => name).join(', ')}. Name files of packs that it knows.`,
      );
    return createActionModel({ session: recorded, vocabulary, packs: offered, grammars: backend.capabilities.grammars });
  };
  const actionModels = new Map<string, Promise<ActionModel>>();
  return {
    session,
    answer: async ({ packNames, query }) => {
      const key = packNames.join(' ');
      const opening = actionModels.get(key) ?? openActionModel(packs.filter(({ name }) => packNames.includes(name)));
      actionModels.set(key, opening);
      const actionModel = await opening;
      tokens = [];
      let firstCallAt: number | undefined;
      const startedAt = performance.now();
      const story = actionModel.act({ text: createRequestText(query) });
      await lastValueFrom(story.pipe(tap(({ type }) => type === 'call-parsed' && (firstCallAt ??= performance.now()))));
      return { tokens, milliseconds: performance.now() - startedAt, firstCallAt };
    },
  };
}

/** What was written, with the names of control tokens. */
export const textOf = (tokens: readonly TokenDelta[]): string => tokens.map(({ text }) => text).join('');
