import { ServerFailureError } from './server-failure-error.ts';

/** Where a server is. */
export interface ServerAddress {
  /** What paths are put after. */
  readonly root: string;
  /** The same for people: without what an address may hide in its query. */
  readonly address: string;
}

/** @throws {ServerFailureError} for what is no address of a server, or holds a password, which would end up in logs. */
export function readServerAddress(baseUrl: string): ServerAddress {
  if (!URL.canParse(baseUrl)) throw refuse(`"${baseUrl}" is no address of a server, which looks like http://127.0.0.1:8080/v1.`);
  const { origin, pathname, protocol, username, password } = new URL(baseUrl);
  if (protocol !== 'http:' && protocol !== 'https:') throw refuse(`${protocol} is no way to reach a server; http: and https: are.`);
  if (username !== '' || password !== '')
    throw refuse(`The address of ${origin} holds a name or a password; give the key as apiKey instead.`);
  const root = `${origin}${pathname}`.replace(/\/+$/u, '').replace(/\/v1$/u, '');
  return { root, address: root };
}

const refuse = (reason: string): ServerFailureError => new ServerFailureError({ kind: 'unreachable', reason });
