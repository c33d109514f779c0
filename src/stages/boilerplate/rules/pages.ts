import { type Rule, whole } from '../rule.ts';

const SHARE_TARGET =
  '(?:微信好友|微信朋友圈|微信公众号|朋友圈|微信|新浪微博|腾讯微博|微博|qq空间|qq好友|qq|手机|好友|人人网|豆瓣|知乎|贴吧|复制链接|链接|邮件|facebook|twitter|line|whatsapp|telegram|linkedin|pinterest|reddit|email|x)';
const ACTION =
  '(?:点赞|收藏|分享|转发|评论|在看|喜欢|打赏|赞赏|举报|投诉|反馈|不感兴趣|纠错|赞|踩|顶|复制链接|留言|关注)';
const COUNT = '(?:\\(?\\d+(?:\\.\\d+)?[万wk]?\\+?\\)?)';
const GAP = '(?:␣|/|\\||,|、)?';

export const PAGE_RULES: readonly Rule[] = [
  {
    // A marker over the title of the page that is open.
    id: 'boilerplate/reading-now',
    strength: 'sure',
    longest: 12,
    cues: ['正在阅读', '正在浏览', '正在观看', '当前阅读'],
    core: whole('(?:您|你)?(?:当前)?正在(?:阅读|浏览|观看):?', '当前阅读:?'),
  },
  {
    // Where the page stands in the site.
    id: 'boilerplate/breadcrumb',
    strength: 'sure',
    longest: 60,
    cues: ['位置', '首页', 'home', 'الرئيسيه'],
    core: whole(
      '(?:您|你)?(?:现在|目前|当前)?(?:的|所在)?位置:?[^,;。!?]{0,50}(?:>|»|›|/|→)[^,;。!?]{1,40}',
      '(?:首页|home|الرئيسيه)(?:␣?(?:>|»|›)␣?[^>»›,;。!?]{1,24}){1,6}',
    ),
  },
  {
    // Comment boxes that hold no comment.
    id: 'boilerplate/empty-comments',
    strength: 'sure',
    longest: 40,
    cues: ['评论', '沙发', '发言', '留言', '输入', '说两句', 'comment', 'reply', 'تعليق', 'ردا', 'email'],
    core: whole(
      '(?:暂无|暂时没有|目前没有|还没有|尚无|目前尚无|没有更多|没有)(?:人|任何|更多|网友)?(?:发表)?(?:评论|留言)(?:了|哦|呢|啦|数据|内容)?',
      '(?:快|赶快|赶紧|马上)?来?(?:抢|坐)(?:占)?(?:第一个)?沙发(?:吧|啦)?',
      '(?:快|赶快|赶紧|欢迎)?来(?:评价|评论|发表评论|说两句|发表(?:你|您)?的?(?:看法|评论|观点|意见)|写下?评论|留言)(?:一下)?(?:吧|啦)?',
      '(?:请|您?需要?|你需要?)*(?:先)?(?:登录|登入)(?:或注册)?(?:后|之后|账号后)?(?:才)?(?:可以?|能|即可|方可|参与|来|进行)*(?:发表|查看|写|参与)?(?:评论|留言)',
      '(?:我要|我来|写|发表|添加)(?:评论|留言)(?:\\.+)?',
      '(?:我来|我要|我也|来)说(?:两句|几句)',
      '文明上网,?理性发言(?:,?请遵守.{0,16})?',
      '(?:您)?(?:还)?(?:可以?|能)?(?:再)?输入\\d+个?字',
      '(?:共|已有)?0条评论|(?:no|0)␣comments(?:␣yet)?|comments␣are␣closed|(?:ال)?تعليقات␣\\(0\\)',
      'be␣the␣first␣to␣(?:comment|reply|leave␣a␣comment)',
      '(?:leave|post|add)␣a␣(?:comment|reply)(?:␣cancel␣reply)?',
      '(?:log|sign)␣in␣to␣(?:leave␣a␣|post␣a␣)?(?:comment|reply)',
      'your␣email␣address␣will␣not␣be␣published.*',
      '(?:لا␣توجد|لا␣يوجد)␣(?:اي␣)?تعليقات(?:␣حتي␣الان|␣بعد)?',
      '(?:اترك|اضف|اكتب)␣(?:تعليقا|تعليق|ردا|تعليقك)(?:␣الغاء␣الرد)?',
    ),
    also: whole(
      '(?:快来|赶快|赶紧|点击)[^,;。]{0,10}',
      '(?:你|您)(?:的评论|怎么看)',
      '期待(?:你|您)的.{1,6}',
    ),
  },
  {
    // Bars of buttons to share and to judge; one word alone is no bar.
    id: 'boilerplate/share-bar',
    strength: 'sure',
    longest: 60,
    cues: ['分享', '转发', '赞', '收藏', '微博', '阅读', '浏览', '举报', 'share', 'شارك', 'مشاركه'],
    core: whole(
      `(?:一键)?(?:分享|转发)(?:本文|文章)?(?:到|至|给):?(?:${GAP}${SHARE_TARGET}){0,8}:?`,
      `分享:?(?:${GAP}${SHARE_TARGET}){1,8}`,
      `${ACTION}${COUNT}?(?:${GAP}${ACTION}${COUNT}?){2,}`,
      `(?:点赞|收藏|分享|转发|赞|在看|举报)${COUNT}?${GAP}(?:点赞|收藏|分享|转发|赞|在看|举报|反馈|评论)${COUNT}?`,
      `${SHARE_TARGET}(?:${GAP}${SHARE_TARGET}){2,}`,
      `(?:${SHARE_TARGET}${GAP}){1,8}分享(?:到|至)?:?`,
      '(?:share|tweet|pin|like|email|print|save)(?:␣(?:share|tweet|pin|like|email|print|save)){2,}',
      `(?:阅读|浏览|评论|点赞)${COUNT}(?:${GAP}(?:阅读|浏览|评论|点赞|收藏|转发)${COUNT})+`,
      'share␣(?:this|on|via|with)(?:␣(?:article|post|story|page|facebook|twitter|x|linkedin|whatsapp|email|friends))?:?(?:␣?[|/,]?␣?(?:facebook|twitter|x|linkedin|whatsapp|email|telegram))*',
      'click␣to␣(?:share|email|print)␣.{1,40}',
      '(?:شارك|مشاركه)␣(?:هذا␣|هذه␣)?(?:الموضوع|المقال|الخبر|المقاله|الصفحه|علي␣(?:فيسبوك|تويتر|واتساب|تيليجرام)):?',
    ),
  },
  {
    // Asking for likes.
    id: 'boilerplate/share-call',
    strength: 'sure',
    longest: 40,
    cues: ['点赞', '在看', '点个赞', '转发'],
    core: whole(
      '(?:如果|要是)?(?:你|您|大家)?(?:觉得|喜欢|认可|感觉)[^,;。!?]{1,14},?(?:就|请|记得|欢迎|别忘了|不妨|那就)?(?:给我们?|帮忙|顺手)?(?:点个?"?(?:赞|在看|好看)"?|点赞|转发|分享|收藏)[^,;。!?]{0,10}',
      '(?:欢迎|请|记得|求|别忘了|点击)(?:点赞|转发|分享|收藏|在看|关注|和|、|,|给朋友|到朋友圈|让更多人看到|支持){2,}(?:吧|哦)?',
      '(?:点个|点|右下角)"?在看"?(?:吧|哦|再走|呗)?',
    ),
  },
  {
    // Ways on to other pages.
    id: 'boilerplate/navigation',
    strength: 'sure',
    longest: 60,
    cues: [
      '返回',
      '上一',
      '下一',
      '全文',
      '继续',
      '原文',
      '更多',
      'skip to',
      'back to top',
      'read more',
      'continue reading',
      'اقرا المزيد',
    ],
    core: whole(
      '返回.{1,8},查看更多',
      '(?:返回|回到)(?:顶部|首页|列表|上一页|上级|目录|网站首页)',
      '(?:上|下)一(?:篇|页|条):.{0,50}',
      '(?:上一篇|上一页|上一条)(?:␣|\\||/)?(?:下一篇|下一页|下一条)',
      '(?:点击|点此|展开|查看|戳)+(?:此处|这里|下方|左下角)?"?(?:阅读|查看|展开|剩余)?"?(?:全文|原文|剩余\\d*%?全文|余下全文)"?',
      '(?:点击)(?:查看|加载|展开|阅读|了解|获取)更多(?:内容|精彩|新闻|资讯)*',
      '加载更多(?:内容|评论)?',
      '(?:点我|点此|点这里|点击)阅读(?:全文|原文|更多)|阅读全文',
      '(?:请)?继续往下阅读|请往下继续阅读',
      'skip␣to␣(?:main␣|the␣)?content',
      'back␣to␣top',
      'continue␣reading',
      'اقرا␣المزيد',
    ),
  },
  {
    // What stands where a picture stood.
    id: 'boilerplate/picture-placeholder',
    strength: 'lone',
    longest: 24,
    cues: ['图', 'image', 'picture', 'photo', 'img', 'صوره'],
    core: whole(
      '图片\\d{0,2}',
      'image',
      '[[(](?:图片?|配图|插图|动图|组图|视频|image|picture|photo|img|صوره)␣?\\d{0,2}[\\])]',
      '(?:点击)?(?:查看|放大)(?:大图|原图|高清图片?|图片)',
      '点击图片看(?:大图|原图)',
      '点击图片(?:可)?(?:放大|查看)(?:大图)?',
      '图片加载中\\.*',
    ),
  },
];
