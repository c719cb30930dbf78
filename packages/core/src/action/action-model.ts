import type { Observable } from 'rxjs';
import type { CallParseEvent } from '../call/call-parse-event.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { RequestText } from '../call/request-text.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** What an action model is asked. */
export interface ActionRequest {
  readonly text: RequestText;
  /** Tools on offer; the answer can hold no other. @defaultValue every tool of the packs */
  readonly offered?: ReadonlySet<ToolId> | undefined;
  /** What came of earlier calls; read where the protocol reads observations. @defaultValue none */
  readonly observations?: readonly EndedCall[] | undefined;
}

/**
 * What an action model emits: `action-start`, then parse events as the answer is written, then exactly one `action-end`.
 */
export type ActionEvent =
  | { readonly type: 'action-start'; readonly promptTokens: number; readonly cachedTokens: number }
  | CallParseEvent
  | { readonly type: 'action-end'; readonly outputTokens: number; readonly text: string };

/** Turns words into calls: one request, one generation. */
export interface ActionModel {
  /**
   * Cold; each subscription is one generation, and unsubscribing stops it.
   *
   * - Ids of calls begin at 1 or, where observations are read, follow theirs; only then may a call refer to an observed one.
   *
   * @throws {SessionError} as `Session.generate`.
   */
  act(request: ActionRequest): Observable<ActionEvent>;
}
