import { ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { chooseByName } from '../choose-by-name.ts';
import { chooseContainer } from '../choose-container.ts';
import type { PortOptions } from '../port-options.ts';
import type { NotesPort, NoteSummary } from './notes-port.ts';

/** Which note. */
export interface FindNoteOptions extends PortOptions {
  readonly notes: NotesPort;
  readonly name: string;
  /** Empty for any. */
  readonly folder: string;
}

/**
 * The one note meant.
 *
 * @throws {ToolNeedsInput} where several are, by their names or by their folders.
 * @throws {ToolFailure} where none is, or several cannot be told apart.
 */
export async function findNote({ notes, name, folder, signal }: FindNoteOptions): Promise<NoteSummary> {
  const found = await notes.find({ name }, { signal });
  const inFolder = folder === '' ? found : await keepFolder(found, { notes, name, folder, signal });
  const names = [...new Set(inFolder.map((note) => note.name))];
  const chosen = chooseByName(names, { said: name, namesOf: (one) => [one], labelOf: (one) => one, parameter: 'name', noun: 'note' });
  const [first, ...others] = inFolder.filter((note) => note.name === chosen);
  if (!first)
    throw new ToolFailure({ code: 'note-unknown', message: `There is no note "${name}".`, advice: 'Say its name as it is in Notes.' });
  if (others.length === 0) return first;
  const folders = [...new Set([first, ...others].map((note) => note.folder))];
  if (folders.length === others.length + 1)
    throw new ToolNeedsInput({
      parameter: 'folder',
      question: `In which folder is "${first.name}": ${folders.join(', ')}?`,
      choices: folders,
    });
  throw new ToolFailure({
    code: 'note-ambiguous',
    message: `There are ${others.length + 1} notes "${first.name}" that cannot be told apart.`,
    advice: 'Rename one of them in Notes.',
  });
}

async function keepFolder(found: readonly NoteSummary[], { notes, folder, signal }: FindNoteOptions): Promise<readonly NoteSummary[]> {
  const chosen = chooseContainer(await notes.folders({}, { signal }), { said: folder, parameter: 'folder', noun: 'folder' });
  return found.filter((note) => note.folder === chosen.name);
}
