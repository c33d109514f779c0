import { QingwenError } from '../../core/errors.ts';
import { nearest } from '../../core/options.ts';
import { openccSteps } from './dictionaries.ts';
import type { Engine } from './engine.ts';
import { MeaningEngine } from './meaning.ts';
import { ModestEngine } from './modest.ts';
import { OpenCCEngine } from './opencc.ts';
import { type ConvertOptions, simplifies } from './options.ts';
import { RULES } from './rules.ts';

const engines = new Map<string, Engine>();

/**
 * The engine for these options, built at first use.
 *
 * @throws QingwenError `option/invalid` where `except` names no rule.
 */
export function engineFor({ config, fidelity, literals, except }: ConvertOptions): Engine {
  const key = [fidelity, config, literals, ...[...except].sort()].join(' ');
  let engine = engines.get(key);
  if (engine === undefined) {
    checkRules(except);
    engine = build({ config, fidelity, literals, except });
    engines.set(key, engine);
  }
  return engine;
}

function build({ config, fidelity, literals, except }: ConvertOptions): Engine {
  if (fidelity === 'opencc') {
    const steps = openccSteps(config, except);
    return new OpenCCEngine(steps, simplifies(config) ? steps.at(-1) : steps[0]);
  }
  const keeps = literals === 'keep';
  return simplifies(config)
    ? new MeaningEngine(config, except, keeps)
    : new ModestEngine(config, except, keeps);
}

/** @throws QingwenError `option/invalid` naming the first that is no rule. */
export function checkRules(ids: readonly string[]): void {
  for (const id of ids) {
    if (RULES.some((rule) => rule === id)) continue;
    const near = nearest(id, RULES);
    const hint = near === undefined ? `the rules are ${RULES.join(', ')}` : `did you mean "${near}"?`;
    throw new QingwenError('option/invalid', `convert: option "except" names no rule "${id}"; ${hint}`);
  }
}
