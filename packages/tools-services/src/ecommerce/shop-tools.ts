import type { AnyTool } from '@octoweave/core';
import { addProductToCartTool } from './add-product-to-cart.ts';
import { addToWishlistTool } from './add-to-wishlist.ts';
import { compareProductsTool } from './compare-products.ts';
import { getProductDetailsTool } from './get-product-details.ts';
import { purchaseProductTool } from './purchase-product.ts';
import { returnProductTool } from './return-product.ts';
import { searchProductsTool } from './search-products.ts';
import { trackPackageTool } from './track-package.ts';
import { viewShoppingCartTool } from './view-shopping-cart.ts';
import type { ShopPort } from './shop-port.ts';

/** The tools of the shop on one service, in the order of the pack. */
export function shopTools(options: { readonly device: ShopPort }): readonly AnyTool[] {
  return [
    searchProductsTool(options),
    getProductDetailsTool(options),
    compareProductsTool(options),
    addProductToCartTool(options),
    viewShoppingCartTool(options),
    purchaseProductTool(options),
    trackPackageTool(options),
    returnProductTool(options),
    addToWishlistTool(options),
  ];
}
