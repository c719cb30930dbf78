import type { ModelFetchEvent } from '@octoweave/backend-web';
import { toolId, type Agent, type AgentEvent, type AnyTool, type ImplementedToolPack, type ToolId, type UndoPlan } from '@octoweave/core';
import type { ModelManifest } from '@octoweave/models';
import type { Phone, PhoneState, SimulatedPhone } from '@octoweave/tools-android';
import { implementVehiclePack, simulatedVehicle, type VehicleState } from '@octoweave/tools-vehicle';
import { signal, type ReadonlySignal } from '@preact/signals';
import { manifest } from 'virtual:embedded-model';
import { createRunFollower, type Answers } from './agent/carry-out.ts';
import { createConsentDesk, type PendingApproval } from './agent/consent-desk.ts';
import { createSessionJournal } from './agent/session-journal.ts';
import { findCarPreset } from './device/car-preset.ts';
import { createPatientClock } from './device/patient-clock.ts';
import { followDevice, type FollowedDevice } from './device/follow-device.ts';
import type { ModelState } from './model/model-state.ts';
import { trainedPacks, type DevicePack } from './model/trained-packs.ts';
import type { RunRecord } from './run/run-record.ts';
import { describeTrouble } from './trouble/describe-trouble.ts';
import type { Trouble } from './trouble/trouble.ts';

/** Parts move so many times faster than real ones: nobody wants to wait eight seconds for a window. */
const timeScale = 3;

/** Everything the page shows, and what can be done with it. */
export interface Playground {
  readonly manifest: ModelManifest;
  readonly model: ReadonlySignal<ModelState>;
  /** What the person should know and need not act on: nothing is kept, only one thread. */
  readonly notes: ReadonlySignal<readonly string[]>;
  readonly packs: readonly DevicePack[];
  readonly car: ReadonlySignal<VehicleState>;
  readonly carPreset: ReadonlySignal<string>;
  /** Undefined where the model knows no phone. */
  readonly phone: ReadonlySignal<PhoneState | undefined>;
  /** What the real phone at the USB port is called, where one is used. */
  readonly realPhone: ReadonlySignal<string | undefined>;
  readonly run: ReadonlySignal<RunRecord | undefined>;
  readonly isRunning: ReadonlySignal<boolean>;
  readonly approvals: ReadonlySignal<readonly PendingApproval[]>;
  /** Why the last request could not be run. */
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  readonly canUndo: ReadonlySignal<boolean>;
  toolOf(id: ToolId): AnyTool | undefined;
  /** Opens the model. Harmless where it is open. */
  open(): Promise<void>;
  /** Runs a request once the model is open. */
  ask(query: string): Promise<void>;
  answer(answers: Answers): Promise<void>;
  /** Takes the last request back, as calls. */
  undo(): Promise<void>;
  stop(): void;
  setCarPreset(id: string): void;
  resetDevices(): void;
  /** Lets the person choose the phone at the USB port, in answer to a click. */
  connectPhone(): Promise<void>;
}

/** What a page is begun with. */
export interface CreatePlaygroundOptions {
  readonly carPreset: string | undefined;
}

