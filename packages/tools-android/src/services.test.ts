import { describe, expect, it } from 'vitest';
import { type Fetch, gdeltNews, googleRoutes, homeAssistantHome, openMeteoWeather, youtubeVideos } from './index.ts';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Answers by the start of the address, as the service's documentation says it answers, and notes what it was asked. */
function answering(answers: Readonly<Record<string, unknown>>): { readonly fetch: Fetch; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, { method, headers, body }) => {
    asked.push({ url, method, headers, body: body === undefined ? undefined : JSON.parse(body) });
    const [, answer] = Object.entries(answers).find(([start]) => url.startsWith(start)) ?? [];
    if (typeof answer === 'number') return { ok: false, status: answer, text: async () => '' };
    return { ok: true, status: 200, text: async () => (typeof answer === 'string' ? answer : JSON.stringify(answer)) };
  };
  return { fetch, asked };
}

const hostile = 'x&appid=1#"\u202E\ud800';
const meteo = 'https://api.open-meteo.com/v1/forecast';
const places = 'https://geocoding-api.open-meteo.com/v1/search';

describe('openMeteoWeather', () => {
  const answers = {
    [places]: { results: [{ name: 'Kyoto', latitude: 35.02, longitude: 135.75 }] },
    [meteo]: {
      daily: {
        time: ['2026-03-10', '2026-03-11'],
        weather_code: [61, 3],
        temperature_2m_max: [14.2, 16],
        temperature_2m_min: [6.1, 7],
        precipitation_probability_max: [80, null],
      },
    },
  };

  it('finds the place, then says what each day is like', async () => {
    const { fetch, asked } = answering(answers);
    expect(await openMeteoWeather({ fetch }).forecast({ location: 'Kyoto', days: 2 })).toEqual([
      { date: '2026-03-10', description: 'light rain, 6.1 to 14.2 °C, 80 % chance of rain' },
      { date: '2026-03-11', description: 'overcast, 7 to 16 °C' },
    ]);
    expect(asked[1]?.url).toContain('latitude=35.02&longitude=135.75');
    expect(asked[1]?.url).toContain('forecast_days=2');
  });

  it('cannot be given a parameter by a place', async () => {
    const { fetch, asked } = answering(answers);
    await openMeteoWeather({ fetch }).forecast({ location: hostile, days: 1 });
    expect([...new URL(asked[0]?.url ?? '').searchParams.keys()]).toEqual(['name', 'count']);
  });

  it('says where it knows no such place', async () => {
    const weather = openMeteoWeather({ fetch: answering({ [places]: {} }).fetch });
    await expect(weather.forecast({ location: 'Xyzzy', days: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([500, '<html>', 'null'])('fails by name where the service answers %j', async (answer) => {
    const weather = openMeteoWeather({ fetch: answering({ [places]: answer }).fetch });
    await expect(weather.forecast({ location: 'Kyoto', days: 1 })).rejects.toMatchObject({ code: 'service-failed' });
  });

  it('fails by name where nothing answers, and with the reason where it was aborted', async () => {
    const broken: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    const weather = openMeteoWeather({ fetch: broken });
    await expect(weather.forecast({ location: 'Kyoto', days: 1 })).rejects.toMatchObject({ code: 'service-failed' });
    await expect(weather.forecast({ location: 'Kyoto', days: 1 }, { signal: AbortSignal.abort() })).rejects.toThrow('fetch failed');
  });
});

describe('Fetch', () => {
  it('is what the platform offers', () => {
    const platform: Fetch = fetch;
    expect(platform).toBe(fetch);
  });
});

describe('gdeltNews', () => {
  it('searches for what was said in the language and country that were meant', async () => {
    const { fetch, asked } = answering({ 'https://api.gdeltproject.org/': { articles: [{ title: 'Chips', url: 'https://a.example/1' }] } });
    const request = { query: 'chips" OR domain:evil', category: 'technology', language: 'en', region: 'GB', limit: 3 };
    expect(await gdeltNews({ fetch }).listArticles(request)).toEqual([{ headline: 'Chips', link: 'https://a.example/1' }]);
    const { searchParams } = new URL(asked[0]?.url ?? '');
    expect(searchParams.get('query')).toBe('"chips  OR domain:evil" "technology" sourcelang:english sourcecountry:UK');
    expect(searchParams.get('maxrecords')).toBe('3');
  });
});

describe('youtubeVideos', () => {
  it('sends its key in a header, never in the address', async () => {
    const { fetch, asked } = answering({
      'https://www.googleapis.com/': { items: [{ id: { videoId: 'a b' }, snippet: { title: 'Bread' } }] },
    });
    const videos = youtubeVideos({ fetch, key: 'k3y' });
    expect(await videos.search({ query: hostile, limit: 5, order: 'View Count' })).toEqual([
      { title: 'Bread', link: 'https://youtu.be/a%20b' },
    ]);
    expect(asked[0]?.url).toContain('order=viewCount');
    expect(asked[0]?.url).not.toContain('k3y');
    expect(asked[0]?.headers['x-goog-api-key']).toBe('k3y');
  });
});

describe('googleRoutes', () => {
  const steps = [{ distanceMeters: 900, navigationInstruction: { instructions: 'Turn left\nToll road' } }, { distanceMeters: 100 }];
  const route = { distanceMeters: 12_345, duration: '1260s', description: 'I-80', legs: [{ steps }] };

  it('tells the length first, then each instruction', async () => {
    const { fetch, asked } = answering({ 'https://routes.googleapis.com/': { routes: [route] } });
    const routes = googleRoutes({ fetch, key: 'k3y' });
    expect(await routes.find({ origin: 'A', destination: 'B', mode: 'bicycling' })).toEqual([
      '12.3 km, 21 min by I-80',
      'Turn left; Toll road (0.9 km)',
      'Go on (0.1 km)',
    ]);
    expect(asked[0]).toMatchObject({ method: 'POST', body: { origin: { address: 'A' }, travelMode: 'BICYCLE' } });
  });

  it('says where there is no way', async () => {
    const routes = googleRoutes({ fetch: answering({ 'https://routes': {} }).fetch, key: '' });
    await expect(routes.find({ origin: 'A', destination: 'B', mode: 'walking' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('homeAssistantHome', () => {
  const entities = {
    smoke: 'binary_sensor.smoke',
    carbonMonoxide: 'binary_sensor.co',
    smokeBattery: 'sensor.battery',
    thermostat: 'climate.hall',
    display: 'media_player.kitchen',
    door: 'lock.front',
  };
  const at = (path: string): string => `http://home.example:8123/api/${path}`;
  const playing = { state: 'playing', attributes: { media_content_type: 'music', app_name: 'Spotify', media_title: 'Jazz' } };
  const open = (answers: Readonly<Record<string, unknown>>, scale: '°C' | '°F' = '°C') => {
    const { fetch, asked } = answering(answers);
    return { asked, home: homeAssistantHome({ fetch, url: 'http://home.example:8123', accessKey: 's3cret', entities, scale }) };
  };

  it('converts to the half degrees Celsius of the thermostat and reads back what it holds', async () => {
    const { home, asked } = open({
      [at('states/climate.hall')]: { state: 'heat', attributes: { temperature: 20 } },
      [at('services/')]: [],
    });
    expect(await home.setThermostat(68.2)).toBe(68);
    expect(asked[0]).toMatchObject({ method: 'POST', body: { entity_id: 'climate.hall', temperature: 20 } });
    expect(asked[0]?.headers['authorization']).toBe('Bearer s3cret');
  });

  it('says where the thermostat holds nothing', async () => {
    const { home } = open({ [at('states/climate.hall')]: { state: 'off', attributes: {} } }, '°F');
    await expect(home.readThermostat()).rejects.toMatchObject({ code: 'not-supported' });
  });

  it('unlocks and locks, and believes the lock alone', async () => {
    const { home, asked } = open({ [at('states/lock.front')]: { state: 'locked' }, [at('services/')]: [] });
    expect(await home.setDoor('open')).toBe('locked');
    expect(asked[0]?.url).toBe(at('services/lock/unlock'));
    expect(await home.setDoor('locked')).toBe('locked');
  });

  it('plays, and tells what plays', async () => {
    const { home } = open({ [at('states/media_player.kitchen')]: playing, [at('services/')]: [] });
    expect(await home.play({ kind: 'music', service: 'Spotify', title: 'Jazz' })).toEqual({
      kind: 'music',
      service: 'Spotify',
      title: 'Jazz',
    });
    const silent = open({ [at('states/media_player.kitchen')]: { state: 'idle' } });
    expect(await silent.home.readPlayback()).toBeUndefined();
  });

  it('reads the smoke detector', async () => {
    const { home } = open({
      [at('states/binary_sensor.smoke')]: { state: 'off' },
      [at('states/binary_sensor.co')]: { state: 'on' },
      [at('states/sensor.battery')]: { state: '81' },
    });
    expect(await home.readSmokeDetector()).toEqual({ smoke: 'clear', carbonMonoxide: 'alarm', batteryPercent: 81, isOnline: true });
  });
});
