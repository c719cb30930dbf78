import { describe, expect, it } from 'vitest';
import { hashAll, runServiceTool } from './__fixtures__/run-service-tool.ts';
import { type ServiceName, simulatedServices } from './index.ts';

type Input = Readonly<Record<string, unknown>>;
type Step = readonly [tool: string, input: Input];
type Refusal = readonly [code: string, service: ServiceName, call: Step, before?: readonly Step[]];
type Question = readonly [choices: readonly string[], service: ServiceName, call: Step, before?: readonly Step[]];

const nopa = { business_name: 'Nopa', date: '2027-02-14', time: '20:00', party_size: 2 };
const rolls: Step = ['add_dish_to_cart', { restaurant_name: 'Lotus Thai', dish_name: 'Spring Rolls' }];

const refusals: readonly Refusal[] = [
  ['business-not-found', 'yelp', ['get_business_reviews', { business_name: 'Atlantis Grill' }]],
  ['business-not-found', 'yelp', ['save_business', { business_name: '!?' }]],
  ['location-not-found', 'yelp', ['search_businesses', { term: 'ramen', location: 'Atlantis' }]],
  ['no-reservations', 'yelp', ['make_reservation', { ...nopa, business_name: 'Tartine Bakery' }]],
  ['party-too-large', 'yelp', ['make_reservation', { ...nopa, party_size: 20 }]],
  ['date-past', 'yelp', ['make_reservation', { ...nopa, date: '2027-01-14' }]],
  ['closed-that-day', 'yelp', ['make_reservation', { ...nopa, business_name: 'Trattoria Fiore', date: '2027-02-16' }]],
  ['not-available', 'yelp', ['make_reservation', { ...nopa, time: '20:10' }]],
  ['not-available', 'yelp', ['make_reservation', nopa], [['make_reservation', nopa]]],
  ['reservation-not-found', 'yelp', ['cancel_reservation', { reservation_id: 'constructor' }]],
  [
    'already-cancelled',
    'yelp',
    ['cancel_reservation', { reservation_id: 'R-1042' }],
    [['cancel_reservation', { reservation_id: 'R-1042' }]],
  ],
  ['restaurant-not-found', 'doordash', ['get_restaurant_menu', { restaurant_name: 'Nobody' }]],
  ['section-not-found', 'doordash', ['get_restaurant_menu', { restaurant_name: 'Lotus Thai', section: 'pizzas' }]],
  ['not-available', 'doordash', ['add_dish_to_cart', { restaurant_name: 'Lotus Thai', dish_name: 'Fried Banana' }]],
  ['other-restaurant', 'doordash', ['add_dish_to_cart', { restaurant_name: 'Pronto Pizza', dish_name: 'Tiramisu' }], [rolls]],
  ['dish-not-found', 'doordash', ['remove_dish_from_cart', { dish_name: 'Pad Thai' }], [rolls]],
  ['cart-empty', 'doordash', ['place_delivery_order', {}]],
  ['payment-method-not-found', 'doordash', ['place_delivery_order', { payment_method: 'shells' }], [rolls]],
  ['order-not-found', 'doordash', ['track_delivery_order', { order_id: 'D-1' }]],
  ['already-cancelled', 'doordash', ['cancel_delivery_order', { order_id: 'D-2210' }], [['cancel_delivery_order', { order_id: 'D-2210' }]]],
  ['department-not-found', 'ecommerce', ['search_products', { query: 'chair', category: 'gardening' }]],
  ['not-available', 'ecommerce', ['add_product_to_cart', { product_name: 'Retro desk lamp' }]],
  ['cart-empty', 'ecommerce', ['purchase_product', {}]],
  ['not-delivered', 'ecommerce', ['return_product', { order_id: 'E-5532', reason: 'other' }]],
  [
    'already-returned',
    'ecommerce',
    ['return_product', { order_id: 'E-5531', reason: 'other' }],
    [['return_product', { order_id: 'E-5531', reason: 'damaged' }]],
  ],
  ['not-a-series', 'video_streaming', ['play_title', { title: 'Arrival', season: 1 }]],
  ['episode-not-found', 'video_streaming', ['play_title', { title: 'Dark', season: 4 }]],
  ['not-included', 'video_streaming', ['play_title', { title: 'The Last Ledger' }]],
  ['device-not-found', 'video_streaming', ['play_title', { title: 'Dark', device: 'fridge' }]],
  ['nothing-playing', 'video_streaming', ['control_playback', { action: 'pause' }]],
  ['no-next-episode', 'video_streaming', ['control_playback', { action: 'next episode' }], [['play_title', { title: 'Arrival' }]]],
  ['subtitles-not-available', 'video_streaming', ['set_subtitles', { enabled: true, language: 'fi' }], [['play_title', { title: 'Dark' }]]],
  ['already-included', 'video_streaming', ['rent_title', { title: 'Dune' }]],
  ['already-rented', 'video_streaming', ['rent_title', { title: 'The Last Ledger' }], [['rent_title', { title: 'The Last Ledger' }]]],
  ['place-not-found', 'travel', ['search_flights', { origin: 'Atlantis', destination: 'Tokyo', departure_date: '2027-05-03' }]],
  [
    'dates-reversed',
    'travel',
    ['search_flights', { origin: 'SFO', destination: 'Tokyo', departure_date: '2027-05-03', return_date: '2027-05-02' }],
  ],
  ['flight-not-found', 'travel', ['book_flight', { flight_number: 'ZZ1', departure_date: '2027-05-03' }]],
  ['date-past', 'travel', ['book_flight', { flight_number: 'UA837', departure_date: '2026-05-03' }]],
  ['too-far-ahead', 'travel', ['book_flight', { flight_number: 'UA837', departure_date: '2029-05-03' }]],
  ['not-available', 'travel', ['book_flight', { flight_number: 'UA837', departure_date: '2027-01-15' }]],
  ['hotel-not-found', 'travel', ['book_hotel', { hotel_name: 'Motel Six', check_in: '2027-05-04', check_out: '2027-05-05' }]],
  ['trip-not-found', 'travel', ['get_itinerary', { trip_name: 'Peru' }]],
  ['booking-not-found', 'travel', ['cancel_booking', { booking_id: 'T-1' }]],
  ['already-cancelled', 'travel', ['cancel_booking', { booking_id: 'T-7718' }], [['cancel_booking', { booking_id: 'T-7718' }]]],
];

