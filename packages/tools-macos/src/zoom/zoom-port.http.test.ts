import { describe, expect, it } from 'vitest';
import { runMacosTool } from '../__fixtures__/run-macos-tool.ts';
import { simulatedMac, zoomOverHttp } from '../index.ts';

const meeting = { topic: 'Stand "up"', start_time: '2027-01-11 10:00:00', duration: 30, meeting_invitees: ['nick@example.com'] };

function answering(body: unknown, status = 200): { readonly fetch: typeof fetch; readonly requests: Request[] } {
  const requests: Request[] = [];
  const pretend: typeof fetch = (input, init) => {
    requests.push(new Request(input, init));
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return { fetch: pretend, requests };
}

const create = (fetch: typeof globalThis.fetch): ReturnType<typeof runMacosTool> =>
  runMacosTool('get_zoom_meeting_link', meeting, {
    device: { ...simulatedMac(), zoom: zoomOverHttp({ accessToken: async () => 'secret', fetch }) },
  });

describe('zoomOverHttp', () => {
  it('asks for a meeting at the local time and in the zone it was said for', async () => {
    const { fetch, requests } = answering({ id: 7, join_url: 'https://zoom.example/j/7' });
    expect((await create(fetch)).value).toBe('https://zoom.example/j/7');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer secret');
    expect(await requests[0]?.json()).toEqual({
      topic: 'Stand "up"',
      type: 2,
      start_time: '2027-01-11T10:00:00',
      timezone: 'America/Los_Angeles',
      duration: 30,
      settings: { meeting_invitees: [{ email: 'nick@example.com' }] },
    });
  });

  it.each([
    [401, 'not-connected'],
    [403, 'permission-denied'],
    [500, 'script-failed'],
  ])('says why Zoom refused with status %d, and not the token', async (status, code) => {
    const run = await create(answering({}, status).fetch);
    expect(run.failure).toBe(code);
    expect(run.message).not.toContain('secret');
  });

  it('takes no answer without a link', async () => {
    expect((await create(answering({ id: 7, join_url: 'javascript:x' }).fetch)).failure).toBe('output-unreadable');
  });
});
