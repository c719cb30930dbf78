import type { Observable } from 'rxjs';
import type { CallParseEvent } from '../call/call-parse-event.ts';
import type { RequestText } from '../call/request-text.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** What an action model is asked. */
export interface ActionRequest {
  readonly text: RequestText;
  /** Tools on offer; the answer can hold no other. @defaultValue every tool of the packs */
  readonly offered?: ReadonlySet<ToolId> | undefined;
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
   * @throws {SessionError} as `Session.generate`.
   */
  act(request: ActionRequest): Observable<ActionEvent>;
}
