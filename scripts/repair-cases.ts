import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ALL_MIX_UPS } from '../src/stages/repair/chains/mix-ups.ts';
import { type Damage, mixUps } from '../test/support/mix-up.ts';

/** Sentences by language. The first that a charset can hold and a mix-up leaves whole is the case. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'zh-Hans': [
    '下了一夜的雨，早晨的街道格外干净，卖豆浆的阿姨已经开门了。',
    '老师让我们把昨天写的作文再读一遍，然后互相提出修改意见。',
    '这条铁路全长三百多公里，沿途要经过十二座桥梁和四个隧道！',
    '爷爷喜欢在院子里种花，尤其喜欢菊花和兰花。',
  ],
  'zh-Hant': [
    '昨晚的颱風吹倒了門前的老樹，鄰居們一早就出來幫忙清理。',
    '圖書館新買了一批關於海洋生物的書，孩子們都搶著要借閱。',
    '爺爺把年輕時寫的信都收在一個舊木箱裡，捨不得丟掉！',
    '這間麵店開了三十年，味道從來沒有變過。',
  ],
  ar: [
    'ذهبت إلى السوق في الصباح الباكر لأشتري الخبز والزيتون والجبن.',
    'كان جدي يحكي لنا كل ليلة قصة جديدة عن البحر والسفن.',
    'تقع المدينة القديمة على تل صغير قرب النهر، وفيها مسجد جميل.',
    'هل تعرف متى يصل القطار القادم من الشمال؟ سألت الحارس.',
  ],
  fa: [
    'دیروز با دوستانم به کوه رفتیم و تا غروب آفتاب آنجا ماندیم.',
    'مادربزرگ هر شب برای ما داستانی تازه از روزگار قدیم می‌گفت.',
    'پدر چند درخت گردو و بادام در باغ کنار رود کاشت.',
    'اين کتاب را چند سال پيش از يک فروشگاه کوچک خريدم.',
  ],
  ja: [
    '昨日は雨が降っていたので、家でゆっくり本を読んでいました。',
    '駅前の小さな喫茶店で、友達とコーヒーを飲みながら話した。',
    '祖母の庭には、春になると白い花がたくさん咲きます！',
    'この電車は次の駅で十分ほど停車いたします。',
  ],
  ko: [
    '어제 저녁에 친구와 함께 강가를 걸으며 오래 이야기를 나누었다.',
    '할머니께서 보내 주신 감이 아주 달고 맛있어서 금방 다 먹었다.',
    '도서관은 아침 아홉 시부터 저녁 여섯 시까지 문을 연다.',
  ],
  ru: [
    'Вчера вечером мы долго гуляли по набережной и смотрели на огни.',
    'Бабушка испекла пирог с яблоками и позвала соседей к чаю.',
    'Поезд опоздал на сорок минут, и нам пришлось ждать на вокзале.',
    'ВХОД ВОСПРЕЩЕН: идёт ремонт. Просим вас пройти через двор.',
  ],
  fr: [
    'L’été dernier, nous avons visité un château près de la forêt.',
    'Le garçon a trouvé une vieille clé derrière la fenêtre cassée.',
    'À midi, ma sœur préparait déjà le dîner pour toute la famille.',
    'Où est passé le maître d’hôtel ? Il était là il y a une heure.',
  ],
};

/** Which languages are written in a charset; UTF-8 holds all. */
const WRITTEN_IN: Readonly<Record<string, readonly string[]>> = {
  'utf-8': Object.keys(SENTENCES),
  gbk: ['zh-Hans', 'zh-Hant'],
  big5: ['zh-Hant'],
  shift_jis: ['ja'],
  'euc-jp': ['ja'],
  'euc-kr': ['ko'],
  'windows-1251': ['ru'],
  'windows-1256': ['ar', 'fa'],
  'iso-8859-6': ['ar'],
  'koi8-r': ['ru'],
  ibm866: ['ru'],
};

const CYRILLIC: ReadonlySet<string> = new Set(['koi8-r', 'windows-1251', 'ibm866']);
const UTF8_AS_1252: Damage = { written: 'utf-8', read: 'windows-1252' };

function damages(): readonly Damage[] {
  const latin1: Damage = { written: 'utf-8', read: 'iso-8859-1' };
  // What is read as Windows-1252 is read as ISO 8859-1 as well.
  const legacy = ALL_MIX_UPS.filter(
    ({ written, read, islands }) => written !== 'utf-8' && read === 'windows-1252' && islands !== true,
  );
  return [latin1, ...ALL_MIX_UPS, ...legacy.map(({ written }): Damage => ({ written, read: 'iso-8859-1' }))];
}

function nameOf({ written, read, islands }: Damage): string {
  return `${written} read as ${read}${islands === true ? ' with islands' : ''}`;
}

type Chain = readonly [name: string, damages: readonly Damage[]];

/**
 * What may come on top of a mix-up: UTF-8 goes wrong in the same way again or as it mostly does, other bytes as UTF-8
 * mostly does, and the letters of Russian are swapped once more.
 */
function chainsOf(damage: Damage): readonly Chain[] {
  const { written, read } = damage;
  const name = nameOf(damage);
  const twice: Chain = [`${name}, twice`, [damage, damage]];
  const then: Chain = [`${name}, then ${nameOf(UTF8_AS_1252)}`, [damage, UTF8_AS_1252]];
  const swaps = CYRILLIC.has(written) && CYRILLIC.has(read);
  return [
    [name, [damage]],
    ...(written === 'utf-8' || swaps ? [twice] : []),
    ...(written === 'utf-8' && read === UTF8_AS_1252.read ? [] : [then]),
  ];
}

/** The lines of test/cases/repair/synthetic.jsonl: every mix-up, once and twice, in every language it can happen to. */
export function repairCases(): string {
  const lines: string[] = [];
  for (const damage of damages()) {
    for (const [name, chain] of chainsOf(damage)) {
      for (const language of WRITTEN_IN[damage.written] ?? []) {
        const fixed = SENTENCES[language]?.find((sentence) => mixUps(sentence, chain) !== undefined);
        if (fixed === undefined) continue;
        lines.push(JSON.stringify({ label: `${language}: ${name}`, original: mixUps(fixed, chain), fixed }));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(
    fileURLToPath(new URL('../test/cases/repair/synthetic.jsonl', import.meta.url)),
    repairCases(),
  );
