import { Parser } from 'htmlparser2';

/** Elements whose content is not read by people. */
const HIDDEN = new Set(
  'script style noscript template svg math iframe object audio video canvas select datalist head'.split(' '),
);
/** Elements that frame a page. */
const FURNITURE = new Set('nav header footer aside form dialog menu'.split(' '));
/** Elements that stand in the flow of a line. */
const INLINE = new Set(
  'rt rp rtc a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr ruby rb'.split(
    ' ',
  ),
);
/** Readings above characters, and the parentheses around them, would stand in the middle of words. */
const RUBY = new Set(['rt', 'rp', 'rtc']);
/** The article of a page is all of its text, if it has so much of it. */
const ARTICLE_SHARE = 0.4;

/** What is read of a page. */
export interface Page {
  readonly title?: string;
  /** Value of `lang` of the root. */
  readonly lang?: string;
  /** Paragraphs, with a line feed between them. */
  readonly text: string;
}

/**
 * The text of a page of HTML: its blocks as paragraphs, without scripts, forms and what frames the page (`nav`,
 * `header`, `footer`, `aside`); only the `main` or `article` part where that holds much of the text. Lines of furniture
 * that no markup tells are left to the stage `boilerplate`.
 *
 * @example
 * pageOf('<title>一</title><nav>首頁</nav><p>因為<br>下雨</p><p>完</p>') // { title: '一', text: '因為\n下雨\n完' }
 */
export function pageOf(html: string): Page {
  const all = new Blocks();
  const article = new Blocks();
  let title: string | undefined;
  let lang: string | undefined;
  let inTitle = false;
  let hidden = 0;
  let inArticle = 0;
  let inPre = 0;
  const each = (act: (blocks: Blocks) => void): void => {
    if (hidden > 0) return;
    act(all);
    if (inArticle > 0) act(article);
  };
  const isHidden = (name: string): boolean =>
    HIDDEN.has(name) || RUBY.has(name) || (FURNITURE.has(name) && inArticle === 0);
  // What made an element hidden when it opened is what must close it.
  const opened: { readonly name: string; readonly hides: boolean }[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'html') lang ??= attributes.lang;
        if (name === 'title' && title === undefined) {
          inTitle = true;
          title = '';
        }
        const hides = isHidden(name) || 'hidden' in attributes || attributes['aria-hidden'] === 'true';
        opened.push({ name, hides });
        if (!INLINE.has(name)) each((blocks) => blocks.break());
        if (hides) hidden++;
        if (name === 'article' || name === 'main') inArticle++;
        if (name === 'pre') inPre++;
        if (name === 'td' || name === 'th') each((blocks) => blocks.add(' '));
      },
      onclosetag(name) {
        const last = opened.pop();
        if (last?.hides === true) hidden--;
        if (name === 'title') inTitle = false;
        if (!INLINE.has(name)) each((blocks) => blocks.break());
        if (name === 'article' || name === 'main') inArticle--;
        if (name === 'pre') inPre--;
      },
      ontext(text) {
        if (inTitle) title += text;
        else each((blocks) => (inPre > 0 ? blocks.addLines(text) : blocks.add(text)));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  const text = article.length >= all.length * ARTICLE_SHARE ? article.text() : all.text();
  const named = title?.replace(/\s+/g, ' ').trim();
  return {
    ...(named === undefined || named === '' ? {} : { title: named }),
    ...(lang === undefined || lang === '' ? {} : { lang }),
    text,
  };
}

/** Text in blocks, each a line with its white space put together. */
class Blocks {
  readonly #lines: string[] = [];
  #open = '';
  length = 0;

  add(text: string): void {
    this.#open += text;
    this.length += text.length;
  }

  addLines(text: string): void {
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) this.break();
      this.add(line);
    }
  }

  break(): void {
    if (this.#open === '') return;
    const line = this.#open.replace(/[ \t\n\r\f]+/g, ' ').trim();
    if (line !== '') this.#lines.push(line);
    this.#open = '';
  }

  text(): string {
    this.break();
    return this.#lines.join('\n');
  }
}
