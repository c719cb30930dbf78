import { expect } from 'vitest';
import type { JsonValue } from '@octoweave/core';
import type { Goal, ServiceName } from '../index.ts';
import {
  isBooked,
  isBookingCancelled,
  isBusinessSaved,
  isFoodOrderCancelled,
  isFoodOrdered,
  isInDeliveryCart,
  isInShoppingCart,
  isOnWatchlist,
  isPlayback,
  isProductBought,
  isRented,
  isReservationCancelled,
  isReturned,
  isTableBooked,
  isWished,
} from '../index.ts';

type Input = Readonly<Record<string, JsonValue>>;

/** A tool, what comes before it, and what is so afterwards. */
export interface ServiceToolCase {
  readonly service: ServiceName;
  readonly tool: string;
  readonly input: Input;
  /** Calls that lead up to it. */
  readonly after?: readonly (readonly [tool: string, input: Input])[];
  /** Paths it may change; a tool that only reads has none. */
  readonly mayChange?: readonly string[];
  readonly goals?: readonly Goal<never>[];
  /** What its value holds. */
  readonly value: unknown;
}

const padThai: Input = { restaurant_name: 'Lotus Thai', dish_name: 'pad thai', quantity: 2, special_instructions: 'no peanuts' };
const ok = { ok: true };

