import { createChatInstructions, nodeLlamaBackend, openOnnxRetriever } from '@octoweave/backend-node';
import {
  controlToken,
  functionalTokenCapacity,
  functionalTokenText,
  type Backend,
  type InstructionOptions,
  type ModelSource,
  type Session,
  type ToolClassifier,
} from '@octoweave/core';
import { embeddedRetriever } from '@octoweave/models';
import { UsageError } from '../usage-error.ts';
import { describeModel, isEmbedded, resolveModel, type ModelOptions } from './resolve-model.ts';

/** An open model, owned by whoever opened it. */
export interface OpenedModel {
  /** As a person is told of it. */
  readonly name: string;
  readonly session: Session;
  /** One whose only session this is. */
  readonly backend: Backend;
  /** How it is asked as a model that follows instructions; undefined where it writes functional tokens. */
  readonly instruction: InstructionOptions | undefined;
  /** The second opinion that comes with an embedded model, and is closed with its session; undefined for others. */
  readonly classifier: ToolClassifier | undefined;
}

/**
 * Opens the model of the options, here or on a server, and finds out what kind it is.
 *
 * @throws {ModelLoadError} where it cannot be opened; {UsageError} where it is not clear which is meant.
 */
export async function openModel(options: ModelOptions): Promise<OpenedModel> {
  return options.server === undefined ? openHere(options) : openOnServer(options.server, options);
}

async function openHere({ model, pack, serverModel }: ModelOptions): Promise<OpenedModel> {
  if (serverModel !== undefined) throw new UsageError('--server-model goes with --server.');
  const source = resolveModel({ model, pack });
  const asked = { name: describeModel(source), source };
  if (isEmbedded(source)) return openEmbedded(asked);
  const opened = await open(nodeLlamaBackend(), asked);
  return writesFunctionalTokens(opened.session) ? opened : { ...opened, instruction: createChatInstructions(opened.session) };
}

/** Opens an embedded model and the classifier that comes with it, side by side. */
async function openEmbedded(asked: AskedModel): Promise<OpenedModel> {
  const [model, classifier] = await Promise.allSettled([
    open(nodeLlamaBackend(), asked),
    openOnnxRetriever({ model: embeddedRetriever() }),
  ]);
  if (model.status === 'rejected' || classifier.status === 'rejected') {
    if (model.status === 'fulfilled') await model.value.session.dispose();
    if (classifier.status === 'fulfilled') await classifier.value.dispose();
    throw model.status === 'rejected' ? model.reason : (classifier as PromiseRejectedResult).reason;
  }
  const { session } = model.value;
  const dispose = async (): Promise<void> => void (await Promise.all([session.dispose(), classifier.value.dispose()]));
  return { ...model.value, session: { ...session, dispose }, classifier: classifier.value };
}

/**
 * The control tokens a model is known by. Named, since a server tells which it has only for a text that is asked about; one that has
 * none of them is asked as a chat.
 */
const knownTokens: readonly string[] = [
  ...Object.values(controlToken),
  ...Array.from({ length: functionalTokenCapacity }, (_, slot) => functionalTokenText(slot)),
];

async function openOnServer(baseUrl: string, { model, serverModel }: ModelOptions): Promise<OpenedModel> {
  if (model !== undefined) throw new UsageError('--model is a file here, and --server has its own models: give one or the other.');
  const { chatBackend, chatFrame, detectServer, llamaServerBackend } = await import('@octoweave/backend-remote');
  const { server, models } = await detectServer({ baseUrl });
  const location = serverModel ?? onlyModel(models);
  const asked = { name: `${location} (server)`, source: { id: location, location } };
  if (server === 'llama-server') {
    const opened = await open(llamaServerBackend({ baseUrl, controlTokens: knownTokens }), asked);
    if (writesFunctionalTokens(opened.session)) return opened;
    await opened.session.dispose();
  }
  return { ...(await open(chatBackend({ baseUrl, server }), asked)), instruction: { frame: chatFrame } };
}

function onlyModel(models: readonly string[]): string {
  const [only, ...others] = models;
  if (only === undefined) throw new UsageError('The server has no model. Load one there, or name it with --server-model.');
  if (others.length > 0) throw new UsageError(`The server has several models: ${models.join(', ')}. Choose one with --server-model.`);
  return only;
}

interface AskedModel {
  readonly name: string;
  readonly source: ModelSource;
}

async function open(backend: Backend, { name, source }: AskedModel): Promise<OpenedModel> {
  const session = await backend.openSession({ model: source });
  return {
    name,
    session,
    backend: { ...backend, openSession: () => Promise.resolve(session) },
    instruction: undefined,
    classifier: undefined,
  };
}

const writesFunctionalTokens = ({ tokenizer }: Session): boolean => tokenizer.controlTokens.has(controlToken.request);
