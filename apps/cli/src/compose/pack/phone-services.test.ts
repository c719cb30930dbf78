import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '@octoweave/tools-android';
import { describe, expect, it } from 'vitest';
import { endsOf } from '../../__fixtures__/events-of.ts';
import { runOctoweave } from '../../__fixtures__/run-octoweave.ts';
import { offlineServices, onlineServices } from './phone-services.ts';

/** Answers nothing and notes what was asked. */
function notingFetch(): { readonly fetch: Fetch; readonly asked: (readonly [url: string, headers: Readonly<Record<string, string>>])[] } {
  const asked: (readonly [string, Readonly<Record<string, string>>])[] = [];
  const fetch: Fetch = async (url, { headers }) => {
    asked.push([url, headers]);
    return { ok: true, status: 200, text: () => Promise.resolve('{}') };
  };
  return { fetch, asked };
}

describe('onlineServices', () => {
  it('asks services that need no key', async () => {
    const { fetch, asked } = notingFetch();
    await onlineServices({ fetch, environment: {} }).news.listArticles({
      query: 'x',
      category: undefined,
      language: 'en',
      region: 'US',
      limit: 1,
    });
    expect(asked[0]?.[0]).toContain('https://api.gdeltproject.org/');
  });

  it('asks nobody and names the variables where they are not set, or empty', async () => {
    const { fetch, asked } = notingFetch();
    const { videos, routes, home } = onlineServices({ fetch, environment: { YOUTUBE_API_KEY: '', HOME_ASSISTANT_URL: 'http://h' } });
    const search = { query: 'x', limit: 1, order: 'Relevance' } as const;
    await expect(videos.search(search)).rejects.toMatchObject({ code: 'service-missing', advice: 'Set YOUTUBE_API_KEY, then try again.' });
    await expect(routes.find({ origin: 'a', destination: 'b', mode: 'walking' })).rejects.toMatchObject({
      advice: 'Set GOOGLE_ROUTES_API_KEY, then try again.',
    });
    await expect(home.readDoor()).rejects.toMatchObject({ advice: 'Set HOME_ASSISTANT_TOKEN and HOME_ASSISTANT_DOOR, then try again.' });
    expect(asked).toEqual([]);
  });

  it('asks with the keys of the environment', async () => {
    const { fetch, asked } = notingFetch();
    await onlineServices({ fetch, environment: { YOUTUBE_API_KEY: 'k' } }).videos.search({ query: 'x', limit: 1, order: 'Relevance' });
    expect(asked[0]?.[1]).toMatchObject({ 'x-goog-api-key': 'k' });
  });
});

describe('offlineServices', () => {
  it('says how the network may be used', async () => {
    await expect(offlineServices.weather.forecast({ location: 'Leeds', days: 1 })).rejects.toMatchObject({
      code: 'service-missing',
      advice: 'Try again with --online.',
    });
  });
});

describe('octoweave call --online', () => {
  it('acts on the home of a Home Assistant, and makes up no service beside it', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.end(JSON.stringify({ state: 'locked' }));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const environment = {
      HOME_ASSISTANT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      HOME_ASSISTANT_TOKEN: 'secret',
      HOME_ASSISTANT_DOOR: 'lock.front',
      YOUTUBE_API_KEY: '',
    };
    const words = [
      'call',
      '--online',
      '--json',
      'open_or_lock_door("lock"); search_youtube_videos("chess")',
      '--approve-sensitive',
      'open_or_lock_door',
    ];
    const { output } = await runOctoweave(words, { environment });
    server.close();
    const outcomes = new Map(endsOf(output).map(({ call, outcome }) => [call.id, outcome]));
    expect(outcomes.get('1')).toMatchObject({ status: 'succeeded' });
    expect(outcomes.get('2')).toMatchObject({ status: 'failed', code: 'service-missing' });
    expect(requests).toContain('POST /api/services/lock/lock Bearer secret');
  });
});
