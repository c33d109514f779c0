import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { repair, replay } from '../../../src/stages/repair/index.ts';
import { readCases } from '../../support/cases.ts';
import { splice } from '../../support/splice.ts';

interface Text {
  readonly label: string;
  readonly text: string;
}

interface Damaged {
  readonly label: string;
  readonly damaged: string;
  readonly expected: string;
}

const texts = readCases<Text>('repair/traditional.jsonl');
const wholeText = texts.map(({ text }) => text).join('\n');

/** Readings as crawled sites splice them in; the list of one site is a part of these. */
const READINGS = new Map(
  (
    '業yè 發fā 學xué 數shù 國guó 產chǎn 術shù 據jù 機jī 對duì 內nèi 農nóng 應yīng 創chuàng 關guān 進jìn 動dòng 會huì 設shè 經jīng ' +
    '實shí 現xiàn 個gè 時shí 質zhì 務wù 計jì 統tǒng 護hù 導dǎo 訓xùn 環huán 領lǐng 網wǎng 標biāo 調diào 規guī 構gòu 習xí 強qiáng 場chǎng 優yōu ' +
    '準zhǔn 當dāng 風fēng 問wèn 節jié 驗yàn 養yǎng 團tuán 點diǎn 聯lián 認rèn 測cè 勢shì 結jié 書shū 報bào 濟jì 態tài 運yùn 來lái 長zhǎng 醫yī ' +
    '轉zhuǎn 續xù 開kāi 隊duì 預yù 識shí 語yǔ 監jiān 驅qū 遠yuǎn 區qū 號hào 險xiǎn 協xié 級jí 堅jiān 項xiàng 過guò 請qǐng 說shuō 簡jiǎn 門mén'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1)] as const),
);
const CUTS = '！？；，、';
/** What nearly every site's list begins with; a document without these shows no sign of its damage. */
const CORE = '業發數術據應創質領學機實會時個計動長國來開';

function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

describe('byte-spliced GBK', () => {
  it.each(readCases<Damaged>('repair/spliced-gbk.jsonl'))('restores $label', ({ damaged, expected }) => {
    expect(repair(damaged).text).toBe(expected);
  });

  it.each(texts)('restores $label as a document of its own', ({ text }) => {
    const damaged = splice(text, { readings: READINGS });
    expect(damaged).not.toBe(text);
    expect(repair(damaged).text).toBe(text);
  });

  it('restores a document that was also cut at every mark', () => {
    expect(repair(splice(wholeText, { readings: READINGS, cuts: CUTS })).text).toBe(wholeText);
  });

  it('restores a document whose marks were folded to ASCII afterwards', () => {
    const damaged = splice(wholeText, { readings: READINGS, cuts: CUTS, fold: true });
    expect(fold(repair(damaged).text)).toBe(fold(wholeText));
  });

  it('restores the damage of any list of characters, and explains it by edits', () => {
    const list = fc
      .subarray([...READINGS])
      .map((some) => new Map([...READINGS].filter((pair) => CORE.includes(pair[0]) || some.includes(pair))));
    fc.assert(
      fc.property(list, fc.subarray([...CUTS]), fc.boolean(), (readings, cuts, folded) => {
        const damaged = splice(wholeText, { readings, cuts: cuts.join(''), fold: folded });
        const { text, edits } = repair(damaged);
        expect(folded ? fold(text) : text).toBe(folded ? fold(wholeText) : wholeText);
        expect(applyEdits(damaged, edits)).toBe(text);
        expect(repair(text).text).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('takes the readings alone where they are given twice and without tones', () => {
    expect(repair('知(zhi)(zhi)識就是力(li)(li)量,學(xue)習(xi)(xi)要有方(fang)法。').text).toBe(
      '知識就是力量,學習要有方法。',
    );
  });

  it('marks what it chose as the likeliest, and leaves that alone when asked to', () => {
    const damaged = '發(fā)展技術(shù)\n必要的選擇?！?';
    const { text, edits } = repair(damaged);
    expect(text).toBe('發展技術\n必要的選擇。”');
    expect(edits.map(({ lossy = false }) => lossy)).toEqual([false, false, true]);
    const sure = edits.filter(({ lossy }) => lossy !== true);
    expect(repair(damaged, { lossy: false })).toMatchObject({ text: replay(damaged, sure), edits: sure });
  });

  it('leaves alone what gains less than is asked for', () => {
    const damaged = '因?yàn)橛?xùn)練數(shù)據(jù)';
    const margins = repair(damaged).edits.map(({ margin = 0 }) => margin);
    expect(Math.min(...margins)).toBeGreaterThan(3);
    expect(repair(damaged, { minMargin: Math.max(...margins) + 1 }).text).toBe(damaged);
  });

  it.each(readCases<Text>('repair/glosses.jsonl'))('leaves the glosses of $label', ({ text }) => {
    expect(repair(text)).toMatchObject({ text, edits: [] });
  });
});
