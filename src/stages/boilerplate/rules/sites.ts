import { type Rule, whole } from '../rule.ts';

const SIZE = '(?:␣|/|\\||,|、)?\\[?(?:超|特)?(?:[大中小]|默认|标准)\\]?';
const TOOL =
  '(?:打印(?:本页|本文|此页|文章)?|关闭(?:窗口|本页|此页)?|(?:加入|添加)收藏|收藏(?:本页|本文|此页)|设为首页|推荐(?:本文)?给朋友|返回顶部)';
const REGISTER = '[\\u4e00-\\u9fff]{1,3}';

/** What belongs to the site rather than to the page. */
export const SITE_RULES: readonly Rule[] = [
  {
    // Buttons to print, close or keep a page and to choose the size of its letters.
    id: 'boilerplate/page-tools',
    strength: 'sure',
    longest: 48,
    cues: ['字号', '字体', '打印', '关闭', '收藏', '设为首页'],
    core: whole(
      `[[(]?(?:字号|字体)(?:大小|选择)?:?(?:${SIZE}){2,5}[\\])]?(?:(?:␣|/|\\||,)?[[(]?${TOOL}[\\])]?){0,4}`,
      '[[(]?(?:打印(?:本页|本文|此页)|关闭(?:窗口|本页|此页))[\\])]?',
      `(?:[[(]${TOOL}[\\])]␣?){1,5}`,
      `${TOOL}(?:(?:␣|/|\\||,|、)?${TOOL}){1,4}`,
    ),
  },
  {
    // Numbers under which a site is registered with the authorities, and where to complain about it.
    id: 'boilerplate/site-registration',
    strength: 'sure',
    longest: 60,
    cues: ['icp', '公网安备', '许可证', '举报电话', '举报邮箱', '举报中心'],
    core: whole(
      `(?:备案号:?|备案序号:?|网站备案:?)?${REGISTER}icp(?:备|证)␣?\\d{5,12}号?(?:-\\d{1,3})?`,
      `${REGISTER}公网安备␣?\\d{8,16}号?(?:-\\d{1,3})?`,
      '(?:互联网|信息网络|网络|增值|广播|电视|出版|新闻|信息|服务|视听|节目|传播|文化|经营|电信|业务|药品|视频|制作)+许可证(?:编?号)?:?(?:[\\u4e00-\\u9fff]{0,6})[a-z0-9()-]{4,24}号?',
      '(?:网站|本站|全国|网上|涉|违法|违规|不良|和|与|及|有害|未成年人|侵权|信息|内容|历史虚无主义|互联网|虚假|新闻|网络|投诉)*举报(?:电话|邮箱|中心|热线)(?::[a-z0-9@.,/()+-]{5,40})?',
    ),
  },
  {
    // How often a page was looked at.
    id: 'boilerplate/visit-count',
    strength: 'lone',
    longest: 24,
    cues: ['阅读', '浏览', '点击', '访问'],
    core: whole(
      '(?:本文|文章|页面)?(?:已被?)?(?:阅读|浏览|点击|访问)(?:次数|人数|数|量):?(?:\\d[\\d,]*(?:\\.\\d+)?[万wk]?\\+?)(?:次|人次)?',
      '(?:阅读|浏览)(?:\\d+(?:\\.\\d+)?[万wk]\\+?)',
    ),
  },
];
