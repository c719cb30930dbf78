import { z } from 'zod';

/** What became of something a phone was told to do, in a form a planner can read on. */
export interface Deed {
  readonly ok: boolean;
  readonly detail?: string | undefined;
}

/** The schema of a deed, with what `ok` means. */
export const deedSchema = (description: string): z.ZodType<Deed> =>
  z.object({ ok: z.boolean(), detail: z.string().optional() }).describe(description);
