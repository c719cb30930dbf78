import type { SimulatedVehicle, SimulationClock } from '../../index.ts';
import type { VissSocket, VissSocketFactory } from '../index.ts';

/** A virtual clock for a car at the other end of a socket: time stands still while anything is under way between the two. */
export interface QuietNetworkClock extends SimulationClock {
  /** Watches what a client sends and gets. */
  observe(factory: VissSocketFactory): VissSocketFactory;
  /** Watches what the server is about to send: each wait that ends becomes one event. */
  observeDevice(device: SimulatedVehicle): SimulatedVehicle;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** Makes the run of a car over a real socket the same every time, without real waiting. */
export function createQuietNetworkClock(): QuietNetworkClock {
  let nowMs = 0;
  let sleepers: readonly Sleeper[] = [];
  let underWay = 0;
  let isJumpDue = false;

  const jumpWhenQuiet = (): void => {
    if (isJumpDue || sleepers.length === 0 || underWay > 0) return;
    isJumpDue = true;
    // A macrotask: by then whoever can go on has gone on, and has sent what it had to.
    setTimeout(() => {
      isJumpDue = false;
      const [next] = sleepers.toSorted((left, right) => left.dueMs - right.dueMs);
      if (next && underWay === 0) {
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.wake();
      }
      jumpWhenQuiet();
    }, 0);
  };
  const arrive = (): void => {
    underWay -= 1;
    jumpWhenQuiet();
  };

  return {
    nowMs: () => nowMs,
    schedule(delayMs, wake) {
      const sleeper = { dueMs: nowMs + delayMs, wake };
      sleepers = [...sleepers, sleeper];
      jumpWhenQuiet();
      return () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
      };
    },
    observe: (factory) => (url, subprotocol) => {
      const socket = factory(url, subprotocol);
      underWay += 1;
      const send = socket.send.bind(socket);
      socket.addEventListener('open', arrive);
      socket.addEventListener('message', arrive);
      const observed: VissSocket = {
        get protocol() {
          return socket.protocol;
        },
        send(text) {
          underWay += 1;
          send(text);
        },
        close: () => socket.close(),
        addEventListener: (type, listener) => socket.addEventListener(type, listener),
      };
      return observed;
    },
    observeDevice: (device) => ({
      ...device,
      async watch(path, options) {
        const value = await device.watch(path, options);
        underWay += 1;
        return value;
      },
    }),
  };
}
