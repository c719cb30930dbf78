import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { printSharedRequest, type SharedRequest } from '../share/shared-request.ts';

/** Copies an address that brings somebody else here with the same request. Where the page may not copy, the address goes into the address bar. */
export function ShareButton({ request }: { readonly request: SharedRequest }): JSX.Element {
  const answer = useSignal('');
  const share = async (): Promise<void> => {
    const address = printSharedRequest(request, location.href);
    history.replaceState(null, '', address);
    try {
      await navigator.clipboard.writeText(address);
      answer.value = 'Link copied';
    } catch {
      answer.value = 'The link is in the address bar';
    }
  };
  return (
    <span class="share">
      <span role="status">{answer.value}</span>
      <button type="button" disabled={request.query.trim() === ''} onClick={() => void share()}>
        Share
      </button>
    </span>
  );
}
