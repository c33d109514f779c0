/** Letters by falling frequency, from common knowledge, of the scripts that franc's trigrams leave out. */
export const BY_FREQUENCY = {
  greek: 'αοιετσνηυρπκμλςάίόέήδγύώφθβχζξψ',
  thai: 'านรอกเงมยลว่ดท้สตะัปีบคิ์หแจพูชขุใไโผึซณธ็ศฟษญถ',
  hangul:
    '이다는의에가을지고하한기로도사어를리인은자그아나서정시들대수해보있부과전일적원주라면스마없것니만여',
  hiragana: 'のにはをいたるとがでしてなかれすらあこりくもうさよまだんそけきっち',
} as const;

/**
 * Letters beyond ASCII that a language (ISO 639-3) writes, after the exemplar characters of the Unicode CLDR: a list of
 * trigrams is too short to show them all.
 */
export const ALPHABETS: { readonly [iso6393: string]: string } = {
  eng: 'éèêëïöçñ',
  fra: 'àâæçéèêëîïôœùûüÿ',
  deu: 'äöüß',
  spa: 'áéíóúñü¿¡',
  por: 'áâãàçéêíóôõú',
  ita: 'àèéìòù',
  nld: 'éëïöü',
  swe: 'åäöé',
  dan: 'æøåé',
  fin: 'äöåšž',
  cat: 'àçèéíïòóúü·',
  pol: 'ąćęłńóśźż',
  ces: 'áčďéěíňóřšťúůýž',
  slk: 'áäčďéíĺľňóôŕšťúýž',
  hun: 'áéíóöőúüű',
  ron: 'âăîșț',
  hrv: 'čćđšž',
  slv: 'čšž',
  tur: 'çğıöşü',
  arb: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ',
  pes: 'ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیةك',
  urd: 'ءآئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےؤ',
  ell: 'αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ',
  tha: 'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะาำเแโใไๅๆ',
  rus: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ukr: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  bul: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  srp: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  bel: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  heb: 'אבגדהוזחטיכךלמםנןסעפףצץקרשת',
};

/** Letters that the single-byte charsets lack, and what was written for them. */
export const OLDER_FORMS: readonly (readonly [today: string, then: string])[] = [
  ['ș', 'ş'],
  ['ț', 'ţ'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ہ', 'ه'],
];
