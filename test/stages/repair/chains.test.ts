import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairCases } from '../../../scripts/repair-cases.ts';
import { applyEdits } from '../../../src/core/edits.ts';
import { UTF8_SINGLE } from '../../../src/stages/repair/chains/mix-ups.ts';
import { repair, repairStage } from '../../../src/stages/repair/index.ts';
import { readCases } from '../../support/cases.ts';
import { type Damage, mixUps } from '../../support/mix-up.ts';

interface Case {
  readonly label: string;
  readonly original: string;
  readonly fixed: string;
}

const wild = readCases<Case>('repair/in-the-wild.jsonl');
const synthetic = readCases<Case>('repair/synthetic.jsonl');
const negative = readCases<Pick<Case, 'label' | 'original'>>('repair/negative.jsonl');
const knownFailures = readCases<Case>('repair/known-failures.jsonl');
const failing = new Set(knownFailures.map(({ original }) => original));
/** Clean sentences of eight languages. */
const sentences = [...new Set(synthetic.map(({ fixed }) => fixed))];

describe('text in one charset read as another', () => {
  it.each(wild)('in the wild: restores $label', ({ original, fixed }) => {
    expect(repair(original).text).toBe(fixed);
  });

  it.each(synthetic.filter(({ original }) => !failing.has(original)))(
    'synthetic: restores $label',
    ({ original, fixed }) => {
      expect(repair(original).text).toBe(fixed);
    },
  );

  it.each(negative)('negative: leaves $label', ({ original }) => {
    expect(repair(original)).toMatchObject({ text: original, edits: [] });
  });

  // Strict: a case that passes now belongs in another file.
  it.each(knownFailures)('known failure: $label', ({ original, fixed }) => {
    expect(repair(original).text).not.toBe(fixed);
  });

  it('the synthetic cases are what their script makes', () => {
    const file = new URL('../../cases/repair/synthetic.jsonl', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(repairCases());
  });

  it.each(sentences)('leaves %s', (sentence) => {
    expect(repair(sentence)).toMatchObject({ text: sentence, edits: [] });
  });
});

describe('the laws of repair', () => {
  const latin1: Damage = { written: 'utf-8', read: 'iso-8859-1' };
  const eastern = sentences.filter((sentence) => !/[a-z]{3}/.test(sentence));
  const some = fc.array(fc.constantFrom(...eastern), { minLength: 1, maxLength: 3 });
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...sentences, ...wild.map(({ original }) => original)),
    fc.constantFrom(...synthetic.map(({ original }) => original)),
  );

  it('undoes UTF-8 read as a single-byte charset, whole texts and single lines', () => {
    const damages = fc.constantFrom(latin1, ...UTF8_SINGLE.values());
    fc.assert(
      fc.property(some, damages, fc.boolean(), (lines, damage, oneLine) => {
        const text = lines.join('\n');
        const damaged = lines.map((line, i) => (oneLine && i > 0 ? line : (mixUps(line, [damage]) ?? line)));
        expect(repair(damaged.join('\n')).text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('tells edits that make the text, and does nothing to its own output', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), fc.constantFrom(' ', '\n', ''), (pieces, joint) => {
        const damaged = pieces.join(joint);
        const { text, edits } = repair(damaged);
        expect(applyEdits(damaged, edits)).toBe(text);
        expect(repair(text).text).toBe(text);
      }),
    );
  });

  it('says the same with and without a trace', () => {
    const stage = repairStage();
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 3 }), (pieces) => {
        const doc = { id: '1', text: pieces.join('\n') };
        const [traced, plain] = [stage.process(doc, true), stage.process(doc, false)];
        expect(plain.kind).toBe(traced.kind);
        if (plain.kind === 'edit' && traced.kind === 'edit') expect(plain.text).toBe(traced.text);
      }),
    );
  });
});

describe('options', () => {
  it('rules: only those named are applied', () => {
    expect(repair('cafÃ©', { rules: [] })).toMatchObject({ text: 'cafÃ©', edits: [] });
    expect(repair('cafÃ©', { rules: ['repair/utf8-as-windows-1252'] }).text).toBe('café');
    expect(repair('cafÃ©', { rules: ['repair/utf8-as-windows-1251'] }).text).toBe('cafÃ©');
  });

  it('minMargin: a repair less clear than that is left undone', () => {
    const [edit] = repair('cafÃ©').edits;
    const margin = edit?.margin ?? Number.NaN;
    expect(repair('cafÃ©', { minMargin: margin - 1 }).text).toBe('café');
    expect(repair('cafÃ©', { minMargin: margin + 1 }).text).toBe('cafÃ©');
  });

  it('lossy: what puts back a lost byte is marked, and can be refused', () => {
    const damaged = 'jusquâ€™Ã  demain'; // the first of the two blanks was a no-break space, byte A0 of `à`
    expect(repair(damaged).text).toBe('jusqu’à demain');
    expect(repair(damaged).edits.map(({ lossy }) => lossy ?? false)).toContain(true);
    expect(repair(damaged, { lossy: false })).toMatchObject({
      text: 'jusqu’Ã  demain',
      edits: [{ with: '’' }],
    });
    expect(repair(damaged.replace('Ã ', 'Ã\u00a0')).edits.some(({ lossy }) => lossy)).toBe(false);
  });

  it('a rule that does not exist is the caller’s error', () => {
    expect(() => repair('', { rules: ['repair/utf8-as-windows-1253x'] })).toThrow(
      expect.objectContaining({ code: 'option/invalid' }),
    );
  });
});

describe('edits', () => {
  it('tell the chain that undid the damage, one step for each mix-up', () => {
    const once = repair('ç®€ä½“ä¸­æ–‡');
    expect(once.edits).toMatchObject([
      {
        start: 0,
        with: '简体中文',
        rule: 'repair/utf8-as-windows-1252',
        chain: 'encode windows-1252 → decode utf-8',
      },
    ]);
    const twice = repair('Ã§Â®â‚¬Ã¤Â½â€œÃ¤Â¸Â­Ã¦â€“â€¡');
    expect(twice.text).toBe('简体中文');
    expect(twice.edits).toMatchObject([
      {
        rule: 'repair/utf8-as-windows-1252',
        chain: 'encode windows-1252 → decode utf-8 → encode windows-1252 → decode utf-8',
      },
    ]);
  });
});
