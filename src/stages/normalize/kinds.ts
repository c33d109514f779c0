/** Letters of the Arabic script, presentation forms among them; not tatweel, not marks. */
export function isArabicLetter(unit: number): boolean {
  if (unit < 0x620) return false;
  if (unit < 0x700) {
    return (
      (unit <= 0x64a && unit !== 0x640) ||
      (unit >= 0x66e && unit <= 0x6d3 && unit !== 0x670) ||
      unit === 0x6d5 ||
      unit === 0x6ee ||
      unit === 0x6ef ||
      (unit >= 0x6fa && unit !== 0x6fd && unit !== 0x6fe)
    );
  }
  if (unit < 0xfb50) return (unit >= 0x750 && unit <= 0x77f) || (unit >= 0x8a0 && unit <= 0x8c9);
  return (
    unit <= 0xfbb1 ||
    (unit >= 0xfbd3 && unit <= 0xfd3d) ||
    (unit >= 0xfd50 && unit <= 0xfdf9) ||
    isFormB(unit)
  );
}

/** Vowel signs and other marks that sit on Arabic letters. */
export function isArabicMark(unit: number): boolean {
  return (
    (unit >= 0x64b && unit <= 0x65f) ||
    unit === 0x670 ||
    (unit >= 0x610 && unit <= 0x61a) ||
    (unit >= 0x6d6 && unit <= 0x6ed && unit !== 0x6dd && unit !== 0x6de && unit !== 0x6e9) ||
    (unit >= 0x8ca && unit <= 0x8ff && unit !== 0x8e2)
  );
}

/** Unified ideographs of the basic plane, extension A, the iteration mark and ideographic zero. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    unit === 0x3005 ||
    unit === 0x3007
  );
}

/** Spaces within a line, of any kind. */
export function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || unit === 0x09;
  if (unit > 0x3000) return false;
  return (
    unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x1680
  );
}

function isFormB(unit: number): boolean {
  return unit >= 0xfe70 && unit <= 0xfefc;
}
