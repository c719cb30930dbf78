import type { ShownValues } from '@octoweave/core';
import type { Acknowledgement } from '../acknowledgement.ts';
import type { Operation, ServicePort } from '../service-port.ts';

/** How products may be ranked. */
export const productRankings = ['relevance', 'price low to high', 'price high to low', 'rating', 'newest'] as const;

/** Why products are sent back. */
export const returnReasons = ['damaged', 'wrong item', 'not as described', 'no longer needed', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export interface SearchProductsRequest {
  readonly query: string;
  readonly category?: string | undefined;
  readonly max_price?: number | undefined;
  readonly min_rating?: number | undefined;
  readonly sort_by: (typeof productRankings)[number];
}

/** A product among search results. */
export interface ProductSummary {
  readonly name: string;
  readonly price: number;
  readonly rating: number;
  readonly stock: number;
}

export interface GetProductDetailsRequest {
  readonly product_name: string;
}

/** All about a product. */
export interface ProductDetails {
  readonly name: string;
  readonly price: number;
  readonly rating: number;
  readonly in_stock: boolean;
  readonly description: string;
}

export interface CompareProductsRequest {
  readonly product_names: readonly string[];
}

/** A product beside others. */
export interface ComparedProduct {
  readonly name: string;
  readonly price: number;
  readonly rating: number;
  readonly features: readonly string[];
}

export interface AddProductToCartRequest {
  readonly product_name: string;
  readonly quantity: number;
}

/** A product in a cart or an order. */
export interface OrderedProduct {
  readonly name: string;
  readonly quantity: number;
  readonly price: number;
}

/** What is in the cart, and what it costs. */
export interface ShoppingCartView {
  readonly items: readonly OrderedProduct[];
  readonly total: number;
}

export interface PurchaseProductRequest {
  readonly product_name?: string | undefined;
  readonly quantity: number;
  readonly shipping_address: string;
  readonly payment_method: string;
}

/** What was bought. */
export interface PurchaseReceipt {
  readonly order_id: string;
  readonly total: number;
}

export interface TrackPackageRequest {
  readonly order_id?: string | undefined;
}

/** Where an order is. */
export interface PackageProgress {
  readonly status: string;
  readonly expected: string;
}

export interface ReturnProductRequest {
  readonly order_id: string;
  readonly reason: ReturnReason;
}

/** A return that was accepted. */
export interface ReturnReceipt {
  readonly return_id: string;
  readonly refund: number;
}

export interface AddToWishlistRequest {
  readonly product_name: string;
}

/** What the shop's tools ask for. */
export interface ShopOperations {
  readonly searchProducts: Operation<SearchProductsRequest, readonly ProductSummary[]>;
  readonly getProductDetails: Operation<GetProductDetailsRequest, ProductDetails>;
  readonly compareProducts: Operation<CompareProductsRequest, readonly ComparedProduct[]>;
  readonly addProductToCart: Operation<AddProductToCartRequest, Acknowledgement>;
  readonly viewShoppingCart: Operation<Readonly<Record<string, never>>, ShoppingCartView>;
  readonly previewPurchase: Operation<PurchaseProductRequest, ShownValues>;
  readonly purchaseProduct: Operation<PurchaseProductRequest, PurchaseReceipt>;
  readonly trackPackage: Operation<TrackPackageRequest, PackageProgress>;
  readonly previewReturn: Operation<ReturnProductRequest, ShownValues>;
  readonly returnProduct: Operation<ReturnProductRequest, ReturnReceipt>;
  readonly addToWishlist: Operation<AddToWishlistRequest, Acknowledgement>;
}

/** A shop with a cart, orders, returns and a wish list. */
export type ShopPort = ServicePort<ShopOperations>;
