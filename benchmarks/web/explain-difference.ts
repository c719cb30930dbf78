import { controlSegment, createRequestText, functionalTokenProtocol, textSegment, type TokenDelta } from '@octoweave/core';
import type { Session } from '@octoweave/core/contract';
import { filter, firstValueFrom } from 'rxjs';

/** Where two answers part, and how near the two tokens are. */
export interface DifferenceExplanation {
  readonly after: string;
  readonly node: string;
  readonly page: string;
  /** Probability of Node's token there, where only the two are admitted; near one half, rounding decides. Undefined where one just ended. */
  readonly nodeShare: number | undefined;
}

/** What was written by both, and asked. */
export interface ExplainDifferenceOptions {
  readonly query: string;
  readonly node: readonly TokenDelta[];
  readonly page: readonly TokenDelta[];
}

/** Asks the model in Node again at the first token that differs, under a grammar that admits nothing but the two. */
export async function explainDifference(session: Session, { query, node, page }: ExplainDifferenceOptions): Promise<DifferenceExplanation> {
  const index = node.findIndex(({ tokenId }, place) => tokenId !== page[place]?.tokenId);
  const place = index < 0 ? node.length : index;
  const [ours, theirs] = [node[place], page[place]];
  const shared = node.slice(0, place);
  return {
    after: shared.map(({ text }) => text).join(''),
    node: ours?.text ?? '',
    page: theirs?.text ?? '',
    nodeShare: ours && theirs && (await shareOf(session, { query, shared, ours, theirs })),
  };
}

interface ShareOptions {
  readonly query: string;
  readonly shared: readonly TokenDelta[];
  readonly ours: TokenDelta;
  readonly theirs: TokenDelta;
}

async function shareOf(session: Session, { query, shared, ours, theirs }: ShareOptions): Promise<number | undefined> {
  const { tokenId, probability } = await firstValueFrom(
    session
      .generate({
        prompt: [
          ...functionalTokenProtocol.prompt(createRequestText(query)),
          ...shared.map(({ isControl, text }) => (isControl ? controlSegment(text) : textSegment(text))),
        ],
        maxTokens: 1,
        grammar: { format: 'gbnf', text: `root ::= <[${ours.tokenId}]> | <[${theirs.tokenId}]>` },
      })
      .pipe(filter((event) => event.type === 'token-delta')),
  );
  if (probability === undefined) return undefined;
  return tokenId === ours.tokenId ? probability : 1 - probability;
}
