import { readFileSync } from 'node:fs';
import type { CatalogueTool, ToolCatalogue } from '@octoweave/core/testing';
import type { ServiceName } from '../index.ts';

/** A tool as the catalogue of a service lists it. */
export interface ServiceCatalogueTool extends CatalogueTool {
  /** What a person is shown before consenting. */
  readonly confirm: CatalogueTool['confirm'] & { readonly show?: readonly string[] };
}

/** A pack as the catalogue of a service lists it. */
export interface ServiceCatalogue extends ToolCatalogue {
  readonly tools: readonly ServiceCatalogueTool[];
}

/** The five packs. */
export const serviceNames: readonly ServiceName[] = ['yelp', 'doordash', 'ecommerce', 'video_streaming', 'travel'];

/** The catalogue of a service. */
export const readCatalogue = (name: ServiceName): ServiceCatalogue =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
