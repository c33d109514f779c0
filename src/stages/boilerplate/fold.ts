/** Characters of the patterns that Traditional Chinese writes otherwise, each with its simplified form. */
const SIMPLIFIED =
  '丟丢並并佔占來来係系個个們们側侧傳传僅仅價价優优內内兩两冊册別别刪删則则創创劃划動动務务區区參参唄呗問问單单嚴严圍围圖图執执報报場场實实審审' +
  '寫写寶宝將将對对導导屬属帳账幫帮廣广後后復复應应戶户掃扫搶抢擊击擔担據据數数於于時时暢畅暫暂會会條条業业構构標标機机欄栏權权歡欢歸归沒没況况' +
  '準准瀏浏為为無无煉炼熱热營营爲为獨独獲获現现畫划當当發发盜盗盡尽眾众碼码節节糾纠約约紅红級级細细終终組组結结絕绝絡络給给絲丝經经維维網网緊紧' +
  '編编總总繫系繼继續续羣群習习聞闻聯联聲声聽听腦脑臺台與与興兴舉举萬万薦荐藍蓝處处號号衆众術术裏里裝装裡里製制複复襲袭見见視视覺觉覽览觀观訂订' +
  '計计訊讯討讨記记設设許许訴诉註注評评詢询該该詳详認认說说請请論论諮咨謝谢識识議议讀读讓让讚赞負负責责費费貼贴資资賓宾賞赏賬账贊赞趕赶載载輯辑' +
  '輸输轉转這这進进運运過过違违還还邊边郵邮錄录錯错鍵键鍾钟鎖锁鏈链鏡镜鐘钟鑑鉴鑒鉴長长門门開开間间閱阅閲阅關关隨随險险電电頁页頂顶項项順顺須须' +
  '預预領领頻频題题顧顾顯显風风餘余馬马騰腾驗验體体點点幾几麼么饋馈誰谁帐账閉闭備备證证專专蹤踪團团幹干貨货選选擇择話话藥药國国規规歷历虛虚義义線线訪访鄭郑';

/** Marks and letters that are written in several ways, and the one that the patterns use. */
const SAME = '“"”"「"」"『"』"‘\'’\'【[】]〔[〕]〖[〗]丨|│|┃|·.•.—-–-―-\u3000 \u00a0 \t أاإاآاىيةهکكیي';

/** Signs that adorn a line, at either end: arrows, triangles, bullets, rules, emoji, full stops. */
const SIGN = '(?:[\\s>»›→↓↑▲▼△▽◆◇■□●○★☆.。*_~=#!…-]|\\p{Emoji_Presentation}|\\ufe0f)';
const ADORNMENT = new RegExp(`^${SIGN}+(?=\\D)|${SIGN}+$`, 'gu');
/** Spaces that separate no ASCII words. */
const LOOSE_SPACE = / +(?=[^\x21-\x7e\u0600-\u06ff]|[|:])|(?<=[^\x21-\x7e\u0600-\u06ff]|[|:]) +/gu;
const ARABIC_MARKS = /[\u064b-\u0652\u0640]/g;

let table: Uint16Array | undefined;

/** What each code unit is folded to. */
export function foldTable(): Uint16Array {
  table ??= makeTable();
  return table;
}

function makeTable(): Uint16Array {
  const fold = new Uint16Array(0x10000);
  for (let unit = 0; unit < fold.length; unit++) fold[unit] = unit;
  for (let unit = 0x41; unit <= 0x5a; unit++) fold[unit] = unit + 0x20;
  for (let unit = 0xff01; unit <= 0xff5e; unit++) fold[unit] = fold[unit - 0xfee0] ?? unit;
  for (const pairs of [SIMPLIFIED, SAME]) {
    for (let i = 0; i < pairs.length; i += 2) fold[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  }
  return fold;
}

/**
 * A line as the patterns see it: simplified characters, ASCII punctuation in half width, lower case, Arabic without
 * marks and with one form of alef, yeh, kaf and heh; no adornment at the ends, no space beside Chinese.
 */
export function foldLine(line: string): string {
  const fold = foldTable();
  let folded = '';
  for (let i = 0; i < line.length; i++) folded += String.fromCharCode(fold[line.charCodeAt(i)] ?? 0);
  return folded.replace(ARABIC_MARKS, '').replace(LOOSE_SPACE, '').replace(ADORNMENT, '').trim();
}
