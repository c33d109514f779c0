export type { CantoneseEvidence } from './cantonese.ts';
export { type Decoded, type DecodeOptions, decode } from './charset/decode.ts';
export { type CharsetDetection, type CharsetOptions, detectCharset } from './charset/detect-charset.ts';
export type { ByteRun, RunReason } from './charset/runs.ts';
export { type Detection, type DetectOptions, detect } from './detect.ts';
export type { VariantEvidence } from './han.ts';
export type { RegionEvidence } from './regions.ts';
export { detectParagraphs, detectSpans, type LanguageSpan, type ParagraphDetection } from './spans.ts';
export { detectStage } from './stage.ts';