/** Puts devices, model and people together. */
export async function createPlayground({ carPreset: initialPreset }: CreatePlaygroundOptions): Promise<Playground> {
  const packs = trainedPacks(manifest);
  const android = packs.includes('android') ? await import('@octoweave/tools-android') : undefined;
  const car = simulatedVehicle({ clock: createPatientClock({ timeScale }), ...findCarPreset(initialPreset) });
  // Words such as "tomorrow" are understood by the clock of this machine, and so the phone goes by it too.
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const simulated: SimulatedPhone | undefined = android?.simulatedPhone({ state: { timeZone }, clock: () => new Date() });
  const restingPhone = simulated?.snapshot();
  const followedCar = followDevice({ snapshot: car.snapshot, isMoving: ({ motions }) => Object.keys(motions).length > 0 });
  const followedPhone: FollowedDevice<PhoneState> | undefined =
    simulated && followDevice({ snapshot: simulated.snapshot, isMoving: () => false });

  const model = signal<ModelState>({ status: 'waiting' });
  const notes = signal<readonly string[]>([]);
  const carPreset = signal(findCarPreset(initialPreset).id);
  const realPhone = signal<string | undefined>(undefined);
  const trouble = signal<Trouble | undefined>(undefined);
  const canUndo = signal(false);
  const desk = createConsentDesk();
  const journal = createSessionJournal();
  const runs = createRunFollower({ onEvent: (event) => onEvent(event) });
  let phone: Phone | undefined = simulated;
  let opening: Promise<Agent> | undefined;

  const lookAtDevices = (): void => {
    followedCar.look(() => runs.isRunning.value);
    followedPhone?.look();
  };
  const onEvent = (event: AgentEvent): void => {
    lookAtDevices();
    if (event.type === 'run-end') void planUndo().then((plan) => (canUndo.value = plan !== undefined));
  };

  const implemented = (): readonly ImplementedToolPack[] => [
    implementVehiclePack({ device: car }),
    ...(android && phone ? [android.implementAndroidPack({ device: phone })] : []),
  ];
  let offered = implemented();

  const onFetch = (event: ModelFetchEvent): void => {
    switch (event.type) {
      case 'fetch-wait':
        model.value = { status: 'queued' };
        return;
      case 'fetch-start':
        model.value = { status: 'fetching', source: event.source, receivedBytes: event.receivedBytes, totalBytes: manifest.bytes };
        return;
      case 'fetch-delta':
        if (model.value.status === 'fetching') model.value = { ...model.value, receivedBytes: event.receivedBytes };
        return;
      case 'storage-warning':
        notes.value = [...notes.value, event.message];
        return;
      case 'fetch-end':
        isStored = event.isStored;
        model.value = { status: 'opening' };
    }
  };
  let isStored = false;

  const openModel = async (): Promise<Agent> => {
    try {
      const { openAgent } = await import('./agent/open-agent.ts');
      const agent = await openAgent({
        packs: offered,
        approve: desk.approve,
        journal,
        onFetch,
        onNote: (note) => (notes.value = [...notes.value, note]),
      });
      model.value = { status: 'ready', description: agent.model, isStored };
      return agent;
    } catch (error) {
      opening = undefined;
      model.value = { status: 'failed', trouble: describeTrouble(error) };
      throw error;
    }
  };
  const openAgentOnce = (): Promise<Agent> => (opening ??= openModel());

  /** Lets a run go its way; what it throws becomes trouble. */
  const carryOut = async (work: (agent: Agent) => Promise<void>): Promise<void> => {
    trouble.value = undefined;
    const agent = await openAgentOnce().catch(() => undefined);
    if (!agent || runs.isRunning.value) return;
    try {
      await work(agent);
    } catch (error) {
      trouble.value = describeTrouble(error);
    }
  };

  /** Loaded after the first call, which does not wait for it; without it there is nothing to undo. */
  const planUndo = async (): Promise<UndoPlan | undefined> => {
    const module = await import('./agent/plan-last-undo.ts').catch(() => undefined);
    return module?.planLastUndo(journal.lines(), offered);
  };

  const reset = (): void => {
    car.restore(simulatedVehicle(findCarPreset(carPreset.value)).snapshot());
    if (restingPhone) simulated?.restore(restingPhone);
    journal.forget();
    canUndo.value = false;
    lookAtDevices();
  };

  return {
    manifest,
    model,
    notes,
    packs,
    car: followedCar.state,
    carPreset,
    phone: followedPhone?.state ?? signal(undefined),
    realPhone,
    run: runs.record,
    isRunning: runs.isRunning,
    approvals: desk.pending,
    trouble,
    canUndo,
    toolOf: (id) => offered.flatMap((pack) => pack.tools.filter(({ definition }) => toolId(pack.name, definition.name) === id))[0],
    open: async () => void (await openAgentOnce().catch(() => undefined)),
    ask: (query) => carryOut((agent) => runs.follow(agent.run(query), query)),
    answer: (answers) => carryOut((agent) => runs.goOn(agent, answers)),
    undo: () =>
      carryOut(async (agent) => {
        const plan = await planUndo();
        if (plan) await runs.follow(agent.runCalls(plan.calls, { undoes: plan.undoes }), 'Undo');
      }),
    stop: runs.stop,
    setCarPreset(id) {
      carPreset.value = findCarPreset(id).id;
      reset();
    },
    resetDevices: reset,
    async connectPhone() {
      if (runs.isRunning.value) return;
      trouble.value = undefined;
      try {
        const { openWebUsbPhone, requestWebUsbPhone } = await import('@octoweave/tools-android/webusb');
        const device = await requestWebUsbPhone();
        phone = await openWebUsbPhone({ device });
        realPhone.value = device.productName ?? 'Android phone';
        offered = implemented();
        journal.forget();
        canUndo.value = false;
        const earlier = await opening?.catch(() => undefined);
        opening = undefined;
        await earlier?.dispose();
        await openAgentOnce();
      } catch (error) {
        trouble.value = describeTrouble(error);
      }
    },
  };
}
