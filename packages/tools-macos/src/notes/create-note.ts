import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { chooseContainer } from '../choose-container.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';

export interface CreateNoteInput {
  readonly name: string;
  readonly content: string;
  readonly folder: string;
}

export const createNote: ToolDefinition<CreateNoteInput, string> = defineTool({
  name: 'create_note',
  title: 'Create note',
  category: 'notes',
  summary: 'Write a new note in the Notes app.',
  input: z.strictObject({
    name: z.string().min(1).meta({ description: 'Title of the note.', compare: 'semantic' }),
    content: z.string().min(1).meta({ description: 'Text of the note.', compare: 'semantic' }),
    folder: z.string().meta({ description: 'Folder; empty string for the default one.', compare: 'normalized' }).default(''),
  }),
  output: z.string().describe('Status text.'),
  effect: 'write',
  resource: 'macos.notes',
  examples: [
    {
      query: 'Make a note called Meeting Notes saying budget approved',
      input: { name: 'Meeting Notes', content: 'Budget approved', folder: '' },
    },
  ],
});

export const createNoteTool = ({ device: { notes } }: MacosToolOptions): Tool<CreateNoteInput, string> =>
  implementMacosTool(createNote, async ({ name, content, folder: said }, { signal, reportChange }) => {
    const folder = chooseContainer(await notes.folders({}, { signal }), { said, parameter: 'folder', noun: 'folder' });
    const { id } = await notes.create({ folderId: folder.id, name, text: content }, { signal });
    reportChange({ path: `Notes/${folder.name}/${id}`, from: null, to: { name, text: content } });
    return `Created the note "${name}" in the folder ${folder.name}.`;
  });
