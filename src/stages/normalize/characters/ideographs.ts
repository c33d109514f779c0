import type { CharacterRule } from './rule.ts';

/**
 * Radicals of the CJK Radicals Supplement and the ideographs that look the same, in pairs. Unicode gives only two
 * of them a decomposition; the others are from EquivalentUnifiedIdeograph.txt of the Unicode Character Database.
 * Shapes that stand for a radical in general rather than for one ideograph are left out.
 */
const SUPPLEMENT_PAIRS =
  '⺁厂⺂乛⺃乚⺅亻⺆冂⺉刂⺊卜⺋㔾⺎兀⺏尣⺐尢⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺫目⺬示⺭礻' +
  '⺮竹⺯糹⺰纟⺱罓⺲罒⺹耂⺺肀⺻聿⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣' +
  '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

let supplement: Map<string, string> | undefined;

function supplementTable(): Map<string, string> {
  const table = new Map<string, string>();
  for (let i = 0; i < SUPPLEMENT_PAIRS.length; i += 2) {
    table.set(SUPPLEMENT_PAIRS.charAt(i), SUPPLEMENT_PAIRS.charAt(i + 1));
  }
  return table;
}

/** Kangxi radicals, which PDFs put for the ideographs they look like. */
export const kangxiRadical: CharacterRule = {
  ranges: [[0x2f00, 0x2fd5]],
  apply(text, at, log) {
    log.replace(at, at + 1, text.charAt(at).normalize('NFKC'), 'normalize/kangxi-radical');
    return at + 1;
  },
};

/** The same for the radicals supplement, which holds the simplified ones. */
export const radicalSupplement: CharacterRule = {
  ranges: [[0x2e80, 0x2ef3]],
  apply(text, at, log) {
    supplement ??= supplementTable();
    const ideograph = supplement.get(text.charAt(at));
    if (ideograph !== undefined) log.replace(at, at + 1, ideograph, 'normalize/radical-supplement');
    return at + 1;
  },
};

/** Compatibility ideographs of the basic plane; the dozen there that are unified ones normalize to themselves. */
export const compatibilityIdeograph: CharacterRule = {
  ranges: [[0xf900, 0xfaff]],
  apply(text, at, log) {
    log.replace(at, at + 1, text.charAt(at).normalize('NFC'), 'normalize/compatibility-ideograph');
    return at + 1;
  },
};

/** Pairs that spell a compatibility ideograph, and halves of a pair that stand alone. */
export const surrogate: CharacterRule = {
  ranges: [[0xd800, 0xdfff]],
  apply(text, at, log) {
    if (!isPair(text, at)) {
      log.replace(at, at + 1, '\ufffd', 'normalize/lone-surrogate');
      return at + 1;
    }
    if (isCompatibilityPair(text, at)) {
      const ideograph = text.slice(at, at + 2).normalize('NFC');
      log.replace(at, at + 2, ideograph, 'normalize/compatibility-ideograph');
    }
    return at + 2;
  },
};

/** Whether the surrogate at `at` is the first half of a pair. */
export function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/** Whether the pair at `at` is in the block of compatibility ideographs from U+2F800 to U+2FA1F. */
export function isCompatibilityPair(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xd87e && text.charCodeAt(at + 1) <= 0xde1f;
}
