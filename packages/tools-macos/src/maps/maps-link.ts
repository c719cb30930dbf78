/** How one travels, as Apple's map links write it: driving, walking, public transit. */
export type Transport = 'd' | 'w' | 'r';

const origin = 'https://maps.apple.com/';

/** The link that shows a place. */
export function placeLink(location: string): string {
  return `${origin}?${encodeQuery([['q', location]])}`;
}

/** The link that shows a way; without a start it begins where the device is. */
export function directionsLink({
  from,
  to,
  transport,
}: {
  readonly from: string;
  readonly to: string;
  readonly transport: Transport;
}): string {
  return `${origin}?${encodeQuery([...(from === '' ? [] : [['saddr', from] as const]), ['daddr', to], ['dirflg', transport]])}`;
}

/** Percent signs for spaces too: Maps takes a plus as a plus. Half a surrogate pair, which no link can carry, becomes U+FFFD. */
function encodeQuery(fields: readonly (readonly [name: string, value: string])[]): string {
  return fields.map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(value))}`).join('&');
}

/** `String.prototype.toWellFormed`, which Hermes does not have. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
