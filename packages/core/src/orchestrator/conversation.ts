import type { ConversationTurn } from '../planner/planner.ts';

/** What was said and done so far in one conversation. All that is known of it is here: an orchestrator remembers nothing. */
export interface Conversation {
  /** The oldest first. */
  readonly turns: readonly ConversationTurn[];
  /** Adds a turn, and forgets the oldest where there are too many. */
  add(turn: ConversationTurn): void;
}

/** How much of a conversation is kept. */
export interface CreateConversationOptions {
  /** @defaultValue none */
  readonly turns?: readonly ConversationTurn[] | undefined;
  /** The most turns that are kept: what is older no planner is shown. @defaultValue 8 */
  readonly maximumTurns?: number | undefined;
}

/** A conversation, begun or continued. */
export function createConversation({ turns = [], maximumTurns = 8 }: CreateConversationOptions = {}): Conversation {
  let kept = turns.slice(-maximumTurns);
  return {
    get turns() {
      return kept;
    },
    add: (turn) => {
      kept = [...kept, turn].slice(-maximumTurns);
    },
  };
}
