export { type GoldenDifference, type GoldenReport, type VerifyOptions, verifyGolden } from './verify.ts';
