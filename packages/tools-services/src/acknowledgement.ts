import { z } from 'zod';

/** Whether a service followed, in words. */
export interface Acknowledgement {
  readonly ok: boolean;
  readonly detail: string;
}

/** The output of tools that only acknowledge. */
export const acknowledgement: z.ZodType<Acknowledgement> = z.object({ ok: z.boolean(), detail: z.string() });

/** The answer of a service that followed. */
export const acknowledged = (detail: string): Acknowledgement => ({ ok: true, detail });
