import { definePack, type ToolPack } from '@octoweave/core';
import { addProductToCart } from './add-product-to-cart.ts';
import { addToWishlist } from './add-to-wishlist.ts';
import { compareProducts } from './compare-products.ts';
import { getProductDetails } from './get-product-details.ts';
import { purchaseProduct } from './purchase-product.ts';
import { returnProduct } from './return-product.ts';
import { searchProducts } from './search-products.ts';
import { trackPackage } from './track-package.ts';
import { viewShoppingCart } from './view-shopping-cart.ts';

/** The declarations of the shop; no device code comes with them. Append-only. */
export const shopPack: ToolPack = definePack({
  name: 'ecommerce',
  version: '1.0.0',
  definitions: [
    searchProducts,
    getProductDetails,
    compareProducts,
    addProductToCart,
    viewShoppingCart,
    purchaseProduct,
    trackPackage,
    returnProduct,
    addToWishlist,
  ],
});
