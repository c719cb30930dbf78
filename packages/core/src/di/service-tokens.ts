import type { ServiceIdentifier } from 'inversify';
import type { Agent } from '../agent/agent.ts';
import type { Backend, ModelSource } from '../backend/backend.ts';
import type { NormaliseContext, Normaliser } from '../normaliser/normaliser.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import type { Approve } from '../scheduler/approval.ts';
import type { ImplementedToolPack } from '../tool/tool-pack.ts';

/** A typed service identifier. A bare annotated symbol would be narrowed and lose `Service`. */
const serviceToken = <Service>(name: string): ServiceIdentifier<Service> => Symbol.for(`@octoweave/core/${name}`);

/** The engine that runs the model. */
export const backendToken: ServiceIdentifier<Backend> = serviceToken<Backend>('Backend');
/** The model to open. */
export const modelToken: ServiceIdentifier<ModelSource> = serviceToken<ModelSource>('ModelSource');
/** A second opinion on which tools a request calls; optional. */
export const classifierToken: ServiceIdentifier<ToolClassifier> = serviceToken<ToolClassifier>('ToolClassifier');
/** A pack on its device; bind as many as there are. */
export const toolPackToken: ServiceIdentifier<ImplementedToolPack> = serviceToken<ImplementedToolPack>('ToolPack');
/** Who consents to calls. */
export const approveToken: ServiceIdentifier<Approve> = serviceToken<Approve>('Approve');
/** What turns words into values. */
export const normaliserToken: ServiceIdentifier<Normaliser> = serviceToken<Normaliser>('Normaliser');
/** Clock, time zone and locale. */
export const normaliseContextToken: ServiceIdentifier<NormaliseContext> = serviceToken<NormaliseContext>('NormaliseContext');
/** The agent itself; asynchronous, since opening a model is. */
export const agentToken: ServiceIdentifier<Agent> = serviceToken<Agent>('Agent');
