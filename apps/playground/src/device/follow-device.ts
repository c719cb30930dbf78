import { signal, type ReadonlySignal } from '@preact/signals';

/** A simulated device to be drawn. */
export interface FollowDeviceOptions<State> {
  /** The state at this moment; the same object where nothing has changed. */
  readonly snapshot: () => State;
  /** Whether parts of it are under way. */
  readonly isMoving: (state: State) => boolean;
  /** Calls back before the next picture is drawn. @defaultValue `requestAnimationFrame` */
  readonly nextFrame?: (draw: () => void) => void;
}

/** A device as a signal. */
export interface FollowedDevice<State> {
  readonly state: ReadonlySignal<State>;
  /** Looks now, and then once a picture for as long as anything moves or `isBusy` says that it may. */
  look(isBusy?: () => boolean): void;
}

/** Draws a device picture by picture while it moves, and not at all while it rests. */
export function followDevice<State>({
  snapshot,
  isMoving,
  nextFrame = (draw) => void requestAnimationFrame(draw),
}: FollowDeviceOptions<State>): FollowedDevice<State> {
  const state = signal(snapshot());
  let isFollowing = false;

  const look = (isBusy: () => boolean = () => false): void => {
    state.value = snapshot();
    if (isFollowing || !(isMoving(state.value) || isBusy())) return;
    isFollowing = true;
    nextFrame(() => {
      isFollowing = false;
      look(isBusy);
    });
  };
  return { state, look };
}
