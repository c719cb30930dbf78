import type { AudioStream, VolumeReading } from '../audio/audio-port.ts';
import type { BluetoothDevice } from '../bluetooth/bluetooth-port.ts';
import type { CameraSide, PhotoRequest, StoredPhoto } from '../camera/camera-port.ts';
import type { ZenMode } from '../notifications/notifications-port.ts';
import { phoneFailure } from '../phone-failure.ts';
import { localTimeAt } from '../phone-time.ts';
import type { ScreenLight } from '../screen/screen-port.ts';
import { addItem, look, type OperationResult, type PhoneOperation } from './phone-operation.ts';
import type { PhoneState, SimulationContext } from './phone-state.ts';

/** What can be done with the phone itself. */
export interface DeviceOperations {
  readonly readVolume: PhoneOperation<AudioStream, VolumeReading>;
  readonly setVolume: PhoneOperation<{ readonly stream: AudioStream; readonly index: number }, VolumeReading>;
  readonly readLight: PhoneOperation<undefined, ScreenLight>;
  readonly setBrightness: PhoneOperation<number, ScreenLight>;
  readonly takeScreenshot: PhoneOperation<undefined, StoredPhoto>;
  readonly takePhoto: PhoneOperation<PhotoRequest, StoredPhoto>;
  readonly readZenMode: PhoneOperation<undefined, ZenMode>;
  readonly setZenMode: PhoneOperation<ZenMode, ZenMode>;
  readonly readBluetooth: PhoneOperation<undefined, boolean>;
  readonly enableBluetooth: PhoneOperation<undefined, boolean>;
  readonly listBluetoothDevices: PhoneOperation<undefined, readonly BluetoothDevice[]>;
  readonly connectBluetoothDevice: PhoneOperation<string, boolean>;
}

/** Whether a number of steps is one a phone has. */
const isStep = (index: number, { minimum, maximum }: VolumeReading): boolean =>
  Number.isInteger(index) && index >= minimum && index <= maximum;

export const deviceOperations: DeviceOperations = {
  readVolume: look(({ audio }, stream) => audio[stream]),
  setVolume(state, { stream, index }) {
    const before = state.audio[stream];
    if (!isStep(index, before))
      throw phoneFailure('command-failed', { message: `${index} is no step of ${stream} volume, ${before.minimum} to ${before.maximum}.` });
    const volume = { ...before, index };
    return { state: { ...state, audio: { ...state.audio, [stream]: volume } }, result: volume };
  },
  readLight: look(({ screen }) => screen),
  setBrightness(state, brightness) {
    if (!(brightness >= 0 && brightness <= 1))
      throw phoneFailure('command-failed', { message: `${brightness} is no brightness between 0 and 1.` });
    const screen = { brightness, isAdaptive: false };
    return { state: { ...state, screen }, result: screen };
  },
  takeScreenshot: (state, _, context) => storePhoto(state, context, { folder: 'Pictures/Screenshots', name: 'Screenshot' }),
  takePhoto: (state, request, context) => storePhoto(state, context, { folder: 'DCIM/Camera', name: 'IMG', request }),
  readZenMode: look(({ notifications }) => notifications.zenMode),
  setZenMode: (state, zenMode) => ({ state: { ...state, notifications: { zenMode } }, result: zenMode }),
  readBluetooth: look(({ bluetooth }) => bluetooth.isEnabled),
  enableBluetooth: (state) => ({ state: { ...state, bluetooth: { ...state.bluetooth, isEnabled: true } }, result: true }),
  listBluetoothDevices: look(({ bluetooth }) =>
    Object.entries(bluetooth.devices).map(([address, { name, isConnected }]) => ({
      address,
      name,
      isConnected: isConnected && bluetooth.isEnabled,
    })),
  ),
  connectBluetoothDevice(state, address) {
    const device = state.bluetooth.devices[address];
    if (!device) throw phoneFailure('not-found', { message: `No paired device has the address ${address}.` });
    if (!state.bluetooth.isEnabled || !device.isInRange) return { state, result: false };
    const devices = { ...state.bluetooth.devices, [address]: { ...device, isConnected: true } };
    return { state: { ...state, bluetooth: { ...state.bluetooth, devices } }, result: true };
  },
};

interface PhotoPlace {
  readonly folder: string;
  readonly name: string;
  readonly request?: { readonly camera: CameraSide; readonly resolution: PhotoRequest['resolution'] };
}

/** File names tell the time to the second; a second picture within it gets a number. */
function storePhoto(state: PhoneState, { now }: SimulationContext, { folder, name, request }: PhotoPlace): OperationResult<StoredPhoto> {
  const stamp = localTimeAt(now, state.timeZone).replaceAll(/[-:]/gu, '').replace('T', '_');
  const taken = new Set(Object.values(state.photos).map(({ path }) => path));
  const paths = Array.from(
    { length: taken.size + 1 },
    (_, index) => `/storage/emulated/0/${folder}/${name}_${stamp}${index === 0 ? '' : `_${index}`}.jpg`,
  );
  const path = paths.find((candidate) => !taken.has(candidate)) ?? '';
  const { id, collection } = addItem(state.photos, { prefix: 'p', item: { path, ...request } });
  return { state: { ...state, photos: collection }, result: { id, path } };
}
