/** A document as an index of the seen knows it. */
export interface Fingerprint {
  /** Hash of the normalized text; equal texts have equal hashes. */
  readonly exact: string;
  /** MinHash signature over character shingles (32-bit values); empty for a text too short to have shingles. */
  readonly signature: Uint32Array;
}

/** An earlier document that a new one repeats. */
export interface Match {
  readonly id: string;
  readonly kind: 'exact' | 'near';
  /** Estimated Jaccard similarity of the shingle sets, 0–1; 1 for an exact match. */
  readonly similarity: number;
}

/** Who has been seen: asked and told in one call, in the order of the documents. */
export interface SeenIndex {
  /** The earliest match of a document, or `undefined`, in which case the document is now in the index. */
  check(id: string, fingerprint: Fingerprint): Match | undefined;
}
