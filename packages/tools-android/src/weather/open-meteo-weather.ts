import { phoneFailure } from '../phone-failure.ts';
import type { PortOptions } from '../port-options.ts';
import { type Fetch, listOf, numberOf, objectOf, requestJson, textOf } from '../request-json.ts';
import type { DayForecast, WeatherPort } from './weather-port.ts';

const service = 'Open-Meteo';

/** What WMO weather codes mean. */
const skies: Readonly<Record<number, string>> = {
  0: 'clear',
  1: 'mostly clear',
  2: 'partly cloudy',
  3: 'overcast',
  45: 'fog',
  48: 'freezing fog',
  51: 'light drizzle',
  53: 'drizzle',
  55: 'heavy drizzle',
  56: 'light freezing drizzle',
  57: 'freezing drizzle',
  61: 'light rain',
  63: 'rain',
  65: 'heavy rain',
  66: 'light freezing rain',
  67: 'freezing rain',
  71: 'light snow',
  73: 'snow',
  75: 'heavy snow',
  77: 'snow grains',
  80: 'light showers',
  81: 'showers',
  82: 'violent showers',
  85: 'snow showers',
  86: 'heavy snow showers',
  95: 'thunderstorms',
  96: 'thunderstorms with hail',
  99: 'thunderstorms with heavy hail',
};

/** The weather of Open-Meteo: no key, for non-commercial use. Opens connections once it is asked, and not before. */
export function openMeteoWeather({ fetch }: { readonly fetch: Fetch }): WeatherPort {
  return {
    async forecast({ location, days }, options = {}) {
      const place = await findPlace(location, { fetch, ...options });
      const answer = await requestJson({
        fetch,
        service,
        url: 'https://api.open-meteo.com/v1/forecast',
        query: {
          ...place,
          daily: 'weather_code,temperature_2m_max,temperature_2m_min,precipitation_probability_max',
          timezone: 'auto',
          forecast_days: days,
        },
        ...options,
      });
      const daily = objectOf(answer, 'daily');
      const dates = Array.isArray(daily['time']) ? daily['time'] : [];
      return dates.map((date, index) => describeDay(String(date), { index, daily }));
    },
  };
}

async function findPlace(
  location: string,
  options: PortOptions & { readonly fetch: Fetch },
): Promise<{ readonly latitude: number; readonly longitude: number }> {
  const url = 'https://geocoding-api.open-meteo.com/v1/search';
  const answer = await requestJson({ service, url, query: { name: location, count: 1 }, ...options });
  const [first] = listOf(answer, 'results');
  const [latitude, longitude] = [numberOf(first, 'latitude'), numberOf(first, 'longitude')];
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  throw phoneFailure('not-found', { message: `${service} knows no place called "${location}".`, advice: 'Say the town.' });
}

function describeDay(
  date: string,
  { index, daily }: { readonly index: number; readonly daily: Readonly<Record<string, unknown>> },
): DayForecast {
  const at = (name: string): string => {
    const values = daily[name];
    return Array.isArray(values) ? textOf({ value: values[index] }, 'value') : '';
  };
  const code = at('weather_code');
  const rain = at('precipitation_probability_max');
  const sky = code === '' ? 'no forecast' : (skies[Number(code)] ?? `weather code ${code}`);
  const description = `${sky}, ${at('temperature_2m_min')} to ${at('temperature_2m_max')} °C${rain === '' ? '' : `, ${rain} % chance of rain`}`;
  return { date, description };
}
