import { ENTITIES } from '../../data/entities.generated.ts';

/**
 * The character entities of HTML 4.01 (section 24) by code point, and `apos` of XHTML; the Latin-1 ones in order
 * from U+00A0.
 */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
  'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
  'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const OTHERS =
  'quot" amp& lt< gt> apos\' QUOT" AMP& LT< GT> OEligŒ oeligœ ScaronŠ scaronš YumlŸ fnofƒ circˆ tilde˜ ' +
  'AlphaΑ BetaΒ GammaΓ DeltaΔ EpsilonΕ ZetaΖ EtaΗ ThetaΘ IotaΙ KappaΚ LambdaΛ MuΜ NuΝ XiΞ OmicronΟ PiΠ RhoΡ SigmaΣ TauΤ ' +
  'UpsilonΥ PhiΦ ChiΧ PsiΨ OmegaΩ alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ ' +
  'omicronο piπ rhoρ sigmafς sigmaσ tauτ upsilonυ phiφ chiχ psiψ omegaω thetasymϑ upsihϒ pivϖ ensp\u2002 emsp\u2003 ' +
  'thinsp\u2009 zwnj\u200c zwj\u200d lrm\u200e rlm\u200f ndash– mdash— lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ ' +
  'dagger† Dagger‡ bull• hellip… permil‰ prime′ Prime″ lsaquo‹ rsaquo› oline‾ frasl⁄ euro€ imageℑ weierp℘ realℜ trade™ ' +
  'alefsymℵ larr← uarr↑ rarr→ darr↓ harr↔ crarr↵ lArr⇐ uArr⇑ rArr⇒ dArr⇓ hArr⇔ forall∀ part∂ exist∃ empty∅ nabla∇ isin∈ ' +
  'notin∉ ni∋ prod∏ sum∑ minus− lowast∗ radic√ prop∝ infin∞ ang∠ and∧ or∨ cap∩ cup∪ int∫ there4∴ sim∼ cong≅ asymp≈ ne≠ ' +
  'equiv≡ le≤ ge≥ sub⊂ sup⊃ nsub⊄ sube⊆ supe⊇ oplus⊕ otimes⊗ perp⊥ sdot⋅ lceil⌈ rceil⌉ lfloor⌊ rfloor⌋ lang⟨ rang⟩ loz◊ ' +
  'spades♠ clubs♣ hearts♥ diams♦';

let names: Map<string, string> | undefined;
let others: Map<string, string> | undefined;

/**
 * The characters that a named entity stands for, after the HTML standard (section 13.5). Names are case-sensitive; one of
 * HTML 4.01 in capitals that is none by itself is the capital of its character (`&EACUTE;`), as of texts that were put
 * in capitals.
 */
export function namedCharacter(name: string): string | undefined {
  const known = html4Character(name);
  if (known !== undefined) return known;
  others ??= new Map(ENTITIES.split('\0').map((entry) => splitAt(entry, entry.indexOf(' '))));
  return others.get(name);
}

/** The character that a named entity of HTML 4.01 stands for. */
export function html4Character(name: string): string | undefined {
  names ??= table();
  return names.get(name);
}

function splitAt(entry: string, space: number): readonly [name: string, characters: string] {
  return [entry.slice(0, space), entry.slice(space + 1)];
}

function table(): Map<string, string> {
  const latin1 = LATIN_1.split(' ').map((name, index): [string, string] => [
    name,
    String.fromCharCode(0xa0 + index),
  ]);
  // The character is the last of each word; every space below is a separator, as no entity stands for U+0020.
  const beyond = OTHERS.split(' ').map((word): [string, string] => [word.slice(0, -1), word.slice(-1)]);
  const known = new Map([...latin1, ...beyond]);
  for (const [name, character] of [...known]) {
    const capitals = name.toUpperCase();
    if (name === name.toLowerCase() && !known.has(capitals)) known.set(capitals, character.toUpperCase());
  }
  return known;
}
