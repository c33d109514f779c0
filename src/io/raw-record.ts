/** Where the value of a field stands in a line of JSON. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The top-level fields of an object as it is spelt, and where its closing brace stands. */
interface Spelling {
  readonly fields: ReadonlyMap<string, Span>;
  readonly close: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * The value of a field as it is spelt, of text that is a JSON object; of a field that is given twice, the last, as
 * `JSON.parse` has it.
 *
 * @example
 * rawField('{"id":1.0,"text":"a"}', 'id') // '1.0'
 */
export function rawField(object: string, name: string): string | undefined {
  const span = spell(object).fields.get(name);
  return span === undefined ? undefined : object.slice(span.start, span.end);
}

/**
 * Text that is a JSON object with other values for some fields, given as JSON; new fields go to the end. All else stays
 * as it is spelt: long numbers, escapes, white space, order.
 *
 * @example
 * withFields('{"n":1e400,"text":"a"}', { text: '"b"', lang: '"ar"' }) // '{"n":1e400,"text":"b","lang":"ar"}'
 */
export function withFields(object: string, values: Readonly<Record<string, string>>): string {
  const { fields, close } = spell(object);
  const changes: { readonly start: number; readonly end: number; readonly json: string }[] = [];
  let added = '';
  for (const [name, json] of Object.entries(values)) {
    const span = fields.get(name);
    if (span !== undefined) changes.push({ ...span, json });
    else added += `${added === '' && fields.size === 0 ? '' : ','}${JSON.stringify(name)}:${json}`;
  }
  let out = '';
  let at = 0;
  for (const { start, end, json } of changes.sort((a, b) => a.start - b.start)) {
    out += object.slice(at, start) + json;
    at = end;
  }
  return out + object.slice(at, close) + added + object.slice(close);
}

/** Finds the fields of text that is known to be a JSON object: it checks nothing. */
function spell(object: string): Spelling {
  const fields = new Map<string, Span>();
  let at = afterBlank(object, 0) + 1;
  for (;;) {
    at = afterBlank(object, at);
    const code = object.charCodeAt(at);
    if (code === COMMA) at++;
    else if (code !== QUOTE) return { fields, close: at };
    else {
      const colon = afterString(object, at);
      const name = object.slice(at + 1, colon - 1);
      const start = afterBlank(object, afterBlank(object, colon) + 1);
      const end = afterValue(object, start);
      fields.set(name.includes('\\') ? (JSON.parse(`"${name}"`) as string) : name, { start, end });
      at = end;
    }
  }
}

function afterBlank(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Behind the string that begins at `from`. */
function afterString(text: string, from: number): number {
  for (let at = from; ; ) {
    at = text.indexOf('"', at + 1);
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
}

function afterValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; ; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = afterString(text, at);
    else {
      if (code === 0x7b || code === 0x5b) depth++;
      else if (code === 0x7d || code === 0x5d) depth--;
      // The end of a number or a word is told by what follows it.
      if (depth < 0 || (depth === 0 && (code === COMMA || code <= 0x20))) return at;
      at++;
      if (depth > 0 || (code !== 0x7d && code !== 0x5d)) continue;
    }
    if (depth === 0) return at;
  }
}
