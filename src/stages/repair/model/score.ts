import { textModel } from './text.ts';

const SPACE = 0x20;

/** What a character of `replacement` costs in the mean, in nats, where it takes the place of the text from `start` on. */
export function scoreOf(text: string, start: number, replacement: string): number {
  const unitCost = textModel();
  let cost = 0;
  let previous = start === 0 ? SPACE : text.charCodeAt(start - 1);
  for (let i = 0; i < replacement.length; i++) {
    const unit = replacement.charCodeAt(i);
    cost += unitCost(previous, unit);
    previous = unit;
  }
  return Math.round((10 * cost) / Math.max(1, replacement.length)) / 10;
}
