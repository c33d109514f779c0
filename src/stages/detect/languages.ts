/** Languages of scripts that (nearly) only one language writes: BCP 47 and ISO 639-3. */
export const ONE_LANGUAGE: { readonly [script: string]: readonly [lang: string, iso6393: string] } = {
  Hang: ['ko', 'kor'],
  Kore: ['ko', 'kor'],
  Grek: ['el', 'ell'],
  Thai: ['th', 'tha'],
  Laoo: ['lo', 'lao'],
  Khmr: ['km', 'khm'],
  Geor: ['ka', 'kat'],
  Armn: ['hy', 'hye'],
  Beng: ['bn', 'ben'],
  Guru: ['pa', 'pan'],
  Gujr: ['gu', 'guj'],
  Orya: ['or', 'ori'],
  Taml: ['ta', 'tam'],
  Telu: ['te', 'tel'],
  Knda: ['kn', 'kan'],
  Mlym: ['ml', 'mal'],
  Sinh: ['si', 'sin'],
  Tibt: ['bo', 'bod'],
  Mong: ['mn-Mong', 'mvf'],
  Thaa: ['dv', 'div'],
  Nkoo: ['nqo', 'nqo'],
  Tfng: ['zgh', 'zgh'],
  Syrc: ['syr', 'aii'],
  Cher: ['chr', 'chr'],
  Cans: ['iu', 'iku'],
  Yiii: ['ii', 'iii'],
};

/** Codes whose shortest BCP 47 form is not theirs by the rules of `Intl`. */
const RENAMED: { readonly [iso6393: string]: string } = { zlm: 'ms', tgl: 'tl', pbu: 'ps', und: 'und' };
/** Tags found before: `Intl` takes longer than finding the language does. */
const tags = new Map<string, string>();

/**
 * The BCP 47 tag of an ISO 639-3 code: the two-letter code where there is one, the macrolanguage where the code names
 * its main member (`ekk` is `et`).
 *
 * @example
 * bcp47('deu') // 'de'
 */
export function bcp47(iso6393: string): string {
  let tag = tags.get(iso6393);
  if (tag === undefined) {
    tag = RENAMED[iso6393] ?? Intl.getCanonicalLocales(iso6393)[0] ?? iso6393;
    tags.set(iso6393, tag);
  }
  return tag;
}
