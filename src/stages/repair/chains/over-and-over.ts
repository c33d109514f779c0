import { isHan } from '../model/han.ts';

/**
 * Whether a stretch is one Han character over and over, as people write when they laugh or cheer. However rare it is, that
 * is one sign of damage and not many: what the others would add to the evidence is nothing.
 */
export function isOverAndOver(text: string, start: number, end: number): boolean {
  const unit = text.charCodeAt(start);
  if (end - start < 2 || !isHan(unit)) return false;
  for (let at = start + 1; at < end; at++) if (text.charCodeAt(at) !== unit) return false;
  return true;
}
