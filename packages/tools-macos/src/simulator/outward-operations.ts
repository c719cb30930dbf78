import { contains, create, look, refuse, show } from './mac-step.ts';
import type { MacOperationTable } from './operation-table.ts';

/** What the Finder, Maps and Zoom do. */
export const outwardOperations: MacOperationTable<'files' | 'maps' | 'zoom'> = {
  'files.find': (state, { name }) => {
    const files = state.files.map(({ id }) => ({ path: id, name: id.slice(id.lastIndexOf('/') + 1) }));
    return look(
      state,
      files.filter((file) => contains(file.name, name)),
    );
  },
  'files.open': (state, { path }) => {
    if (!state.files.some(({ id }) => id === path)) return refuse(state, 'object-missing', `There is no file ${path}.`);
    return { ...show(state, 'Finder', path), result: { status: 'done', output: { path } } };
  },
  'files.readPdf': (state, { path }) => {
    const file = state.files.find(({ id }) => id === path);
    if (!file) return refuse(state, 'object-missing', `There is no file ${path}.`);
    return file.text === null ? refuse(state, 'script-failed', `${path} is not a PDF.`) : look(state, { text: file.text });
  },
  'maps.show': (state, { url }) => ({ ...show(state, 'Maps', url), result: { status: 'done', output: { url } } }),
  'zoom.createMeeting': (state, { topic, startTime, timeZone, durationMinutes, invitees }) => {
    const number = `8${String(state.idSeed).padStart(4, '0')}${String(state.idCount + 1).padStart(5, '0')}`.slice(0, 10);
    const joinUrl = `https://zoom.example/j/${number}`;
    const step = create(state, 'meetings', { topic, startTime, timeZone, durationMinutes, invitees, joinUrl });
    return { state: step.state, result: { status: 'done', output: { id: step.id, joinUrl } }, events: [step.event] };
  },
};
