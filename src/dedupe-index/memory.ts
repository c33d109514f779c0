import { QingwenError } from '../core/errors.ts';
import { checkOptions } from '../core/options.ts';
import type { Match, SeenIndex } from '../core/seen.ts';
import { BandTable } from './band-table.ts';
import { type CompactFingerprint, compact } from './compact.ts';
import { ExactTable } from './exact-table.ts';
import { SignatureStore } from './signature-store.ts';

/** Options of {@link memoryIndex}. */
export interface MemoryIndexOptions {
  /**
   * Estimated Jaccard similarity of the shingle sets from which a document is a near duplicate, above 0 up to 1;
   * default 0.55. A text in which one character in twenty was exchanged shares 0.63 of its shingles of five with the
   * original, one in fifty 0.82; another text on the same subject below 0.1.
   */
  readonly threshold: number;
  /** Bands of the signature; default 32. Documents that agree in all rows of a band are compared. */
  readonly bands: number;
  /** Rows of a band; default 4. Bands × rows is the length of the signatures. */
  readonly rows: number;
}

const DEFAULTS: MemoryIndexOptions = Object.freeze({ threshold: 0.55, bands: 32, rows: 4 });

/**
 * An index of the seen, in memory: exact matches by hash, near ones by locality-sensitive hashing of the signatures
 * in bands (Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3), each checked
 * by the similarity of the whole signatures. Of several matches found the earliest document wins.
 *
 * It keeps about 650 bytes a document: eight bits a signature value (b-bit minwise hashing, Li and König 2010) and two of
 * them once more, a slot of four bytes a band in tables at most 70 % full, the exact hash and the id. A similarity is an estimate, rounded
 * to 4 digits, with a standard error of about 0.04.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`; from `check`, `option/invalid` for a fingerprint that does
 * not fit the index.
 * @example
 * const index = memoryIndex({ threshold: 0.8 });
 * index.check('a', fingerprint('你好，世界！')) // undefined
 * index.check('b', fingerprint('你好,世界')) // { id: 'a', kind: 'exact', similarity: 1 }
 */
export function memoryIndex(options: Partial<MemoryIndexOptions> = {}): SeenIndex {
  const index = compactIndex(options);
  return { check: (id, fingerprint) => index.check(id, compact(fingerprint)) };
}

/** The index behind {@link memoryIndex}, asked with fingerprints in compact form. */
export function compactIndex(options: Partial<MemoryIndexOptions> = {}): {
  check(id: string, fingerprint: CompactFingerprint): Match | undefined;
} {
  const { threshold, bands, rows } = checked(options);
  const ids: string[] = [];
  const exact = new ExactTable();
  const signatures = new SignatureStore(bands * rows, threshold);
  const tables = Array.from({ length: bands }, (_, band) => new BandTable(signatures, band * rows, rows));

  // Signed, as all numbers of the tables: what fits a small integer is handed on without an object.
  const hashes = new Int32Array(bands);
  const firsts = new Int32Array(bands);
  /** The earliest near match of the query of the store. */
  const near = (): Match | undefined => {
    let earliest = signatures.size;
    // None of the first slots is in a cache: asked for in a row, they come together.
    for (let band = 0; band < bands; band++) {
      const hash = signatures.queryHash(band * rows, rows);
      hashes[band] = hash;
      firsts[band] = tables[band]?.first(hash) ?? 0;
    }
    for (let band = 0; band < bands; band++) {
      earliest = tables[band]?.earliest(hashes[band] ?? 0, firsts[band] ?? 0, earliest) ?? earliest;
    }
    if (earliest === signatures.size) return undefined;
    const similarity = Math.round(signatures.similarity(earliest) * 1e4) / 1e4;
    return { id: ids[signatures.documentOf(earliest)] ?? '', kind: 'near', similarity };
  };

  return {
    check(id, { exact: hash, signature: bytes }) {
      if (bytes.length !== 0 && bytes.length !== bands * rows) {
        throw new QingwenError(
          'option/invalid',
          `memoryIndex: a signature of ${bytes.length} values does not fit ${bands} bands of ${rows} rows`,
        );
      }
      const same = exact.find(hash);
      if (same !== undefined) return { id: ids[same] ?? '', kind: 'exact', similarity: 1 };
      if (bytes.length > 0) {
        signatures.ask(bytes);
        const match = near();
        if (match !== undefined) return match;
        const entry = signatures.add(ids.length);
        for (let band = 0; band < bands; band++) tables[band]?.add(entry, hashes[band] ?? 0);
      }
      exact.add();
      ids.push(id);
      return undefined;
    },
  };
}

function checked(options: Partial<MemoryIndexOptions>): MemoryIndexOptions {
  const given = checkOptions('memoryIndex', DEFAULTS, options);
  for (const key of ['bands', 'rows'] as const) {
    if (!Number.isInteger(given[key]) || given[key] < 1) {
      throw new QingwenError(
        'option/invalid',
        `memoryIndex: option "${key}" is ${given[key]}; it takes a whole number from 1`,
      );
    }
  }
  if (!(given.threshold > 0 && given.threshold <= 1)) {
    throw new QingwenError(
      'option/invalid',
      `memoryIndex: option "threshold" is ${given.threshold}; it takes a number above 0 up to 1`,
    );
  }
  return given;
}
