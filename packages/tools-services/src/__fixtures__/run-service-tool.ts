import { type AnyTool, type DeviceChange, isAgentError, type JsonValue } from '@octoweave/core';
import { implementServicePack, type ServiceName, type SimulatedServices, type StateDifference } from '../index.ts';

/** The five packs on simulated services. */
export const implementAll = (services: SimulatedServices): Readonly<Record<ServiceName, readonly AnyTool[]>> => ({
  yelp: implementServicePack('yelp', { device: services.yelp }).tools,
  doordash: implementServicePack('doordash', { device: services.doordash }).tools,
  ecommerce: implementServicePack('ecommerce', { device: services.ecommerce }).tools,
  video_streaming: implementServicePack('video_streaming', { device: services.video_streaming }).tools,
  travel: implementServicePack('travel', { device: services.travel }).tools,
});

/** What a tool returned and reported; a failure is told as its code. */
export interface ServiceToolRun {
  readonly value: unknown;
  readonly failure: string | undefined;
  readonly message: string | undefined;
  /** What a question offers. */
  readonly choices: readonly JsonValue[] | undefined;
  readonly changes: readonly DeviceChange[];
}

/** A tool of a service with its arguments. */
export interface ScriptedCall {
  readonly service: ServiceName;
  readonly tool: string;
  readonly input: unknown;
}

/** The tool of a call with its checked arguments. */
export async function checkScriptedCall(
  services: SimulatedServices,
  { service, tool: name, input }: ScriptedCall,
): Promise<{ readonly tool: AnyTool; readonly checked: unknown }> {
  const tool = implementAll(services)[service].find(({ definition }) => definition.name === name);
  if (!tool) throw new Error(`no tool ${service}.${name}`);
  const checked = await tool.definition.input['~standard'].validate(input);
  if (checked.issues) throw new Error(`bad arguments of ${name}: ${JSON.stringify(checked.issues)}`);
  return { tool, checked: checked.value };
}

/** Checks arguments by the declaration, runs the tool, and rejects only where it threw something else than it may. */
export async function runServiceTool(services: SimulatedServices, call: ScriptedCall): Promise<ServiceToolRun> {
  const { tool, checked } = await checkScriptedCall(services, call);
  const changes: DeviceChange[] = [];
  const context = { signal: new AbortController().signal, reportChange: (change: DeviceChange) => void changes.push(change) };
  try {
    return { value: await tool.execute(checked, context), failure: undefined, message: undefined, choices: undefined, changes };
  } catch (error) {
    if (!isAgentError(error) || !['ToolFailure', 'ToolNeedsInput'].includes(error.name)) throw error;
    const choices = 'choices' in error ? (error.choices as readonly JsonValue[]) : undefined;
    return { value: undefined, failure: error.code, message: error.message, choices, changes };
  }
}

/** The fingerprints of all services. */
export const hashAll = (services: SimulatedServices): readonly string[] => Object.values(services).map((service) => service.hash());

/** What differs in any service. */
export function diffAll(services: SimulatedServices, before: ReturnType<typeof snapshotAll>): readonly StateDifference[] {
  const { yelp, doordash, ecommerce, video_streaming: video, travel } = services;
  return [
    ...yelp.diff(before.yelp),
    ...doordash.diff(before.doordash),
    ...ecommerce.diff(before.ecommerce),
    ...video.diff(before.video_streaming),
    ...travel.diff(before.travel),
  ];
}

/** The states of all services. */
export const snapshotAll = ({ yelp, doordash, ecommerce, video_streaming: video, travel }: SimulatedServices) => ({
  yelp: yelp.snapshot(),
  doordash: doordash.snapshot(),
  ecommerce: ecommerce.snapshot(),
  video_streaming: video.snapshot(),
  travel: travel.snapshot(),
});
