import type { Rule } from '../rule.ts';
import { APP_RULES } from './apps.ts';
import { LABEL_RULES } from './labels.ts';
import { NOTICE_RULES } from './notices.ts';
import { PAGE_RULES } from './pages.ts';
import { SITE_RULES } from './sites.ts';

/** Every rule; where several know a line, the first one takes it. */
export const RULES: readonly Rule[] = [
  ...APP_RULES,
  ...PAGE_RULES,
  ...SITE_RULES,
  ...NOTICE_RULES,
  ...LABEL_RULES,
];
