import { ContainerModule } from 'inversify';
import type { Agent } from '../agent/agent.ts';
import { createAgent } from '../agent/create-agent.ts';
import type { Backend, ModelSource } from '../backend/backend.ts';
import { machineContext } from '../agent/machine-context.ts';
import type { NormaliseContext, Normaliser } from '../normaliser/normaliser.ts';
import { createNormaliser } from '../normaliser/create-normaliser.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import { denyAll, type Approve } from '../scheduler/approval.ts';
import type { ImplementedToolPack } from '../tool/tool-pack.ts';
import {
  agentToken,
  approveToken,
  backendToken,
  classifierToken,
  modelToken,
  normaliseContextToken,
  normaliserToken,
  toolPackToken,
} from './service-tokens.ts';

/**
 * Wires the factories a caller would otherwise call by hand. The composition root binds a backend, a model and packs, and may rebind the rest.
 *
 * - The agent is a singleton, opened on first `getAsync(agentToken)` and disposed of when it is unbound.
 */
export const coreModule: ContainerModule = new ContainerModule(({ bind }) => {
  bind(approveToken).toConstantValue(denyAll);
  bind(normaliserToken)
    .toDynamicValue(() => createNormaliser())
    .inSingletonScope();
  bind(normaliseContextToken)
    .toDynamicValue(() => machineContext())
    .inSingletonScope();
  bind(agentToken)
    .toResolvedValue(
      (
        backend: Backend,
        model: ModelSource,
        packs: ImplementedToolPack[],
        approve: Approve,
        normaliser: Normaliser,
        context: NormaliseContext,
        classifier: ToolClassifier | undefined,
      ): Promise<Agent> => createAgent({ backend, model, packs, approve, normaliser, context, classifier }),
      [
        backendToken,
        modelToken,
        { isMultiple: true, serviceIdentifier: toolPackToken },
        approveToken,
        normaliserToken,
        normaliseContextToken,
        { optional: true, serviceIdentifier: classifierToken },
      ],
    )
    .inSingletonScope()
    .onDeactivation((agent) => agent.dispose());
});