/** Every tool at least once, on seed 1 at noon of 15 January 2027. */
export const serviceToolCases: readonly ServiceToolCase[] = [
  {
    service: 'yelp',
    tool: 'search_businesses',
    input: { term: 'ramen', location: 'Japantown San Francisco', price: '$', open_now: true },
    value: [{ name: 'Kaze Ramen', price: '$', address: '1581 Webster Street, Japantown, San Francisco' }],
  },
  {
    service: 'yelp',
    tool: 'get_business_details',
    input: { business_name: 'Blue Kettle Coffee', location: 'Hayes Valley' },
    value: { name: 'Blue Kettle Coffee', hours: '07:00 to 18:00 every day', address: '315 Linden Street, Hayes Valley, San Francisco' },
  },
  {
    service: 'yelp',
    tool: 'get_business_reviews',
    input: { business_name: 'Nopa', max_results: 1 },
    value: [expect.stringMatching(/^[1-5] of 5, \d{4}-\d\d-\d\d: ./u)],
  },
  {
    service: 'yelp',
    tool: 'find_reservation_times',
    input: { business_name: 'Nopa', date: '2027-02-14', time: '19:30', party_size: 4 },
    value: expect.arrayContaining(['20:00']),
  },
  {
    service: 'yelp',
    tool: 'make_reservation',
    input: { business_name: 'nopa', date: '2027-02-14', time: '20:00', party_size: 2, notes: 'by the window' },
    mayChange: ['yelp.reservations.R-1043'],
    goals: [isTableBooked({ business: 'Nopa', date: '2027-02-14', time: '20:00', partySize: 2 })],
    value: { reservation_id: 'R-1043', status: 'confirmed' },
  },
  {
    service: 'yelp',
    tool: 'cancel_reservation',
    input: { reservation_id: 'r-1042' },
    mayChange: ['yelp.reservations.R-1042.status'],
    goals: [isReservationCancelled('R-1042')],
    value: ok,
  },
  {
    service: 'yelp',
    tool: 'save_business',
    input: { business_name: 'Bi-Rite Creamery', collection: 'Dessert Spots' },
    mayChange: ['yelp.collections.Dessert Spots'],
    goals: [isBusinessSaved({ business: 'Bi-Rite Creamery', collection: 'Dessert Spots' })],
    value: ok,
  },
  {
    service: 'doordash',
    tool: 'search_restaurants',
    input: { query: 'Thai', sort_by: 'delivery time' },
    value: expect.arrayContaining([expect.objectContaining({ name: 'Lotus Thai' }), expect.objectContaining({ name: 'Siam Express' })]),
  },
  {
    service: 'doordash',
    tool: 'get_restaurant_menu',
    input: { restaurant_name: 'Lotus Thai', section: 'desserts' },
    value: [{ name: 'Mango Sticky Rice', price: 8.5 }, { name: 'Fried Banana' }],
  },
  {
    service: 'doordash',
    tool: 'add_dish_to_cart',
    input: padThai,
    mayChange: ['doordash.cart'],
    goals: [isInDeliveryCart([{ name: 'Pad Thai', quantity: 2 }])],
    value: { ok: true, detail: '2 × Pad Thai added; 2 in the cart.' },
  },
  {
    service: 'doordash',
    tool: 'remove_dish_from_cart',
    after: [['add_dish_to_cart', padThai]],
    input: { dish_name: 'Pad Thai' },
    mayChange: ['doordash.cart'],
    goals: [isInDeliveryCart([])],
    value: ok,
  },
  {
    service: 'doordash',
    tool: 'view_delivery_cart',
    after: [['add_dish_to_cart', padThai]],
    input: {},
    value: { items: [{ name: 'Pad Thai', quantity: 2, price: 14.5, special_instructions: 'no peanuts' }], subtotal: 29 },
  },
  {
    service: 'doordash',
    tool: 'place_delivery_order',
    after: [['add_dish_to_cart', padThai]],
    input: { delivery_address: 'office', tip: 5 },
    mayChange: ['doordash.cart', 'doordash.orders.D-2211'],
    goals: [
      isFoodOrdered({ dishes: [{ name: 'Pad Thai', quantity: 2 }], address: '500 Howard Street, San Francisco' }),
      isInDeliveryCart([]),
    ],
    value: { order_id: 'D-2211' },
  },
  { service: 'doordash', tool: 'track_delivery_order', input: {}, value: { status: 'being prepared', eta_minutes: 30 } },
  {
    service: 'doordash',
    tool: 'cancel_delivery_order',
    input: { order_id: 'D-2210' },
    mayChange: ['doordash.orders.D-2210'],
    goals: [isFoodOrderCancelled('D-2210')],
    value: { ok: true, detail: 'Order D-2210 is cancelled; $6.50 stay charged.' },
  },
  {
    service: 'ecommerce',
    tool: 'search_products',
    input: { query: 'ergonomic office chair', max_price: 300 },
    value: [
      { name: 'ErgoFlex office chair', price: 249 },
      { name: 'BudgetSit office chair', price: 89 },
    ],
  },
  {
    service: 'ecommerce',
    tool: 'get_product_details',
    input: { product_name: 'ErgoFlex chair' },
    value: { name: 'ErgoFlex office chair', price: 249, in_stock: true },
  },
  {
    service: 'ecommerce',
    tool: 'compare_products',
    input: { product_names: ['ErgoFlex', 'ComfortPro'] },
    value: [{ name: 'ErgoFlex office chair' }, { name: 'ComfortPro office chair' }],
  },
  {
    service: 'ecommerce',
    tool: 'add_product_to_cart',
    input: { product_name: 'USB-C cables', quantity: 2 },
    mayChange: ['ecommerce.cart'],
    goals: [isInShoppingCart({ name: 'USB-C cable', quantity: 2 })],
    value: ok,
  },
  {
    service: 'ecommerce',
    tool: 'view_shopping_cart',
    after: [['add_product_to_cart', { product_name: 'USB-C cable', quantity: 2 }]],
    input: {},
    value: { items: [{ name: 'USB-C cable', quantity: 2, price: 12.99 }], total: 25.98 },
  },
  {
    service: 'ecommerce',
    tool: 'purchase_product',
    input: { product_name: 'ErgoFlex chair' },
    mayChange: ['ecommerce.orders.E-5533', 'ecommerce.products.ergoflex-office-chair.stock'],
    goals: [isProductBought({ name: 'ErgoFlex office chair', quantity: 1 })],
    value: { order_id: 'E-5533', total: 249 },
  },
  {
    service: 'ecommerce',
    tool: 'purchase_product',
    after: [['add_product_to_cart', { product_name: 'USB-C cable', quantity: 2 }]],
    input: {},
    mayChange: ['ecommerce.cart', 'ecommerce.orders.E-5533', 'ecommerce.products.usb-c-cable.stock'],
    goals: [isProductBought({ name: 'USB-C cable', quantity: 2 })],
    value: { order_id: 'E-5533', total: 25.98 },
  },
  { service: 'ecommerce', tool: 'track_package', input: {}, value: { status: 'on its way', expected: '2027-01-17' } },
  {
    service: 'ecommerce',
    tool: 'return_product',
    input: { order_id: 'E-5531', reason: 'damaged' },
    mayChange: ['ecommerce.returns.RT-301'],
    goals: [isReturned({ orderId: 'E-5531', reason: 'damaged' })],
    value: { return_id: 'RT-301', refund: 69 },
  },
  {
    service: 'ecommerce',
    tool: 'add_to_wishlist',
    input: { product_name: 'standing desk' },
    mayChange: ['ecommerce.wishlist'],
    goals: [isWished('RiseUp standing desk')],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'search_titles',
    input: { query: 'space', genre: 'documentary' },
    value: [{ title: 'Cosmic Shores', kind: 'movie' }, { title: 'The Long Orbit' }],
  },
  {
    service: 'video_streaming',
    tool: 'play_title',
    input: { title: 'Dark', season: 2, episode: 3, device: 'TV' },
    mayChange: ['video_streaming.playback'],
    goals: [isPlayback({ title: 'Dark', season: 2, episode: 3, device: 'Living Room TV', status: 'playing' })],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'control_playback',
    after: [
      ['play_title', { title: 'Dark', season: 1, episode: 10 }],
      ['control_playback', { action: 'skip forward', seconds: 120 }],
    ],
    input: { action: 'skip back', seconds: 30 },
    mayChange: ['video_streaming.playback.positionSeconds'],
    goals: [isPlayback({ title: 'Dark', positionSeconds: 90 })],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'control_playback',
    after: [['play_title', { title: 'Dark', season: 1, episode: 10 }]],
    input: { action: 'next episode' },
    mayChange: ['video_streaming.playback'],
    goals: [isPlayback({ title: 'Dark', season: 2, episode: 1 })],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'get_recommendations',
    input: { similar_to: 'Severance', max_results: 3 },
    value: [{ reason: 'Like Severance.' }, { reason: 'Like Severance.' }, { reason: 'Like Severance.' }],
  },
  {
    service: 'video_streaming',
    tool: 'add_to_watchlist',
    input: { title: 'arrival' },
    mayChange: ['video_streaming.watchlist'],
    goals: [isOnWatchlist('Arrival')],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'rate_title',
    input: { title: 'Arrival', stars: 5 },
    mayChange: ['video_streaming.ratings.arrival'],
    value: { ok: true, detail: 'Arrival has 5 of 5 stars from you.' },
  },
  {
    service: 'video_streaming',
    tool: 'set_subtitles',
    input: { enabled: true, language: 'es' },
    mayChange: ['video_streaming.subtitles'],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'download_title',
    input: { title: 'Dune', quality: 'high' },
    mayChange: ['video_streaming.downloads.dune'],
    value: ok,
  },
  {
    service: 'video_streaming',
    tool: 'rent_title',
    input: { title: 'Mission Impossible' },
    mayChange: ['video_streaming.rentals.mission-impossible-dead-reckoning'],
    goals: [isRented('Mission Impossible Dead Reckoning')],
    value: { price: 5.99, expires: '2027-01-17T12:00' },
  },
  {
    service: 'travel',
    tool: 'search_flights',
    input: { origin: 'SFO', destination: 'Tokyo', departure_date: '2027-05-03', return_date: '2027-05-12' },
    value: expect.arrayContaining([
      expect.objectContaining({ flight_number: 'UA837', departs: '2027-05-03T11:05' }),
      expect.objectContaining({ flight_number: 'NH108', origin: 'HND' }),
    ]),
  },
  {
    service: 'travel',
    tool: 'book_flight',
    input: { flight_number: 'UA837', departure_date: '2027-05-03' },
    mayChange: ['travel.bookings.T-7719'],
    goals: [isBooked({ kind: 'flight', titleHolds: 'UA837', startsOn: '2027-05-03' })],
    value: { booking_id: 'T-7719' },
  },
  {
    service: 'travel',
    tool: 'check_flight_status',
    input: { flight_number: 'UA837' },
    value: { gate: expect.stringMatching(/^[A-E]\d+$/u) },
  },
  {
    service: 'travel',
    tool: 'search_hotels',
    input: { city: 'Kyoto', check_in: '2027-05-04', check_out: '2027-05-07', guests: 2, max_price: 200 },
    value: expect.arrayContaining([expect.objectContaining({ name: 'Hotel Granvia' })]),
  },
  {
    service: 'travel',
    tool: 'book_hotel',
    input: { hotel_name: 'Hotel Granvia', check_in: '2027-05-04', check_out: '2027-05-07' },
    mayChange: ['travel.bookings.T-7719'],
    goals: [isBooked({ kind: 'hotel', titleHolds: 'Granvia', startsOn: '2027-05-04' })],
    value: { booking_id: 'T-7719' },
  },
  {
    service: 'travel',
    tool: 'rent_car',
    input: { pickup_location: 'Osaka airport', pickup_date: '2027-05-08', return_date: '2027-05-11', car_type: 'suv' },
    mayChange: ['travel.bookings.T-7719'],
    goals: [isBooked({ kind: 'car', titleHolds: 'suv', startsOn: '2027-05-08' })],
    value: { booking_id: 'T-7719', total: 237 },
  },
  {
    service: 'travel',
    tool: 'find_attractions',
    input: { city: 'Kyoto', category: 'museums' },
    value: [{ name: 'Kyoto National Museum', kind: 'museums' }, { name: 'Manga Museum' }],
  },
  {
    service: 'travel',
    tool: 'get_itinerary',
    after: [['book_flight', { flight_number: 'UA837', departure_date: '2027-02-01' }]],
    input: { trip_name: 'Japan' },
    value: [
      { kind: 'flight', booking_id: 'T-7719' },
      { kind: 'hotel', booking_id: 'T-7718' },
    ],
  },
  {
    service: 'travel',
    tool: 'cancel_booking',
    input: { booking_id: 'T-7718' },
    mayChange: ['travel.bookings.T-7718'],
    goals: [isBookingCancelled('T-7718')],
    value: { status: 'cancelled', refund: 330 },
  },
];
