import { ToolFailure } from '@octoweave/core';
import { seededShare } from '../simulation/seeded-random.ts';
import { dateOf, minuteOfDay, momentOf, timeOf } from '../simulation/wall-time.ts';
import type { FindReservationTimesRequest } from './yelp-port.ts';
import type { Business, YelpState } from './yelp-state.ts';

/** A table somewhere, at some time. */
export interface WantedTable extends Pick<FindReservationTimesRequest, 'date' | 'time' | 'party_size'> {
  readonly business: Business;
}

const slotMinutes = 30;

/** Nobody is seated later than this before the house closes. */
const lastSeatingMinutes = 60;

const takenShare = 0.2;

/** Free times are named within this of the wanted one. */
const nearMinutes = 90;

/**
 * The free times around the wanted one, earliest first.
 *
 * @throws {ToolFailure} `no-reservations`, `party-too-large`, `date-past` or `closed-that-day`.
 */
export function freeTimes(state: YelpState, wanted: WantedTable, { nowMs }: { readonly nowMs: number }): readonly string[] {
  checkTable(wanted, nowMs);
  const { business, date, time } = wanted;
  const opens = minuteOfDay(business.hours.opens);
  const lastSeating = minuteOfDay(business.hours.closes) - lastSeatingMinutes;
  const slots = Array.from({ length: Math.floor((lastSeating - opens) / slotMinutes) + 1 }, (_, index) => opens + index * slotMinutes);
  return slots
    .filter((minute) => Math.abs(minute - minuteOfDay(time)) <= nearMinutes)
    .map((minute) => timeOf(minute * 60_000))
    .filter((slot) => momentOf(date, slot) > nowMs && isFree(state, { business, date, slot }));
}

function isFree(
  { seed, reservations }: YelpState,
  { business, date, slot }: { readonly business: Business; readonly date: string; readonly slot: string },
): boolean {
  const isOwn = Object.values(reservations).some(
    (one) => one.status === 'confirmed' && one.businessId === business.id && one.date === date && one.time === slot,
  );
  return !isOwn && seededShare(seed, business.id, date, slot) >= takenShare;
}

function checkTable({ business: { name, largestParty, hours }, date, party_size: partySize }: WantedTable, nowMs: number): void {
  const [code, message, advice] =
    largestParty === 0
      ? ['no-reservations', `${name} takes no reservations.`, 'Just go there.']
      : partySize > largestParty
        ? ['party-too-large', `${name} seats ${largestParty} people at most.`, 'Book two tables or call them.']
        : date < dateOf(nowMs)
          ? ['date-past', `${date} is over.`, 'Name a day to come.']
          : hours.closedOn.includes(new Date(momentOf(date)).getUTCDay())
            ? ['closed-that-day', `${name} is closed on ${date}.`, 'Choose another day.']
            : [];
  if (code !== undefined && message !== undefined) throw new ToolFailure({ code, message, advice });
}
