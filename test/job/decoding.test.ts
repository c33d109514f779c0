import { describe, expect, it } from 'vitest';
import { decoding } from '../../src/job/decoding.ts';

const TEXT = '今天我们来谈谈如何整理语料';
const decodeUtf8File = decoding.lineDecoder('utf-8');
const decodeGbkFile = decoding.lineDecoder('gb18030');
// 中文信息处理 in GBK
const GBK = Buffer.from('d6d0cec4d0c5cfa2b4a6c0ed', 'hex');

describe('decoding of lines', () => {
  it('finds the charset of a line of another kind in a UTF-8 file', () => {
    expect(decodeUtf8File(Buffer.from(TEXT))).toMatchObject({ text: TEXT, charset: 'utf-8' });
    expect(decodeUtf8File(GBK)).toMatchObject({ text: '中文信息处理', charset: 'gb18030' });
  });

  it('takes a line with one bad byte for UTF-8 in any file', () => {
    const broken = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff]), Buffer.from(TEXT)]);
    for (const decodeLine of [decodeUtf8File, decodeGbkFile]) {
      expect(decodeLine(broken)).toMatchObject({
        text: `${TEXT}\ufffd${TEXT}`,
        charset: 'utf-8',
        replaced: 1,
      });
    }
  });

  it('reads short lines in the charset of the file, though they be valid UTF-8', () => {
    expect(decodeGbkFile(Buffer.from('d6a4c8af', 'hex'))).toMatchObject({ text: '证券', charset: 'gb18030' });
    expect(decodeGbkFile(Buffer.from('plain'))).toMatchObject({ text: 'plain', charset: 'utf-8' });
  });

  it('reads whole lines of UTF-8 in a file of another charset', () => {
    for (const text of [TEXT, 'اللغة العربية من أكثر اللغات انتشارا']) {
      expect(decodeGbkFile(Buffer.from(text))).toMatchObject({ text, charset: 'utf-8' });
    }
  });
});
