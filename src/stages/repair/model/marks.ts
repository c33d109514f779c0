/** How marks stand at the end of a stretch of Chinese or Japanese, in nats: before the end of a line, and before ASCII. */
const MARKS: ReadonlyMap<number, readonly [end: number, inside: number]> = new Map(
  (
    [
      ['。', 0, 0],
      ['、', 5, 2.25],
      ['」', 2.5, 2.5],
      ['』', 3.5, 3.5],
      ['》', 3, 3],
      ['】', 3.5, 3],
      ['〉', 5, 5],
      ['〕', 5, 5],
      ['「', 7, 4.5],
      ['『', 7, 5.5],
      ['《', 7, 4.5],
      ['【', 7, 4.5],
      ['\u3000', 9, 7],
      ['，', 2.5, 0.5],
      ['：', 1.5, 2],
      ['；', 3, 3.5],
      ['！', 1.5, 3],
      ['？', 3, 4],
      ['）', 3.5, 3.5],
      ['（', 7, 3],
      ['．', 6, 6],
      ['～', 6, 6],
      ['”', 1, 1.5],
      ['“', 7, 3],
      ['’', 3, 3.5],
      ['‘', 7, 5],
      ['…', 2, 2.5],
      ['—', 3, 2],
      ['–', 5, 4],
      ['•', 9, 3.5],
    ] as const
  ).map(([mark, end, inside]) => [mark.charCodeAt(0), [end, inside]]),
);
const OTHER = 9;
const SPACE = 0x20;
/** The comma of lists, and what it costs less where no space follows. */
const COMMA = 0x3001;
const TIGHT = 1.5;
const QUESTION_MARK = 0xff1f;
/** What a question mark costs where the clause asks. */
const ASKED = -1.5;
/** Words by which clauses of Chinese, Japanese and Korean ask; the last two groups only at their end. */
const ASKS =
  /什[么麼]|甚麼|怎|哪|谁|誰|为何|為何|多少|几[个時时]|幾[個時]|何時|何时|是否|是不是|有没有|有沒有|难道|難道|吗$|嗎$|呢$|か$|까$/;

/**
 * What a mark at the end of a stretch costs, by the code unit behind it (`NaN` where the line ends); `undefined` for
 * what is no mark. `asks` says whether the clause before is a question.
 */
export function markCost(code: number, behind: number, asks: () => boolean): number | undefined {
  if (!isMark(code)) return undefined;
  if (code === QUESTION_MARK && asks()) return ASKED;
  const costs = MARKS.get(code);
  if (costs === undefined) return OTHER;
  if (Number.isNaN(behind)) return costs[0];
  // A sentence that ends has a space behind it at least.
  return code === COMMA && behind !== SPACE ? costs[1] - TIGHT : costs[1];
}

/** Whether a clause asks, by its words. */
export function isQuestion(clause: string): boolean {
  return ASKS.test(clause);
}

function isMark(code: number): boolean {
  return (
    (code >= 0x2010 && code < 0x2070) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xff00 && code < 0xff60)
  );
}
