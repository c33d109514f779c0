/**
 * Words on which OpenCC's t2s is wrong or silent, by the rule that names them: Traditional on the left, Simplified on
 * the right, as Xiandai Hanyu Cidian and the Tongyong Guifan Hanzi Biao (2013) have them. Where the two are alike the
 * character stays. The longest match from the left wins, so a word also guards its last character against the next.
 */
export const WORDS_BY_RULE: Readonly<Record<string, string>> = {
  // A slip of the dictionary, which leaves 計; 鍊 for a chain, where t2s has 炼.
  'convert/phrase': '不可貲計 不可赀计|鍊表 链表|鍊狀 链状|鍊結 链结|鍊接 链接|雪鍊 雪链',
  // 甚麼 is the older spelling of 什麼; 甚 alone (甚至) is another word.
  'convert/shenme': '甚麼 什么|甚麽 什么',
  // 藉 in the sense of borrowing or relying on is 借; as a mat, and in 狼藉 慰藉 蘊藉, it stays.
  'convert/jie':
    '藉 借|狼藉 狼藉|慰藉 慰藉|枕藉 枕藉|蘊藉 蕴藉|藴藉 蕴藉|醞藉 酝藉|溫藉 温藉|藉田 藉田|蹈藉 蹈藉|踐藉 践藉|凌藉 凌藉|茵藉 茵藉|藉甚 藉甚|藉藉 藉藉',
  // 覆 for answering or repeating is 复; for covering and overturning it stays.
  'convert/fu':
    '覆核 复核|覆查 复查|覆診 复诊|覆試 复试|覆述 复述|敬覆 敬复|覆檢 复检|覆審 复审|覆驗 复验|覆賽 复赛|覆選 复选|稟覆 禀复|詳覆 详复|速覆 速复|盼覆 盼复|請覆 请复|待覆 待复',
  // 么 for the youngest is 幺; 么 is also how Simplified writes 麼.
  'convert/yao':
    '老么 老幺|么妹 幺妹|么兒 幺儿|么女 幺女|么弟 幺弟|么叔 幺叔|么舅 幺舅|么媽 幺妈|么孫 幺孙|么點 幺点|么喝 吆喝|么蛾子 幺蛾子|么爸 幺爸|么爹 幺爹|么爺 幺爷|么姨 幺姨|么姑 幺姑|么嬸 幺婶|么娘 幺娘|么鳳 幺凤|么雞 幺鸡|么九 幺九|么元 幺元|么半群 幺半群|么正 幺正|么篇 幺篇|六么 六幺|呼么喝六 呼幺喝六|什么 什么|怎么 怎么|那么 那么|这么 这么|多么 多么|要么 要么|干么 干么|幹么 干么|甚么 甚么|為么 为么|为么 为么',
  // 瞭 for understanding is 了; for looking into the distance it stays.
  'convert/liao': '不甚瞭瞭 不甚了了|心中瞭瞭 心中了了|瞭悟 了悟|瞭於 了于',
  // 夥 for "many" stays; for company it is 伙.
  'convert/huo': '甚夥 甚夥|頗夥 颇夥|繁夥 繁夥|夥頤 夥颐',
  // 乾 read qián stays, in names, eras and the Book of Changes.
  'convert/qian':
    `${years('乾德 乾封 乾符 乾寧 乾祐 乾化 乾和 乾貞 乾亨 乾興 乾統 乾定 乾元 乾道')}|` +
    '乾德 乾德|乾封 乾封|乾亨 乾亨|乾貞 乾贞|乾豫 乾豫|雍乾 雍乾|乾陵 乾陵|乾宮 乾宫|乾位 乾位|乾爻 乾爻|乾健 乾健|乾剛 乾刚|乾樞 乾枢|乾紐 乾纽|乾曜 乾曜|乾維 乾维|乾軸 乾轴|乾始 乾始|乾造 乾造|乾宅 乾宅|乾策 乾策|乾竺 乾竺|乾陀 乾陀|乾闥 乾闼|乾為陽 乾为阳|乾爲陽 乾为阳|乾三連 乾三连|坤乾 坤乾|乾上坤下 乾上坤下|坤上乾下 坤上乾下|乾下坤上 乾下坤上|坤下乾上 坤下乾上|乾上乾下 乾上乾下|承乾 承乾|孫乾 孙乾|蔡孝乾 蔡孝乾|曾運乾 曾运乾|李乾順 李乾顺|陳遇乾 陈遇乾|' +
    '乾乾夕惕 乾乾夕惕|終日乾乾 终日乾乾|乾為天 乾为天|乾爲天 乾为天|乾符 乾符|乾寧 乾宁|乾祐 乾祐|乾祐縣 乾祐县|乾興元年 乾兴元年|乾統 乾统|乾安 乾安|乾清門 乾清门',
  // 乾 for dry goods and for drying is 干, whatever follows (餅乾元素 is no 乾元).
  'convert/gan':
    '餅乾 饼干|葡萄乾 葡萄干|豆乾 豆干|豆腐乾 豆腐干|肉乾 肉干|果乾 果干|筍乾 笋干|魚乾 鱼干|菜乾 菜干|薯乾 薯干|瓜乾 瓜干|杏乾 杏干|烘乾 烘干|風乾 风干|曬乾 晒干|晒乾 晒干|吹乾 吹干|擦乾 擦干|晾乾 晾干|烤乾 烤干|榨乾 榨干|喝乾 喝干|抹乾 抹干|瀝乾 沥干|陰乾 阴干|焙乾 焙干|未乾 未干|口乾 口干|不乾 不干|變乾 变干|弄乾 弄干|抽乾 抽干|乾淨 干净|乾燥 干燥|乾杯 干杯',
  // The given name is 汎 or 徵, which the standard keeps for names.
  'convert/name':
    '王汎森 王汎森|柳詒徵 柳诒徵|柳诒徵 柳诒徵|陸徵祥 陆徵祥|於夫羅 於夫罗|於陵子 於陵子|商於之地 商於之地',
  // Forms that the mainland's list of variants (1955) or its list of character shapes (1965) replaces, and t2s leaves.
  'convert/variant':
    '衹 只|痺 痹|痲痺 麻痹|痲疹 麻疹|痲瘋 麻风|痲醉 麻醉|簷 檐|睪丸 睾丸|鬭 斗|鬪 斗|鬬 斗|寳 宝|閙 闹|覔 觅|啣 衔|讃 赞|酧 酬|韮 韭|椶 棕|鄕 乡|槪 概|愼 慎|顚 颠|塡 填|姸 妍|屛 屏|甁 瓶|蔴 麻|徬徨 彷徨|髣髴 仿佛|神祇 神祇|地祇 地祇|祇有 只有|祇是 只是|祇能 只能|祇要 只要|祇好 只好|祇得 只得|祇會 只会|祇怕 只怕|祇見 只见|祇為 只为|祇因 只因|祇須 只须|祇需 只需|祇可 只可|祇不過 只不过|不祇 不只|暱 昵|囓 啮|鎗 枪|鵞 鹅|琺瑯 珐琅|瑯琊 琅琊|琳瑯 琳琅|慘澹 惨淡|薰陶 熏陶|慇懃 殷勤|慇勤 殷勤|跼促 局促|諠譁 喧哗|觔斗 筋斗|馬鞌 马鞍',
  // The chemical names keep 噁; elsewhere it is 恶.
  'convert/kept': '二噁英 二噁英|噁唑 噁唑|噁嗪 噁嗪|噁二唑 噁二唑',
};

/** Years of eras, spelled out: the names alone may be something else (污泥乾化). */
function years(eras: string): string {
  const counts = [...'元二三四五六七八九十初末中'];
  const spelled = (era: string, to: string): string[] => [
    `${era}年間 ${to}年间`,
    ...counts.map((count) => `${era}${count}年 ${to}${count}年`),
  ];
  return eras
    .split(' ')
    .flatMap((era) =>
      spelled(era, era.replace('寧', '宁').replace('貞', '贞').replace('興', '兴').replace('統', '统')),
    )
    .join('|');
}

/** Entries of the frequency dictionary that are no names: pieces of sentences, and 乾 for 干. */
export const NOT_KEPT: ReadonlySet<string> = new Set(['王乾娘', '从乾清', '宗乾宁', '宗乾元']);