const questions: readonly Question[] = [
  [
    ['Blue Kettle Coffee Hayes Valley', 'Blue Kettle Coffee Embarcadero'],
    'yelp',
    ['save_business', { business_name: 'Blue Kettle Coffee' }],
  ],
  [['Green Curry', 'Massaman Curry'], 'doordash', ['add_dish_to_cart', { restaurant_name: 'Lotus Thai', dish_name: 'curry' }]],
  [['home', 'office'], 'doordash', ['place_delivery_order', { delivery_address: 'the usual place' }], [rolls]],
  [['Visa card ending 4242', 'Mastercard card ending 8210'], 'doordash', ['place_delivery_order', { payment_method: 'card' }], [rolls]],
  [['SoundWave wireless headphones', 'SoundWave wireless earbuds'], 'ecommerce', ['purchase_product', { product_name: 'SoundWave' }]],
  [['USB-C cable'], 'ecommerce', ['purchase_product', { quantity: 3 }], [['add_product_to_cart', { product_name: 'USB-C cable' }]]],
  [['The Office (US)', 'The Office (UK)'], 'video_streaming', ['play_title', { title: 'The Office' }]],
  [
    ['Sakura Inn Kyoto', 'Sakura Inn Tokyo'],
    'travel',
    ['book_hotel', { hotel_name: 'Sakura Inn', check_in: '2027-05-04', check_out: '2027-05-05' }],
  ],
  [
    ['Tokyo airport NRT', 'Tokyo airport HND'],
    'travel',
    ['rent_car', { pickup_location: 'Tokyo', pickup_date: '2027-05-04', return_date: '2027-05-05' }],
  ],
];

describe('simulated services', () => {
  it.each(refusals.map(([code, service, [tool, input], before = []]) => ({ code, service, tool, input, before })))(
    'refuse $service.$tool with $code, and stay as they were',
    async ({ code, service, tool, input, before }) => {
      const services = simulatedServices();
      for (const [name, earlier] of before)
        expect((await runServiceTool(services, { service, tool: name, input: earlier })).message).toBeUndefined();
      const hashes = hashAll(services);
      const run = await runServiceTool(services, { service, tool, input });
      expect(run.failure).toBe(code);
      expect(run.changes).toEqual([]);
      expect(hashAll(services)).toEqual(hashes);
    },
  );

  it.each(questions.map(([choices, service, [tool, input], before = []]) => ({ choices, service, tool, input, before })))(
    'ask in $service.$tool which of $choices is meant, and take the answer',
    async ({ choices, service, tool, input, before }) => {
      const services = simulatedServices();
      for (const [name, earlier] of before) await runServiceTool(services, { service, tool: name, input: earlier });
      const hashes = hashAll(services);
      const run = await runServiceTool(services, { service, tool, input });
      expect(run).toMatchObject({ failure: 'tool-needs-input', choices });
      expect(hashAll(services)).toEqual(hashes);
      const asked = Object.keys(input).find((name) => name !== 'restaurant_name' && typeof input[name] === 'string') ?? 'product_name';
      for (const choice of choices) {
        const answered = simulatedServices();
        for (const [name, earlier] of before) await runServiceTool(answered, { service, tool: name, input: earlier });
        expect((await runServiceTool(answered, { service, tool, input: { ...input, [asked]: choice } })).message).toBeUndefined();
      }
    },
  );
});
