import { readFileSync } from 'node:fs';
import type { JsonValue } from '@octoweave/core';
import type { ServiceName } from '../index.ts';

/** A parameter as the catalogue lists it. */
export interface CatalogueParameter {
  readonly name: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: CatalogueParameter;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly optional: boolean;
  readonly default?: JsonValue;
  readonly unit?: string;
  readonly description: string;
  readonly compare: string;
}

/** A tool as the catalogue lists it. */
export interface CatalogueTool {
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly parameters: readonly CatalogueParameter[];
  readonly returns: {
    readonly schema: {
      readonly type: string;
      readonly properties?: Readonly<Record<string, object>>;
      readonly required?: readonly string[];
    };
    readonly description: string;
  };
  readonly sideEffect: string;
  readonly annotations: { readonly readOnlyHint: boolean; readonly idempotentHint: boolean };
  readonly confirm: { readonly policy: string; readonly message?: string; readonly show?: readonly string[] };
  readonly example: { readonly query: string; readonly arguments: Readonly<Record<string, JsonValue>> };
  readonly tokenIndex: number;
}

/** A pack as the catalogue lists it. */
export interface Catalogue {
  readonly pack: string;
  readonly packVersion: string;
  readonly tools: readonly CatalogueTool[];
}

/** The five packs. */
export const serviceNames: readonly ServiceName[] = ['yelp', 'doordash', 'ecommerce', 'video_streaming', 'travel'];

/** The catalogue of a service. */
export const readCatalogue = (name: ServiceName): Catalogue => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
