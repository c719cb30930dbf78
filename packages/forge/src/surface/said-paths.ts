import type { RandomSource } from '../random-source.ts';
import { inventWord } from './rare-text.ts';
import type { SaidText } from './text-surface.ts';

const stems = (
  'report invoice notes budget contract slides menu receipt scan letter plan list summary minutes schedule map photo statement policy draft ' +
  'essay thesis recipe form ticket manual brief outline agenda quote tax payslip resume order flyer survey lease song chart results'
).split(' ');
const qualifiers = 'final old new signed draft q1 q3 2025 2026 may october copy v2 3 01 march team home'.split(' ');
const endings = 'pdf pdf pdf pdf docx txt pages xlsx jpg png key md'.split(' ');
const phoneFolders = ['/sdcard/download', '/sdcard/documents', '/sdcard/dcim', '/sdcard/pictures', '/storage/emulated/0/download'];
const macFolders = ['~/documents', '~/desktop', '~/downloads', '~/work', '~/documents/archive', '~/papers'];
const inner = 'work home school bank trips music 2026 old projects clients'.split(' ');

/** The full path of a file, on a phone or a Mac. */
export function sayPath(random: RandomSource): SaidText {
  const stem = random.chance(0.7) ? random.pick(stems) : inventWord(random);
  const joint = random.pick(['_', '-', '-', '.', '']);
  const name = random.chance(0.5) ? stem : `${stem}${joint}${random.pick(qualifiers)}`;
  const home = random.chance(0.15) ? `/users/${inventWord(random)}/documents` : random.pick([...phoneFolders, ...macFolders]);
  const folder = random.chance(0.25) ? `${home}/${random.pick(inner)}` : home;
  return { lead: '', text: `${folder}/${name}.${random.pick(endings)}` };
}
