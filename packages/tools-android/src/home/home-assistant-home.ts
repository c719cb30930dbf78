import { phoneFailure } from '../phone-failure.ts';
import type { PortOptions } from '../port-options.ts';
import { type Fetch, numberOf, objectOf, requestJson, textOf, type Unread } from '../request-json.ts';
import type { DoorState, HomePlayback, HomePort, SmokeDetectorStatus } from './home-port.ts';

/** Which devices of a Home Assistant are meant. */
export interface HomeAssistantEntities {
  /** `binary_sensor.…` */
  readonly smoke: string;
  /** `binary_sensor.…` */
  readonly carbonMonoxide: string;
  /** `sensor.…` in percent */
  readonly smokeBattery: string;
  /** `climate.…` */
  readonly thermostat: string;
  /** `media_player.…` */
  readonly display: string;
  /** `lock.…` */
  readonly door: string;
}

/** Where the Home Assistant is. */
export interface HomeAssistantHomeOptions {
  readonly fetch: Fetch;
  /** `http://homeassistant.local:8123` */
  readonly url: string;
  /** A long-lived access token. */
  readonly accessKey: string;
  readonly entities: HomeAssistantEntities;
  /** The scale of its unit system. */
  readonly scale: '°C' | '°F';
}

const service = 'Home Assistant';

/** The devices at home behind a Home Assistant. Opens connections once it is asked, and not before. */
export function homeAssistantHome({ fetch, url, accessKey, entities, scale }: HomeAssistantHomeOptions): HomePort {
  const ask = (path: string, options: PortOptions, body?: unknown): Promise<unknown> =>
    requestJson({ fetch, service, url: `${url}/api/${path}`, headers: { authorization: `Bearer ${accessKey}` }, body, ...options });
  const read = async (entity: string, options: PortOptions): Promise<Unread> =>
    (await ask(`states/${encodeURIComponent(entity)}`, options)) as Unread;
  const act = (call: string, values: Unread, options: PortOptions): Promise<unknown> => ask(`services/${call}`, options, values);

  const readThermostat = async (options: PortOptions = {}): Promise<number> => {
    const held = numberOf(objectOf(await read(entities.thermostat, options), 'attributes'), 'temperature');
    if (held === undefined) throw phoneFailure('not-supported', { message: 'The thermostat holds no temperature; it may be off.' });
    return scale === '°F' ? held : Math.round((held * 1.8 + 32) * 10) / 10;
  };
  const readPlayback = async (options: PortOptions = {}): Promise<HomePlayback | undefined> => {
    const player = await read(entities.display, options);
    if (textOf(player, 'state') !== 'playing') return undefined;
    const attributes = objectOf(player, 'attributes');
    const kind = textOf(attributes, 'media_content_type') === 'video' ? 'video' : 'music';
    return { kind, service: textOf(attributes, 'app_name'), title: textOf(attributes, 'media_title') };
  };
  const readDoor = async (options: PortOptions = {}): Promise<DoorState> =>
    textOf(await read(entities.door, options), 'state') === 'locked' ? 'locked' : 'open';

  return {
    readThermostat,
    readPlayback,
    readDoor,
    async readSmokeDetector(options = {}): Promise<SmokeDetectorStatus> {
      const [smoke, carbonMonoxide, battery] = await Promise.all(
        [entities.smoke, entities.carbonMonoxide, entities.smokeBattery].map((entity) => read(entity, options)),
      );
      return {
        smoke: textOf(smoke, 'state') === 'on' ? 'alarm' : 'clear',
        carbonMonoxide: textOf(carbonMonoxide, 'state') === 'on' ? 'alarm' : 'clear',
        batteryPercent: numberOf(battery, 'state') ?? 0,
        isOnline: textOf(smoke, 'state') !== 'unavailable',
      };
    },
    async setThermostat(fahrenheit, options = {}) {
      const temperature = scale === '°F' ? fahrenheit : Math.round(((fahrenheit - 32) / 1.8) * 2) / 2;
      await act('climate/set_temperature', { entity_id: entities.thermostat, temperature }, options);
      return readThermostat(options);
    },
    async play({ kind, service: source, title }, options = {}) {
      const media = { media_content_type: kind, media_content_id: title, extra: { app: source } };
      await act('media_player/play_media', { entity_id: entities.display, ...media }, options);
      return readPlayback(options);
    },
    async setDoor(state, options = {}) {
      await act(state === 'open' ? 'lock/unlock' : 'lock/lock', { entity_id: entities.door }, options);
      return readDoor(options);
    },
  };
}
