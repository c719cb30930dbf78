/** What happened on a socket; only the fields that are read. */
export interface VissSocketEvent {
  readonly type: string;
  /** Of a message: its text. */
  readonly data?: unknown;
  /** Of an error, where the platform tells. */
  readonly message?: string;
}

/** What the driver needs of a WebSocket: that of browsers, Node 22 and React Native is one, and so is that of `ws`. */
export interface VissSocket {
  /** The subprotocol the server chose; empty where it chose none. */
  readonly protocol: string;
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: VissSocketEvent) => void): void;
}

/** Starts to open a socket that offers the subprotocol. */
export type VissSocketFactory = (url: string, subprotocol: string) => VissSocket;
