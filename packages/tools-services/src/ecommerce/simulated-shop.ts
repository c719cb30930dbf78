import { ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { acknowledged } from '../acknowledgement.ts';
import { resolveAddress, resolvePaymentMethod } from '../simulation/account.ts';
import { chooseNamed } from '../simulation/choose-named.ts';
import { dollars, sumOf } from '../simulation/money.ts';
import { isNamedBy } from '../simulation/name-words.ts';
import { findRecord, nextId } from '../simulation/records.ts';
import { searchEntries } from '../simulation/search-entries.ts';
import type { ServiceClock } from '../simulation/simulation-clock.ts';
import { defineSimulation, type SimulatedService, simulateService, type Simulation } from '../simulation/simulated-service.ts';
import { addDays, dateOf, daysBetween } from '../simulation/wall-time.ts';
import type {
  OrderedProduct,
  PackageProgress,
  PurchaseProductRequest,
  ReturnProductRequest,
  SearchProductsRequest,
  ShopOperations,
} from './shop-port.ts';
import { seedShop } from './shop-seed.ts';
import type { Product, ShopOrder, ShopReturn, ShopState } from './shop-state.ts';

const deliveryDays = 4;
const handlingDays = 1;
const returnWindowDays = 30;

const rankings: Readonly<Record<SearchProductsRequest['sort_by'], (left: Product, right: Product) => number>> = {
  relevance: () => 0,
  'price low to high': (left, right) => left.price - right.price,
  'price high to low': (left, right) => right.price - left.price,
  rating: (left, right) => right.rating - left.rating,
  newest: (left, right) => right.listedOn.localeCompare(left.listedOn),
};

const nameOf = ({ name }: Product): string => name;

const chooseProduct = ({ products }: ShopState, said: string, parameter = 'product_name'): Product =>
  chooseNamed(Object.values(products), { said, parameter, kind: 'product', nameOf });

function productsIn({ products }: ShopState, category: string | undefined): readonly Product[] {
  const all = Object.values(products);
  if (category === undefined) return all;
  const found = all.filter(({ department }) => isNamedBy(department, category) || isNamedBy(category, department));
  if (found.length > 0) return found;
  throw new ToolFailure({
    code: 'department-not-found',
    message: `The shop has no department called "${category}".`,
    advice: `It has ${[...new Set(all.map(({ department }) => department))].join(', ')}.`,
  });
}

/** @throws {ToolFailure} `not-available` where the shop has fewer. */
function checkStock({ name, stock }: Product, quantity: number): void {
  if (quantity <= stock) return;
  throw new ToolFailure({
    code: 'not-available',
    message: stock === 0 ? `${name} is sold out.` : `The shop has only ${stock} of ${name}.`,
    advice: stock === 0 ? 'Choose another product.' : `Take ${stock} or fewer.`,
  });
}

/** Products with how many of each. */
type Basket = readonly { readonly product: Product; readonly quantity: number }[];

function cartBasket({ cart, products }: ShopState): Basket {
  return Object.entries(cart).flatMap(([id, quantity]) => {
    const product = products[id];
    return product === undefined ? [] : [{ product, quantity }];
  });
}

const itemsOf = (basket: Basket): readonly OrderedProduct[] =>
  basket.map(({ product: { name, price }, quantity }) => ({ name, quantity, price }));

const totalOf = (items: readonly OrderedProduct[]): number => sumOf(items.map(({ quantity, price }) => quantity * price));

/** What a purchase would take: a product, or the whole cart. */
function purchasedBasket(state: ShopState, { product_name: said, quantity }: PurchaseProductRequest): Basket {
  if (said !== undefined) return [{ product: chooseProduct(state, said), quantity }];
  const basket = cartBasket(state);
  if (basket.length === 0)
    throw new ToolFailure({ code: 'cart-empty', message: 'There is nothing in the shopping cart.', advice: 'Name a product to buy.' });
  if (quantity === 1) return basket;
  throw new ToolNeedsInput({
    parameter: 'product_name',
    question: `Which product do you want ${quantity} of?`,
    choices: basket.map(({ product }) => product.name),
  });
}

interface Purchase {
  readonly basket: Basket;
  readonly order: ShopOrder;
}

function draftPurchase(state: ShopState, request: PurchaseProductRequest, { nowMs }: { readonly nowMs: number }): Purchase {
  const basket = purchasedBasket(state, request);
  for (const { product, quantity } of basket) checkStock(product, quantity);
  const items = itemsOf(basket);
  const order: ShopOrder = {
    id: nextId(state.orders, { prefix: 'E', first: 5531 }),
    items,
    total: totalOf(items),
    address: resolveAddress(state.account, { said: request.shipping_address, parameter: 'shipping_address' }),
    paymentMethod: resolvePaymentMethod(state.account, request.payment_method),
    placedOn: dateOf(nowMs),
    expectedOn: dateOf(addDays(nowMs, deliveryDays)),
  };
  return { basket, order };
}

const returnOf = ({ returns }: ShopState, order: ShopOrder): ShopReturn | undefined =>
  Object.values(returns).find(({ orderId }) => orderId === order.id);

function packageProgress(state: ShopState, order: ShopOrder, nowMs: number): PackageProgress {
  const { expectedOn: expected, placedOn } = order;
  const today = dateOf(nowMs);
  if (returnOf(state, order)) return { status: 'return requested', expected };
  if (today >= expected) return { status: 'delivered', expected };
  return { status: daysBetween(placedOn, today) < handlingDays ? 'being packed' : 'on its way', expected };
}

function latestOrder({ orders }: ShopState): ShopOrder {
  const latest = Object.values(orders).at(-1);
  if (latest) return latest;
  throw new ToolFailure({ code: 'order-not-found', message: 'You have not ordered anything.' });
}

function returnable(state: ShopState, { order_id: id }: ReturnProductRequest, nowMs: number): ShopOrder {
  const order = findRecord(state.orders, { id, kind: 'order' });
  const { status } = packageProgress(state, order, nowMs);
  const [code, message, advice] =
    status === 'return requested'
      ? ['already-returned', `Order ${order.id} is being returned already.`]
      : status !== 'delivered'
        ? ['not-delivered', `Order ${order.id} has not arrived yet.`, `It is expected on ${order.expectedOn}.`]
        : daysBetween(order.expectedOn, dateOf(nowMs)) > returnWindowDays
          ? ['return-window-over', `Order ${order.id} came more than ${returnWindowDays} days ago.`, 'Ask the shop.']
          : [];
  if (code !== undefined && message !== undefined) throw new ToolFailure({ code, message, advice });
  return order;
}

const simulation: Simulation<ShopState, ShopOperations> = defineSimulation<ShopState, ShopOperations>('ecommerce', {
  searchProducts(state, { query, category, max_price: maxPrice, min_rating: minRating = 0, sort_by: sortBy }) {
    const textOf = ({ name, department, description, features }: Product): string => [name, department, description, ...features].join(' ');
    const result = searchEntries(productsIn(state, category), query, textOf)
      .filter(({ price, rating }) => price <= (maxPrice ?? price) && rating >= minRating)
      .toSorted(rankings[sortBy])
      .map(({ name, price, rating, stock }) => ({ name, price, rating, stock }));
    return { state, result };
  },
  getProductDetails(state, { product_name: said }) {
    const { name, price, rating, stock, description, features } = chooseProduct(state, said);
    return { state, result: { name, price, rating, in_stock: stock > 0, description: `${description} ${features.join(', ')}.` } };
  },
  compareProducts(state, { product_names: said }) {
    const products = said.map((name) => chooseProduct(state, name, 'product_names'));
    return { state, result: products.map(({ name, price, rating, features }) => ({ name, price, rating, features })) };
  },
  addProductToCart(state, { product_name: said, quantity }) {
    const product = chooseProduct(state, said);
    const inCart = quantity + (state.cart[product.id] ?? 0);
    checkStock(product, inCart);
    return {
      state: { ...state, cart: { ...state.cart, [product.id]: inCart } },
      result: acknowledged(`${quantity} × ${product.name} added; ${inCart} in the cart.`),
    };
  },
  viewShoppingCart(state) {
    const items = itemsOf(cartBasket(state));
    return { state, result: { items, total: totalOf(items) } };
  },
  previewPurchase(state, request, context) {
    const { order } = draftPurchase(state, request, context);
    const shown = {
      product_name: order.items.map(({ name, quantity }) => `${quantity} × ${name}`).join(', '),
      quantity: order.items.reduce((sum, { quantity }) => sum + quantity, 0),
      total: dollars(order.total),
      shipping_address: order.address,
      payment_method: order.paymentMethod,
    };
    return { state, result: shown };
  },
  purchaseProduct(state, request, context) {
    const { basket, order } = draftPurchase(state, request, context);
    const left = basket.map(({ product, quantity }) => [product.id, { ...product, stock: product.stock - quantity }] as const);
    return {
      state: {
        ...state,
        products: { ...state.products, ...Object.fromEntries(left) },
        cart: request.product_name === undefined ? {} : state.cart,
        orders: { ...state.orders, [order.id]: order },
      },
      result: { order_id: order.id, total: order.total },
    };
  },
  trackPackage(state, { order_id: id }, { nowMs }) {
    const order = id === undefined ? latestOrder(state) : findRecord(state.orders, { id, kind: 'order' });
    return { state, result: packageProgress(state, order, nowMs) };
  },
  previewReturn(state, request, { nowMs }) {
    const order = returnable(state, request, nowMs);
    return { state, result: { order_id: order.id, reason: request.reason, refund: dollars(order.total) } };
  },
  returnProduct(state, request, { nowMs }) {
    const order = returnable(state, request, nowMs);
    const id = nextId(state.returns, { prefix: 'RT', first: 301 });
    const sentBack: ShopReturn = { id, orderId: order.id, reason: request.reason, refund: order.total };
    return {
      state: { ...state, returns: { ...state.returns, [id]: sentBack } },
      result: { return_id: id, refund: order.total },
    };
  },
  addToWishlist(state, { product_name: said }) {
    const { id, name } = chooseProduct(state, said);
    if (state.wishlist.includes(id)) return { state, result: acknowledged(`${name} is on the wish list already.`) };
    return { state: { ...state, wishlist: [...state.wishlist, id] }, result: acknowledged(`${name} is on the wish list now.`) };
  },
});

/** The simulated shop as a pure function. */
export const applyShop: Simulation<ShopState, ShopOperations>['apply'] = simulation.apply;

/** A shop in the computer. */
export type SimulatedShop = SimulatedService<ShopState, ShopOperations>;

/** Starts a simulated shop. */
export function simulatedShop({ seed, clock }: { readonly seed: number; readonly clock: ServiceClock }): SimulatedShop {
  return simulateService(simulation, { initial: seedShop({ seed, nowMs: clock.nowMs() }), clock });
}
