import { defineStage, KEEP, verdictOf } from '../../core/stage.ts';
import { entityPass } from './entities.ts';
import { untilSettled } from './normalize.ts';
import { CHOICES, DEFAULTS, type NormalizeOptions } from './options.ts';

/** Options of {@link unescapeStage}, with the meaning and the default that they have for `normalize`. */
export type UnescapeOptions = Pick<NormalizeOptions, 'entities'>;

/**
 * The stage that decodes HTML entities and nothing else, to stand before the repair of damage: a page was escaped
 * after it was damaged (`&Atilde;&copy;`), and has to be unescaped before. What it leaves, `normalizeStage` leaves too.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * pipeline([unescapeStage(), repairStage()]).process({ id: '1', text: 'caf&Atilde;&copy;' }).doc?.text // 'café'
 */
export const unescapeStage = defineStage<UnescapeOptions>({
  name: 'unescape',
  again: true,
  defaults: { entities: DEFAULTS.entities },
  choices: { entities: CHOICES.entities ?? [] },
  create({ entities }) {
    if (entities === 'keep') return () => KEEP;
    const passes = [entityPass({ entities })];
    const rewrite = untilSettled(() => passes);
    return ({ text }, trace) => (text.includes('&') ? verdictOf(text, rewrite(text, trace)) : KEEP);
  },
});
