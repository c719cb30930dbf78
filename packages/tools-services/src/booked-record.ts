import type { DeviceChange, ToolUndo, UndoCall } from '@octoweave/core';
import { cannotUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';

const record = z.object({ id: z.string().min(1) });

/** The number of the one record that was added below a path; undefined where none was, or several. */
export function bookedId(changes: readonly DeviceChange[], place: string): string | undefined {
  const added = changes.filter(({ path, from }) => path.startsWith(`${place}.`) && from === null);
  return added.length === 1 ? record.safeParse(added[0]?.to).data?.id : undefined;
}

/** How a booking is cancelled. */
export interface UndoBookingOptions {
  /** Where the service keeps its bookings. */
  readonly place: string;
  readonly cancel: (id: string) => UndoCall;
  /** What stays of a cancelled booking, with its number. */
  readonly remains: (id: string) => string;
}

/** Cancels what a call booked. */
export function undoBooking(changes: readonly DeviceChange[], { place, cancel, remains }: UndoBookingOptions): ToolUndo {
  const id = bookedId(changes, place);
  return id === undefined ? cannotUndo('The number of what was booked is not known.') : { ...undoBy(cancel(id)), remains: remains(id) };
}
