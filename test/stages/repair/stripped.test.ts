import { expect, test } from 'vitest';
import { isStripped } from '../../../src/stages/repair/chains/stripped.ts';

const TEXT = 'Небольшой размер данной статьи не позволяет осветить эти вопросы.';
const latin1 = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const utf8 = latin1(new TextEncoder().encode(TEXT));

test('UTF-8 without its C1 controls is told from UTF-8 with them', () => {
  expect(isStripped(utf8.replace(/[\u0080-\u009f]/g, ''))).toBe(true);
  expect(isStripped(utf8)).toBe(false);
});

test('neither clean text nor bytes of legacy charsets are taken for it', () => {
  expect(isStripped(TEXT)).toBe(false);
  expect(isStripped('Où sont passés les élèves de la première année ?')).toBe(false);
  // Windows-1251, GBK and EUC-KR read as Latin-1.
  expect(isStripped('Íåáîëüøîé ðàçìåð äàííîé ñòàòüè íå ïîçâîëÿåò îñâåòèòü')).toBe(false);
  expect(isStripped('ÖÐ¹úÈËÃñµÄ¸ÄÏÊÒÑ¾­³É¹¦ÁË')).toBe(false);
  expect(isStripped('¾îÁ¦ Àú³á¿¡ Ä£±¸¿Í ÇÔ²² °­°¡¸¦')).toBe(false);
});
