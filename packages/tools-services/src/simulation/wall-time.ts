const minuteMs = 60_000;
const dayMs = 86_400_000;

/** `YYYY-MM-DD` of a moment. */
export const dateOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** `HH:MM` of a moment. */
export const timeOf = (atMs: number): string => new Date(atMs).toISOString().slice(11, 16);

/** `YYYY-MM-DDTHH:MM` of a moment. */
export const stampOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16);

/** The moment of a date and a time of that day. */
export const momentOf = (date: string, time = '00:00'): number => Date.parse(`${date}T${time}:00Z`);

/** The moment a stamp was made of. */
export const momentOfStamp = (stamp: string): number => Date.parse(`${stamp}:00Z`);

/** Whole days from one date to another; negative where the other comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((momentOf(to) - momentOf(from)) / dayMs);

/** A moment some days later. */
export const addDays = (atMs: number, days: number): number => atMs + days * dayMs;

/** A moment some minutes later. */
export const addMinutes = (atMs: number, minutes: number): number => atMs + minutes * minuteMs;

/** Minutes of a time of day since midnight. */
export const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
