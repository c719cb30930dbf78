import { recordsOf } from '../simulation/records.ts';
import { seededInteger, seededShare } from '../simulation/seeded-random.ts';
import { addDays, dateOf } from '../simulation/wall-time.ts';
import type { Business, Review, YelpState } from './yelp-state.ts';
import type { PriceLevel } from './yelp-port.ts';

type Listing = readonly [
  name: string,
  categories: string,
  neighbourhood: string,
  street: string,
  price: PriceLevel,
  hours: string,
  largestParty: number,
  city?: string,
];

/** Places that people may name, and invented ones; whatever is said of them is invented. */
const listings: readonly Listing[] = [
  ['Tartine Bakery', 'bakery pastries coffee breakfast', 'Mission', '600 Guerrero Street', '$$', '08:00-17:00', 0],
  ['Nopa', 'restaurant californian dinner brunch', 'Western Addition', '560 Divisadero Street', '$$$', '17:30-23:00', 8],
  ['Bi-Rite Creamery', 'ice cream dessert', 'Mission', '3692 18th Street', '$', '11:00-22:00', 0],
  ['Kaze Ramen', 'ramen noodles japanese restaurant', 'Japantown', '1581 Webster Street', '$', '11:30-21:30', 6],
  ['Tonkotsu House', 'ramen noodles japanese restaurant', 'Japantown', '1740 Buchanan Street', '$$', '17:00-22:00', 4],
  ['Harbor Sushi', 'sushi japanese seafood restaurant', 'Marina', '2100 Chestnut Street', '$$$', '17:00-22:30 -1', 8],
  ['Blue Kettle Coffee', 'coffee cafe breakfast wifi', 'Hayes Valley', '315 Linden Street', '$', '07:00-18:00', 0],
  ['Blue Kettle Coffee', 'coffee cafe breakfast wifi', 'Embarcadero', '1 Ferry Building', '$', '06:30-19:00', 0],
  ['Casa Luna', 'mexican tacos restaurant bar', 'Mission', '2889 Mission Street', '$$', '11:00-23:00', 12],
  ['Trattoria Fiore', 'italian pasta pizza restaurant', 'North Beach', '525 Columbus Avenue', '$$', '12:00-22:00 -2', 10],
  ['Green Fork', 'vegan vegetarian restaurant brunch', 'Noe Valley', '3901 24th Street', '$$', '10:00-21:00', 6],
  ['The Copper Room', 'steakhouse fine dining restaurant', 'Financial District', '240 California Street', '$$$$', '17:30-22:30 -0', 20],
  ['Sunset Auto Repair', 'mechanic car repair garage', 'Sunset', '1901 Irving Street', '$$', '08:00-18:00 -0', 0],
  ['Quick Cuts', 'barber hair salon haircut', 'Castro', '480 Castro Street', '$', '09:00-19:00 -1', 0],
  ['Dim Sum Palace', 'dim sum chinese restaurant', 'Chinatown', '750 Grant Avenue', '$', '09:00-20:00', 10, 'Oakland'],
  ['Lakeside Diner', 'diner burgers breakfast restaurant', 'Lake Merritt', '410 Grand Avenue', '$', '07:00-21:00', 8, 'Oakland'],
];

const sayings: readonly (readonly [stars: number, text: string])[] = [
  [5, 'Worth every minute of the wait.'],
  [4, 'Friendly people, and I would come again.'],
  [3, 'Fine, but nothing I would travel for.'],
  [5, 'The best I had this year.'],
  [2, 'Too loud, and we were forgotten for half an hour.'],
  [4, 'Good value, and quick.'],
  [1, 'They closed early without saying so.'],
];

const reviewsEach = 6;

/** The simulated Yelp before anybody has used it, but for one table booked and one place saved. */
export function seedYelp({ seed, nowMs }: { readonly seed: number; readonly nowMs: number }): YelpState {
  const businesses = listings.map((listing) => listedBusiness(listing, seed));
  return {
    seed,
    businesses: recordsOf(businesses),
    reviews: Object.fromEntries(businesses.map(({ id }) => [id, seedReviews(id, { seed, nowMs })])),
    reservations: recordsOf([
      {
        id: 'R-1042',
        businessId: 'casa-luna-mission',
        date: dateOf(addDays(nowMs, 7)),
        time: '19:00',
        partySize: 4,
        notes: '',
        status: 'confirmed',
      },
    ]),
    collections: { 'My Favorites': ['tartine-bakery-mission'] },
  };
}

function listedBusiness(
  [name, categories, neighbourhood, street, price, hours, largestParty, city = 'San Francisco']: Listing,
  seed: number,
): Business {
  const id = `${name} ${neighbourhood}`.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
  const [opens = '', closes = '', ...closedOn] = hours.split(/[- ]+/u);
  return {
    id,
    name,
    categories,
    neighbourhood,
    city,
    street,
    phone: `+1415555${String(seededInteger(seed, [100, 9999], id, 'phone')).padStart(4, '0')}`,
    price,
    hours: { opens, closes, closedOn: closedOn.map(Number) },
    largestParty,
    rating: Math.round((3.4 + seededShare(seed, id, 'rating') * 1.5) * 10) / 10,
    reviewCount: seededInteger(seed, [40, 2400], id, 'reviews'),
    distanceMeters: seededInteger(seed, [150, 4800], id, 'distance'),
  };
}

function seedReviews(id: string, { seed, nowMs }: { readonly seed: number; readonly nowMs: number }): readonly Review[] {
  return Array.from({ length: reviewsEach }, (_, index) => {
    const [stars, text] = sayings[seededInteger(seed, [0, sayings.length - 1], id, 'review', index)] ?? [3, ''];
    return { date: dateOf(addDays(nowMs, -9 * index - seededInteger(seed, [1, 8], id, 'age', index))), stars, text };
  });
}
