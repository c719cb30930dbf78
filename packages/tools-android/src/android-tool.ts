import { phoneFailure } from './phone-failure.ts';
import type { Phone, PhoneServices } from './phone-port.ts';

/** What the tools of the pack are carried out with. */
export interface AndroidToolOptions {
  readonly device: Phone;
  /** Services outside the phone, by name; each wins over the one the device brings along. None opens a connection unless it is given. */
  readonly services?: PhoneServices | undefined;
}

const serviceWords: Readonly<Record<keyof PhoneServices, string>> = {
  home: 'the devices at home',
  news: 'the news',
  routes: 'routes',
  videos: 'videos',
  weather: 'the weather',
};

/**
 * The service of that name.
 *
 * @throws {ToolFailure} `service-missing` where neither the pack nor the device has one.
 */
export function requireService<Name extends keyof PhoneServices>(
  { device, services }: AndroidToolOptions,
  name: Name,
): NonNullable<PhoneServices[Name]> {
  const service = services?.[name] ?? device.services?.[name];
  if (service) return service;
  throw phoneFailure('service-missing', { message: `Nothing is set up here that knows ${serviceWords[name]}.` });
}
