import { simulatedAccount } from '../simulation/account.ts';
import { recordsOf } from '../simulation/records.ts';
import { seededShare } from '../simulation/seeded-random.ts';
import { addDays, dateOf } from '../simulation/wall-time.ts';
import type { Airport, Attraction, Flight, Hotel, TravelState } from './travel-state.ts';

const airports: readonly Airport[] = [
  { id: 'SFO', city: 'San Francisco', country: 'United States' },
  { id: 'JFK', city: 'New York', country: 'United States' },
  { id: 'EWR', city: 'New York', country: 'United States' },
  { id: 'LAX', city: 'Los Angeles', country: 'United States' },
  { id: 'NRT', city: 'Tokyo', country: 'Japan' },
  { id: 'HND', city: 'Tokyo', country: 'Japan' },
  { id: 'KIX', city: 'Osaka', country: 'Japan' },
  { id: 'LHR', city: 'London', country: 'United Kingdom' },
  { id: 'LGW', city: 'London', country: 'United Kingdom' },
  { id: 'CDG', city: 'Paris', country: 'France' },
];

/** Invented timetables, as return routes: number out, number back. */
const routes: readonly (readonly [
  out: string,
  back: string,
  origin: string,
  destination: string,
  departs: string,
  minutes: number,
  stops: number,
  price: number,
])[] = [
  ['UA837', 'UA838', 'SFO', 'NRT', '11:05', 660, 0, 780],
  ['NH107', 'NH108', 'SFO', 'HND', '13:40', 670, 0, 860],
  ['JL57', 'JL58', 'SFO', 'NRT', '14:25', 830, 1, 690],
  ['UA35', 'UA34', 'SFO', 'KIX', '10:50', 700, 0, 810],
  ['BA286', 'BA287', 'SFO', 'LHR', '16:30', 620, 0, 720],
  ['AF83', 'AF84', 'SFO', 'CDG', '15:15', 650, 0, 740],
  ['DL669', 'DL670', 'SFO', 'JFK', '07:30', 330, 0, 260],
  ['UA1532', 'UA1533', 'SFO', 'EWR', '09:10', 335, 0, 240],
  ['AA2451', 'AA2452', 'SFO', 'LAX', '08:00', 85, 0, 90],
  ['BA178', 'BA179', 'JFK', 'LHR', '18:30', 420, 0, 560],
  ['VS26', 'VS27', 'JFK', 'LGW', '20:15', 430, 0, 510],
  ['NH8', 'NH9', 'LAX', 'HND', '12:20', 690, 0, 830],
  ['AF1681', 'AF1680', 'CDG', 'LHR', '09:35', 80, 0, 130],
];

const hotels: readonly (readonly [name: string, city: string, basePrice: number])[] = [
  ['Hotel Granvia', 'Kyoto', 170],
  ['Sakura Inn', 'Kyoto', 95],
  ['Riverside Ryokan', 'Kyoto', 240],
  ['Sakura Inn', 'Tokyo', 110],
  ['Shinjuku Tower Hotel', 'Tokyo', 210],
  ['Bay View Hotel', 'Osaka', 130],
  ['Canal Street Hotel', 'Osaka', 85],
  ['Hotel Lumière', 'Paris', 190],
  ['Left Bank House', 'Paris', 145],
  ['Thames Lodge', 'London', 165],
  ['Park Lane Rooms', 'London', 220],
  ['Union Square Hotel', 'San Francisco', 230],
  ['Hudson Rooms', 'New York', 260],
];

const attractions: readonly Attraction[] = [
  { name: 'Kyoto National Museum', city: 'Kyoto', kind: 'museums', description: 'Art and crafts of old Japan.' },
  { name: 'Manga Museum', city: 'Kyoto', kind: 'museums', description: 'Comics in a former school.' },
  { name: 'Fushimi Inari', city: 'Kyoto', kind: 'landmarks', description: 'Thousands of red gates up a hill.' },
  { name: 'Arashiyama bamboo grove', city: 'Kyoto', kind: 'nature', description: 'A path through tall bamboo.' },
  { name: 'Nishiki Market', city: 'Kyoto', kind: 'food', description: 'Pickles, fish and sweets.' },
  { name: 'Tokyo National Museum', city: 'Tokyo', kind: 'museums', description: 'The oldest museum of the country.' },
  { name: 'Golden Gai', city: 'Tokyo', kind: 'nightlife', description: 'Tiny bars in narrow lanes.' },
  { name: 'Ueno Zoo', city: 'Tokyo', kind: 'family', description: 'Animals in the middle of the city.' },
  { name: 'Osaka Castle', city: 'Osaka', kind: 'landmarks', description: 'A castle in a park.' },
  { name: 'Dotonbori', city: 'Osaka', kind: 'food', description: 'Street food under neon signs.' },
  { name: 'Louvre', city: 'Paris', kind: 'museums', description: 'Paintings and antiquities.' },
  { name: 'Eiffel Tower', city: 'Paris', kind: 'landmarks', description: 'The view over the city.' },
  { name: 'British Museum', city: 'London', kind: 'museums', description: 'Objects of two million years.' },
  { name: 'Kew Gardens', city: 'London', kind: 'nature', description: 'Glass houses and old trees.' },
  { name: 'Golden Gate Park', city: 'San Francisco', kind: 'nature', description: 'Gardens down to the ocean.' },
  { name: 'Exploratorium', city: 'San Francisco', kind: 'family', description: 'Science to touch.' },
  { name: 'Central Park', city: 'New York', kind: 'nature', description: 'Lakes and lawns.' },
];

/** The simulated travel service with one hotel booked. */
export function seedTravel({ seed, nowMs }: { readonly seed: number; readonly nowMs: number }): TravelState {
  return {
    seed,
    account: simulatedAccount,
    airports: recordsOf(airports),
    flights: recordsOf(
      routes.flatMap(([out, back, origin, destination, departs, minutes, stops, basePrice]): readonly Flight[] => {
        const shared = { departs, minutes, stops, basePrice };
        return [
          { id: out, origin, destination, ...shared },
          { id: back, origin: destination, destination: origin, ...shared },
        ];
      }),
    ),
    hotels: recordsOf(
      hotels.map(([name, city, basePrice]): Hotel => {
        const id = `${name} ${city}`.toLowerCase().replaceAll(/[^\p{L}]+/gu, '-');
        return { id, name, city, rating: Math.round((3.3 + seededShare(seed, id, 'rating') * 1.6) * 10) / 10, basePrice };
      }),
    ),
    attractions,
    bookings: recordsOf([
      {
        id: 'T-7718',
        kind: 'hotel',
        title: 'Sakura Inn, Tokyo',
        trip: 'Japan',
        starts: `${dateOf(addDays(nowMs, 30))}T15:00`,
        ends: `${dateOf(addDays(nowMs, 33))}T11:00`,
        total: 330,
        traveller: simulatedAccount.name,
        paymentMethod: simulatedAccount.paymentMethods[0] ?? '',
        status: 'confirmed',
        refund: 0,
      },
    ]),
  };
}
