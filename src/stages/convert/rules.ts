/** Every rule; dictionaries number them in this order. */
export const RULES = [
  'convert/char',
  'convert/phrase',
  'convert/rare',
  'convert/compatibility',
  'convert/variant',
  'convert/term',
  'convert/zhe',
  'convert/kept',
  'convert/shenme',
  'convert/jie',
  'convert/fu',
  'convert/liao',
  'convert/huo',
  'convert/qian',
  'convert/gan',
  'convert/yao',
  'convert/name',
] as const;

export type RuleId = (typeof RULES)[number];

export const CHAR_RULE = RULES.indexOf('convert/char');
export const PHRASE_RULE = RULES.indexOf('convert/phrase');
export const ZHE_RULE = RULES.indexOf('convert/zhe');
