import { embeddedModelIds, embeddedModelManifest } from '@octoweave/models';
import { modelDirectory } from '../model-store/model-directory.ts';
import { listModels } from '../model-store/pulled-model.ts';
import { printable } from '../presentation/paint.ts';
import { megabytes } from '../presentation/pull-view.ts';

/** Lists the models that are here: the embedded ones, and those that were pulled. */
export async function modelList({ json }: { readonly json: boolean }): Promise<void> {
  const directory = modelDirectory();
  const models = [
    ...embeddedModelIds.map(embeddedModelManifest).map(({ id, bytes, sha256 }) => ({ name: id, bytes, sha256, isEmbedded: true })),
    ...(await listModels(directory)).map((model) => ({ ...model, isEmbedded: false })),
  ];
  if (json) {
    process.stdout.write(`${JSON.stringify(models, undefined, 2)}\n`);
    return;
  }
  const columns = Math.max(...models.map(({ name }) => name.length)) + 2;
  for (const model of models) {
    const from = model.isEmbedded ? 'embedded' : 'url' in model ? printable(model.url ?? '') : '';
    process.stdout.write(
      `  ${model.name.padEnd(columns)}${megabytes(model.bytes).padStart(10)}  ${(model.sha256 ?? '').slice(0, 12).padEnd(12)}  ${from}\n`,
    );
  }
  process.stdout.write(`  Pulled models are in ${directory}\n`);
}
