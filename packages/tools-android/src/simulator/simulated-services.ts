import type { NewsPort } from '../news/news-port.ts';
import { phoneFailure } from '../phone-failure.ts';
import { localTimeAt } from '../phone-time.ts';
import type { RoutesPort } from '../routes/routes-port.ts';
import type { VideosPort } from '../videos/videos-port.ts';
import type { WeatherPort } from '../weather/weather-port.ts';

/** Services that answer from what they were asked: the same question, the same answer. Nothing of it is true. */
export interface SimulatedServices {
  readonly news: NewsPort;
  readonly routes: RoutesPort;
  readonly videos: VideosPort;
  readonly weather: WeatherPort;
}

const subjects = [
  'markets',
  'a new stadium',
  'an election',
  'a museum',
  'space flight',
  'a harvest',
  'trains',
  'a festival',
  'rivers',
  'chess',
];
const skies = ['sunny', 'partly cloudy', 'cloudy', 'light rain', 'rain', 'thunderstorms', 'snow', 'fog'];
const dayMs = 86_400_000;

/** Simulated services whose days are those of a clock. */
export function simulatedServices({ clock }: { readonly clock: () => Date }): SimulatedServices {
  return {
    news: {
      async listArticles({ query, category, language, region, limit }) {
        const topic = query ?? category ?? 'the day';
        return subjects.slice(0, limit).map((subject, index) => ({
          headline: `${topic}: ${subject} (${region}, ${language})`,
          link: `https://news.example/${slug(topic)}/${index + 1}`,
        }));
      },
    },
    routes: {
      async find({ origin, destination, mode }) {
        const kilometres = 1 + (seedOf(`${origin} ${destination}`) % 40);
        return [`Start at ${origin}`, `${kilometres} km by ${mode}`, `Arrive at ${destination}`];
      },
    },
    videos: {
      async search({ query, limit, order }) {
        return Array.from({ length: Math.min(limit, 50) }, (_, index) => ({
          title: `${query}, part ${index + 1} (${order})`,
          link: `https://videos.example/${slug(query)}-${index + 1}`,
        }));
      },
    },
    weather: {
      async forecast({ location, days }) {
        if (/^nowhere\b/iu.test(location)) throw phoneFailure('not-found', { message: `I know no place called "${location}".` });
        const seed = seedOf(location.trim().toLowerCase());
        return Array.from({ length: days }, (_, index) => {
          const high = 5 + ((seed + index * 7) % 25);
          const date = localTimeAt(new Date(clock().getTime() + index * dayMs), 'UTC').slice(0, 10);
          return { date, description: `${skies[(seed + index) % skies.length]}, ${high - 6} to ${high} °C` };
        });
      },
    },
  };
}

function seedOf(text: string): number {
  let seed = 7;
  for (const character of text) seed = (seed * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return seed;
}

const slug = (text: string): string => encodeURIComponent(text.trim().toLowerCase().replaceAll(/\s+/gu, '-'));
