import type { DocumentsPort } from '../../documents/documents-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import { documentColumns, listDocuments } from '../commands.ts';
import { parseContentRows } from '../parse-content-rows.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** The documents that the media index of a phone behind adb knows. No command prints. */
export const adbDocuments = ({ shell }: AdbPortContext): DocumentsPort => ({
  async list(options = {}) {
    return parseContentRows(await shell.run(listDocuments, options), documentColumns).map(({ _data: path }) => ({
      path,
      title: path.slice(path.lastIndexOf('/') + 1),
    }));
  },
  print: () => Promise.reject(phoneFailure('not-supported', { message: 'Over adb nothing can be printed.' })),
});
