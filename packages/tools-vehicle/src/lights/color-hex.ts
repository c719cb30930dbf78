const namedColors: Readonly<Record<string, string>> = {
  amber: '#FFBF00',
  aqua: '#00FFFF',
  blue: '#0000FF',
  'cold white': '#F0F8FF',
  'cool white': '#F0F8FF',
  coral: '#FF7F50',
  crimson: '#DC143C',
  cyan: '#00FFFF',
  'dark blue': '#00008B',
  'dark green': '#006400',
  'dark red': '#8B0000',
  gold: '#FFD700',
  green: '#00FF00',
  'ice blue': '#99E6FF',
  indigo: '#4B0082',
  lavender: '#B57EDC',
  'light blue': '#ADD8E6',
  'light green': '#90EE90',
  lilac: '#C8A2C8',
  lime: '#BFFF00',
  magenta: '#FF00FF',
  mint: '#98FF98',
  'navy blue': '#000080',
  navy: '#000080',
  orange: '#FFA500',
  pink: '#FFC0CB',
  purple: '#800080',
  red: '#FF0000',
  rose: '#FF007F',
  'sky blue': '#87CEEB',
  teal: '#008080',
  turquoise: '#40E0D0',
  violet: '#8F00FF',
  'warm white': '#FFE4C4',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

const hexadecimal = /^#?([0-9a-f]{6})$/u;

/** The `#RRGGBB` of a colour given so or by name, whatever its case and spacing; undefined where it is neither. */
export function colorHex(color: string): string | undefined {
  const folded = color
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ');
  const digits = hexadecimal.exec(folded)?.[1];
  if (digits !== undefined) return `#${digits.toUpperCase()}`;
  return Object.hasOwn(namedColors, folded) ? namedColors[folded] : undefined;
}
