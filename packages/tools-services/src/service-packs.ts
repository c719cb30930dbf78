import { type AnyTool, implementPack, type ImplementedToolPack, type ToolPack } from '@octoweave/core';
import { doordashPack } from './doordash/doordash-pack.ts';
import type { DoordashPort } from './doordash/doordash-port.ts';
import { doordashTools } from './doordash/doordash-tools.ts';
import { shopPack } from './ecommerce/shop-pack.ts';
import type { ShopPort } from './ecommerce/shop-port.ts';
import { shopTools } from './ecommerce/shop-tools.ts';
import { travelPack } from './travel/travel-pack.ts';
import type { TravelPort } from './travel/travel-port.ts';
import { travelTools } from './travel/travel-tools.ts';
import { videoStreamingPack } from './video-streaming/video-streaming-pack.ts';
import type { VideoStreamingPort } from './video-streaming/video-streaming-port.ts';
import { videoStreamingTools } from './video-streaming/video-streaming-tools.ts';
import { yelpPack } from './yelp/yelp-pack.ts';
import type { YelpPort } from './yelp/yelp-port.ts';
import { yelpTools } from './yelp/yelp-tools.ts';

/** The port of each service, by the name of its pack. */
export interface ServicePorts {
  readonly yelp: YelpPort;
  readonly doordash: DoordashPort;
  readonly ecommerce: ShopPort;
  readonly video_streaming: VideoStreamingPort;
  readonly travel: TravelPort;
}

/** The name of a service, which is that of its pack. */
export type ServiceName = keyof ServicePorts;

/** The declarations of the five services; no device code comes with them. */
export const servicePacks: Readonly<Record<ServiceName, ToolPack>> = {
  yelp: yelpPack,
  doordash: doordashPack,
  ecommerce: shopPack,
  video_streaming: videoStreamingPack,
  travel: travelPack,
};

/** What a pack is carried out on. */
export interface ImplementServicePackOptions<Name extends ServiceName> {
  readonly device: ServicePorts[Name];
}

type ToolsOf = { readonly [Name in ServiceName]: (options: ImplementServicePackOptions<Name>) => readonly AnyTool[] };

const toolsOf: ToolsOf = {
  yelp: yelpTools,
  doordash: doordashTools,
  ecommerce: shopTools,
  video_streaming: videoStreamingTools,
  travel: travelTools,
};

/** The pack of a service together with what carries it out. */
export function implementServicePack<Name extends ServiceName>(
  name: Name,
  options: ImplementServicePackOptions<Name>,
): ImplementedToolPack {
  return implementPack(servicePacks[name], toolsOf[name](options));
}
