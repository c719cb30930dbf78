import { AgentError } from '@octoweave/core';

/**
 * Why there is no connection to a VISS server.
 *
 * - `web-socket-missing`: this runtime has none, and none was given.
 * - `viss-unreachable`: nobody answers there, or not as a WebSocket.
 * - `viss-subprotocol-refused`: somebody answers, who does not speak version 2.
 * - `viss-connection-lost`: it was open and ended.
 * - `viss-disposed`: this side closed it.
 */
export type VissConnectionErrorCode =
  | 'web-socket-missing'
  | 'viss-unreachable'
  | 'viss-subprotocol-refused'
  | 'viss-connection-lost'
  | 'viss-disposed';

/** The connection to a VISS server cannot be had. The signals of a car tell it as `unavailable`, with this as the cause. */
export class VissConnectionError extends AgentError<VissConnectionErrorCode> {
  override readonly name = 'VissConnectionError';
  /** Without user, password and query, which may be secrets. */
  readonly url: string;

  constructor({ code, url, detail, cause }: { code: VissConnectionErrorCode; url: string; detail?: string; cause?: unknown }) {
    const shown = withoutSecrets(url);
    super({ code, message: describe(code, shown) + (detail ? ` (${detail})` : ''), cause });
    this.url = shown;
  }
}

function describe(code: VissConnectionErrorCode, url: string): string {
  switch (code) {
    case 'web-socket-missing':
      return 'This runtime has no WebSocket. Pass a socketFactory, on Node 20 one with the WebSocket of `ws`.';
    case 'viss-unreachable':
      return `No VISS v2 server answers at ${url}. Check the address, and that the server runs and speaks VISSv2 there; the KUKSA databroker does on port 8090 once started with --enable-viss.`;
    case 'viss-subprotocol-refused':
      return `The server at ${url} does not speak the WebSocket subprotocol VISSv2. Check the port, and that it serves version 2 of VISS.`;
    case 'viss-connection-lost':
      return `The connection to ${url} ended.`;
    case 'viss-disposed':
      return `The connection to ${url} was closed on this side. Open another with vissVehicle().`;
  }
}

/** By hand: the `URL` of React Native is not one to rely on. */
function withoutSecrets(url: string): string {
  return url.replace(/[?#].*$/su, '').replace(/^(\w+:\/\/)[^/]*@/u, '$1');
}
