import { MacError, type MacErrorCode } from '../mac-error.ts';
import type { ZoomPort } from './zoom-port.ts';

/** What Zoom is reached with. */
export interface ZoomOverHttpOptions {
  /** An OAuth access token that may create meetings; asked for before each request, so that it can be renewed. */
  readonly accessToken: () => Promise<string>;
  /** @defaultValue the platform's */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const operation = 'zoom.createMeeting';
const endpoint = 'https://api.zoom.us/v2/users/me/meetings';

/**
 * Zoom's own API. The only part of this package that uses the network, and only where it is made.
 *
 * The start goes out as local time with its zone, as the person said it.
 */
export function zoomOverHttp({ accessToken, fetch = globalThis.fetch }: ZoomOverHttpOptions): ZoomPort {
  return {
    async createMeeting({ topic, startTime, timeZone, durationMinutes, invitees }, { signal } = {}) {
      const meeting = {
        topic,
        type: 2,
        start_time: startTime.replace(' ', 'T'),
        timezone: timeZone,
        duration: durationMinutes,
        settings: { meeting_invitees: invitees.map((email) => ({ email })) },
      };
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' },
        body: JSON.stringify(meeting),
        ...(signal && { signal }),
      });
      if (!response.ok) throw refusal(response.status);
      const { id, join_url: joinUrl } = (await response.json()) as { readonly id?: unknown; readonly join_url?: unknown };
      if (typeof joinUrl !== 'string' || !joinUrl.startsWith('https://'))
        throw new MacError({ code: 'output-unreadable', operation, message: 'Zoom answered without a link to join.' });
      return { id: String(id), joinUrl };
    },
  };
}

function refusal(status: number): MacError {
  const code: MacErrorCode = status === 401 ? 'not-connected' : status === 403 ? 'permission-denied' : 'script-failed';
  return new MacError({ code, operation, message: `Zoom answered with status ${status}.` });
}
