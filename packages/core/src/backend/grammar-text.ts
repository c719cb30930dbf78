import type { GrammarFormat } from './backend-capabilities.ts';

/** A printed grammar, ready for an engine. Control tokens in it are terminals by numeric id. */
export interface GrammarText {
  readonly format: GrammarFormat;
  readonly text: string;
}
