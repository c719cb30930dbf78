export { implementServicePack, servicePacks } from './service-packs.ts';
export type { ImplementServicePackOptions, ServiceName, ServicePorts } from './service-packs.ts';
export type { ServiceOperation } from './service-tool.ts';

export type { Acknowledgement } from './acknowledgement.ts';
export type { Operation, Operations, ServiceAnswer, ServiceCallOptions, ServicePort } from './service-port.ts';
export type { DoordashOperations, DoordashPort } from './doordash/doordash-port.ts';
export type { ShopOperations, ShopPort } from './ecommerce/shop-port.ts';
export type { TravelOperations, TravelPort } from './travel/travel-port.ts';
export type { VideoStreamingOperations, VideoStreamingPort } from './video-streaming/video-streaming-port.ts';
export type { YelpOperations, YelpPort } from './yelp/yelp-port.ts';

export { simulatedServices } from './simulated-services.ts';
export type { SimulatedServices, SimulatedServicesOptions } from './simulated-services.ts';
export { createSteppedClock } from './simulation/simulation-clock.ts';
export type { ServiceClock, SteppedClock } from './simulation/simulation-clock.ts';
export type {
  ServiceCall,
  ServiceEvent,
  ServiceStep,
  SimulatedService,
  SimulatedState,
  SimulationContext,
} from './simulation/simulated-service.ts';
export { diffStates } from './simulation/state-difference.ts';
export type { StateDifference } from './simulation/state-difference.ts';
export { hashState } from './simulation/state-hash.ts';

export { applyDoordash } from './doordash/simulated-doordash.ts';
export type { SimulatedDoordash } from './doordash/simulated-doordash.ts';
export type { DoordashState } from './doordash/doordash-state.ts';
export { applyShop } from './ecommerce/simulated-shop.ts';
export type { SimulatedShop } from './ecommerce/simulated-shop.ts';
export type { ShopState } from './ecommerce/shop-state.ts';
export { applyTravel } from './travel/simulated-travel.ts';
export type { SimulatedTravel } from './travel/simulated-travel.ts';
export type { TravelState } from './travel/travel-state.ts';
export { applyVideoStreaming } from './video-streaming/simulated-video-streaming.ts';
export type { SimulatedVideoStreaming } from './video-streaming/simulated-video-streaming.ts';
export type { VideoStreamingState } from './video-streaming/video-streaming-state.ts';
export { applyYelp } from './yelp/simulated-yelp.ts';
export type { SimulatedYelp } from './yelp/simulated-yelp.ts';
export type { YelpState } from './yelp/yelp-state.ts';

export { checkGoals } from './simulation/goals.ts';
export type { CheckGoalsOptions, Goal } from './simulation/goals.ts';
export { isFoodOrderCancelled, isFoodOrdered, isInDeliveryCart } from './doordash/doordash-goals.ts';
export { isInShoppingCart, isProductBought, isReturned, isWished } from './ecommerce/shop-goals.ts';
export { isBooked, isBookingCancelled } from './travel/travel-goals.ts';
export { isOnWatchlist, isPlayback, isRented } from './video-streaming/video-streaming-goals.ts';
export { isBusinessSaved, isReservationCancelled, isTableBooked } from './yelp/yelp-goals.ts';
