import type { RandomSource } from '../random-source.ts';
import { sayInteger } from './number-words.ts';
import { inventWord } from './rare-text.ts';
import type { SaidText } from './text-surface.ts';

const said = (text: string): SaidText => ({ lead: '', text });

const firstNames = (
  'dana sid priya lutfi maria nick anna tom jose chen fatima omar grace noah lukas yuki amara bob sam lena raj ines karl mei ' +
  'info sales support hello office team marketing accounts jobs press admin billing'
).split(' ');
const lastNames = 'smith whitfield raman garcia lopez keller okafor schneider tanaka novak silva khan jones murphy cohen lee'.split(' ');
const domainWords = 'example example example mail acme northwind contoso lakeside bluebird fastpost school clinic studio'.split(' ');
const endings = 'com com com com org net co.uk io de edu'.split(' ');
const digitWords = 'zero one two three four five six seven eight nine'.split(' ');

/** An email address, mostly as written, sometimes as spoken: "dana at example dot com". */
export function sayEmail(random: RandomSource): SaidText {
  const first = random.chance(0.6) ? random.pick(firstNames) : inventWord(random);
  const last = random.chance(0.5) ? random.pick(lastNames) : inventWord(random);
  const domain = random.chance(0.7) ? random.pick(domainWords) : inventWord(random);
  const ending = random.pick(endings);
  if (random.chance(0.18)) {
    const name = random.pick([first, `${first} dot ${last}`, `${first} underscore ${last}`]);
    return said(`${name} at ${domain} dot ${ending.replace('.', ' dot ')}`);
  }
  const local = random.pickWeighted([
    [6, first],
    [5, `${first}.${last}`],
    [2, `${first.charAt(0)}.${last}`],
    [2, `${first}${random.integer(1, 99)}`],
    [1, `${first}_${last}`],
    [1, `${last}-${first}`],
    [1, `${first}+${last}`],
  ]);
  return said(`${local}@${domain}.${ending}`);
}

/** A phone number as people write or say it. */
export function sayPhoneNumber(random: RandomSource): SaidText {
  const digits = (count: number): string => Array.from({ length: count }, () => String(random.integer(0, 9))).join('');
  const area = `${random.integer(2, 9)}${digits(2)}`;
  const line = digits(4);
  const separator = random.pick(['-', '-', ' ', '.']);
  return random.pickWeighted<() => SaidText>([
    [5, () => said(`${area}${separator}555${separator}${line}`)],
    [3, () => said(`(${area}) 555-${line}`)],
    [2, () => said(`${area}555${line}`)],
    [2, () => said(`+1 ${area} 555 ${line}`)],
    [1, () => said(`+1${area}555${line}`)],
    [2, () => said(`1-${area}-555-${line}`)],
    [2, () => said(`+44 20 ${digits(4)} ${line}`)],
    [2, () => said(`020 ${digits(4)} ${line}`)],
    [2, () => said(`07${digits(3)} ${digits(6)}`)],
    [1, () => said(`+49 30 ${digits(7)}`)],
    [1, () => said(`+91 9${digits(4)} ${digits(5)}`)],
    [1, () => said(`+33 1 ${digits(2)} ${digits(2)} ${digits(2)} ${digits(2)}`)],
    [3, () => said(spell(`${area}555${line}`, random))],
    [1, () => said(`${spell(area, random)} ${sayInteger(random.integer(20, 99), random)} ${spell(digits(5), random)}`)],
    [1, () => said(random.pick(['911', '112', '999', '311', '101']))],
  ])();
}

/** Digit by digit, with "oh" for nought and "double" now and then. */
function spell(digits: string, random: RandomSource): string {
  const words: string[] = [];
  const nought = random.pick(['oh', 'zero']);
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charAt(at);
    const word = digit === '0' ? nought : (digitWords[Number(digit)] ?? digit);
    const isDouble = digits.charAt(at + 1) === digit && random.chance(0.3);
    words.push(isDouble ? `double ${word}` : word);
    if (isDouble) at += 1;
  }
  return words.join(' ');
}
