import { isModelName, modelDirectory } from '../model-store/model-directory.ts';
import { listModels, removeModel } from '../model-store/pulled-model.ts';
import { UsageError } from '../usage-error.ts';

/** Removes a model that was pulled. @throws {UsageError} where there is none of this name. */
export async function modelRemove(name: string): Promise<void> {
  const directory = modelDirectory();
  if (!isModelName(name) || !(await removeModel(directory, name))) {
    const names = (await listModels(directory)).map((model) => model.name);
    throw new UsageError(`No model "${name}" was pulled. Those that were: ${names.join(', ') || 'none'}.`);
  }
  process.stdout.write(`  ${name} is gone.\n`);
}
