import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isModelName, modelFile } from './model-directory.ts';

/** What is kept of a model beside its file. */
export interface ModelRecord {
  readonly url: string;
  readonly sha256: string;
}

/** A model in the folder of models; without a record where somebody put it there by hand. */
export interface PulledModel extends Partial<ModelRecord> {
  readonly name: string;
  readonly bytes: number;
}

/** The models of a folder by their names; none where there is no folder. */
export async function listModels(directory: string): Promise<readonly PulledModel[]> {
  const files = await readdir(directory).catch(() => []);
  const names = files.filter((file) => file.endsWith('.gguf')).map((file) => file.slice(0, -'.gguf'.length));
  return Promise.all(
    names
      .filter(isModelName)
      .toSorted()
      .map(async (name) => ({
        name,
        bytes: (await stat(modelFile(directory, name))).size,
        ...(await readRecord(directory, name)),
      })),
  );
}

/** Keeps what is known of a model. */
export async function writeRecord(directory: string, { name, url, sha256 }: ModelRecord & { readonly name: string }): Promise<void> {
  await writeFile(recordFile(directory, name), `${JSON.stringify({ url, sha256 })}\n`);
}

/** Removes a model, and what has come of one that was not pulled to its end; false where there is neither. */
export async function removeModel(directory: string, name: string): Promise<boolean> {
  const file = modelFile(directory, name);
  const present = await Promise.all([file, partFile(file)].map((path) => stat(path).catch(() => undefined)));
  for (const path of [file, recordFile(directory, name), partFile(file), partRecordFile(file)]) await rm(path, { force: true });
  return present.some((found) => found !== undefined);
}

/** Where what has come of a file is kept until it is whole. */
export const partFile = (file: string): string => `${file}.part`;
/** Where it came from. */
export const partRecordFile = (file: string): string => `${file}.part.json`;

const recordFile = (directory: string, name: string): string => join(directory, `${name}.json`);

async function readRecord(directory: string, name: string): Promise<Partial<ModelRecord>> {
  const text = await readFile(recordFile(directory, name), 'utf8').catch(() => '{}');
  try {
    const { url, sha256 } = JSON.parse(text) as Partial<ModelRecord>;
    return { ...(typeof url === 'string' && { url }), ...(typeof sha256 === 'string' && { sha256 }) };
  } catch {
    return {};
  }
}
