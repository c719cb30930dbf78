import {
  gdeltNews,
  googleRoutes,
  homeAssistantHome,
  openMeteoWeather,
  phoneFailure,
  youtubeVideos,
  type Fetch,
  type PhoneServices,
} from '@octoweave/tools-android';

/** What real services are asked with. */
export interface OnlineServicesOptions {
  readonly fetch: Fetch;
  /** Where keys and addresses come from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type AllServices = { readonly [Name in keyof PhoneServices]-?: NonNullable<PhoneServices[Name]> };

/** Real services. One whose variables are not set refuses with their names: nothing is made up beside what is real. */
export function onlineServices({ fetch, environment }: OnlineServicesOptions): AllServices {
  const read = (name: string): string => environment[name] ?? '';
  const needs = <Operation extends (...input: never[]) => Promise<unknown>>(names: readonly string[], operation: Operation) => {
    const missing = names.filter((name) => read(name) === '');
    return missing.length === 0 ? operation : refusal(`Set ${missing.join(' and ')}, then try again.`);
  };
  const home = homeAssistantHome({
    fetch,
    url: read('HOME_ASSISTANT_URL').replace(/\/+$/u, ''),
    accessKey: read('HOME_ASSISTANT_TOKEN'),
    entities: {
      smoke: read('HOME_ASSISTANT_SMOKE'),
      carbonMonoxide: read('HOME_ASSISTANT_CARBON_MONOXIDE'),
      smokeBattery: read('HOME_ASSISTANT_SMOKE_BATTERY'),
      thermostat: read('HOME_ASSISTANT_THERMOSTAT'),
      display: read('HOME_ASSISTANT_DISPLAY'),
      door: read('HOME_ASSISTANT_DOOR'),
    },
    scale: read('HOME_ASSISTANT_SCALE').toUpperCase() === 'C' ? '°C' : '°F',
  });
  const access = ['HOME_ASSISTANT_URL', 'HOME_ASSISTANT_TOKEN'] as const;
  const thermostat = [...access, 'HOME_ASSISTANT_THERMOSTAT', 'HOME_ASSISTANT_SCALE'];
  const display = [...access, 'HOME_ASSISTANT_DISPLAY'];
  const door = [...access, 'HOME_ASSISTANT_DOOR'];
  const detector = [...access, 'HOME_ASSISTANT_SMOKE', 'HOME_ASSISTANT_CARBON_MONOXIDE', 'HOME_ASSISTANT_SMOKE_BATTERY'];
  return {
    weather: openMeteoWeather({ fetch }),
    news: gdeltNews({ fetch }),
    videos: { search: needs(['YOUTUBE_API_KEY'], youtubeVideos({ fetch, key: read('YOUTUBE_API_KEY') }).search) },
    routes: { find: needs(['GOOGLE_ROUTES_API_KEY'], googleRoutes({ fetch, key: read('GOOGLE_ROUTES_API_KEY') }).find) },
    home: {
      readSmokeDetector: needs(detector, home.readSmokeDetector),
      readThermostat: needs(thermostat, home.readThermostat),
      setThermostat: needs(thermostat, home.setThermostat),
      readPlayback: needs(display, home.readPlayback),
      play: needs(display, home.play),
      readDoor: needs(door, home.readDoor),
      setDoor: needs(door, home.setDoor),
    },
  };
}

const refusal = (advice: string) => (): Promise<never> =>
  Promise.reject(phoneFailure('service-missing', { message: 'No service is set up here for that.', advice }));

const refuse = refusal('Try again with --online.');

/** The services of a real phone where the network was not asked for. */
export const offlineServices: AllServices = {
  weather: { forecast: refuse },
  news: { listArticles: refuse },
  videos: { search: refuse },
  routes: { find: refuse },
  home: {
    readSmokeDetector: refuse,
    readThermostat: refuse,
    setThermostat: refuse,
    readPlayback: refuse,
    play: refuse,
    readDoor: refuse,
    setDoor: refuse,
  },
};
