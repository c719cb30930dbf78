import { type Fetch, listOf, requestJson, textOf } from '../request-json.ts';
import type { NewsPort } from './news-port.ts';

/** GDELT names languages in English; one it has no name for here is left out of the search. */
const languages: Readonly<Record<string, string>> = {
  ar: 'arabic',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  hi: 'hindi',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ru: 'russian',
  tr: 'turkish',
  zh: 'chinese',
};

/** GDELT's countries are FIPS codes, which differ from ISO 3166 for these and others. */
const countries: Readonly<Record<string, string>> = {
  AU: 'AS',
  CH: 'SZ',
  CN: 'CH',
  DE: 'GM',
  ES: 'SP',
  GB: 'UK',
  IE: 'EI',
  JP: 'JA',
  SE: 'SW',
};

/** The news of GDELT DOC 2.0: no key. Opens connections once it is asked, and not before. */
export function gdeltNews({ fetch }: { readonly fetch: Fetch }): NewsPort {
  return {
    async listArticles({ query, category, language, region, limit }, options = {}) {
      const words = [query, category].filter((word) => word !== undefined).map(quoteWords);
      const spoken = languages[language];
      const filters = [...(spoken ? [`sourcelang:${spoken}`] : []), `sourcecountry:${countries[region] ?? region}`];
      const answer = await requestJson({
        fetch,
        service: 'GDELT',
        url: 'https://api.gdeltproject.org/api/v2/doc/doc',
        query: {
          query: [...words, ...filters].join(' '),
          mode: 'artlist',
          format: 'json',
          sort: 'hybridrel',
          timespan: '1d',
          maxrecords: limit,
        },
        ...options,
      });
      return listOf(answer, 'articles').map((article) => ({ headline: textOf(article, 'title'), link: textOf(article, 'url') }));
    },
  };
}

/** Words that were said search for themselves: they cannot close the quotation and add operators. */
const quoteWords = (words: string): string => `"${words.replaceAll('"', ' ').trim()}"`;
