import type { JSX } from 'preact';
import type { Trouble } from '../trouble/trouble.ts';

/** What went wrong. */
export interface TroubleBannerProps {
  readonly trouble: Trouble;
  /** Undefined where there is nothing to try again. */
  readonly onRetry?: (() => void) | undefined;
}

/** Says what went wrong and what to do next. */
export function TroubleBanner({ trouble: { title, message, canRetry }, onRetry }: TroubleBannerProps): JSX.Element {
  return (
    <div class="trouble" role="alert">
      <strong>{title}</strong>
      <p>{message}</p>
      {canRetry && onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
