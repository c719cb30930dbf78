import { z } from 'zod';

/** A phone number as a person writes it; the normaliser makes E.164 of it. */
export const phoneNumberSchema = (description: string): z.ZodString =>
  z
    .string()
    .regex(/^\+?[0-9][0-9 ()\-.]{2,20}$/u)
    .meta({ description, format: 'phone', compare: 'phone' });
