/**
 * The commonest function words of widely written languages and letters that few of their neighbours have, or that they never have: what tells
 * short sentences apart where trigrams alone guess among a hundred languages. Keyed by ISO 639-3, as franc names them.
 */
export const COMMON_WORDS: {
  readonly [iso6393: string]: { readonly words: string; readonly letters: string; readonly never?: string };
} = {
  eng: {
    words:
      'the of and to in is that for it with was on as are this be by not have from you we at or an i he they will has our',
    letters: '',
  },
  fra: {
    words:
      'le la les des de et est une un du dans que qui pour pas sur avec ce se au il elle nous vous je ne en sont par',
    letters: 'çêœùîû',
  },
  deu: {
    words:
      'der die das und ist ein eine nicht mit von zu den dem im für auf sich auch wir ich sie es des hat war wie bei',
    letters: 'ßäöü',
  },
  spa: {
    words: 'el la los las de y que en un una es por con para no se del al lo su como más pero está son',
    letters: 'ñ¿¡',
  },
  por: {
    words: 'o a os as de e que em um uma é do da no na para com não se por mais dos das ao está são foi',
    letters: 'ãõç',
  },
  ita: {
    words: 'il la lo gli le di e che un una è per con non del della in sono si da al dei nel ma più io ho',
    letters: 'ìò',
  },
  nld: {
    words: 'de het een en van is dat niet op te in zijn voor met die er aan ook om ik je we naar was heeft',
    letters: '',
  },
  swe: {
    words: 'och det att en som är på för med av den till inte om har ett jag vi de var från',
    letters: 'åäö',
  },
  dan: {
    words: 'og det at en er på for med af den til ikke som har et jeg vi de var fra der',
    letters: 'åæø',
  },
  nob: { words: 'og det at en er på for med av den til ikke som har et jeg vi de var fra', letters: 'åæø' },
  fin: { words: 'ja on ei se että oli hän mutta ovat kun niin myös tämä minä joka olen', letters: 'äö' },
  pol: {
    words: 'i w na z się do nie że jest to o jak po co dla ale są przez od tym za',
    letters: 'łżąęśćźń',
  },
  ces: { words: 'a v se na je že s z do to o i ale jako by za si jsem jsou pro které', letters: 'řěůčšž' },
  slk: { words: 'a v sa na je že s z do to o i ale ako by za si som sú pre ktoré', letters: 'ľĺŕôčšž' },
  hun: { words: 'a az és hogy nem is egy ez van meg de csak már volt mint el ki', letters: 'őűö' },
  ron: { words: 'și de în la cu o un este nu că pe pentru din care mai sunt se a', letters: 'țșăâî' },
  tur: { words: 've bir bu için da de ile çok olarak daha gibi ne ama var olan', letters: 'ğışç' },
  vie: {
    words: 'và của là có trong được cho không các một với này người những để tôi',
    letters: 'đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  },
  ind: {
    words: 'yang dan di ini itu dengan untuk tidak dari dalam akan pada ada saya ke juga adalah',
    letters: '',
  },
  hrv: { words: 'i je u se na da su za od s kao koji ne to ali što', letters: 'đšžćč' },
  cat: { words: 'el la els les de i que en un una és per amb no del al més però', letters: '·ç' },
  slv: { words: 'je in na se za da v so pa ki z bi tudi ne sem ali', letters: 'šžč' },
  nno: {
    words: 'og det at ein er på for med av den til ikkje som har eit eg vi dei var frå',
    letters: 'åæø',
  },
  afr: { words: 'die van is in en het nie te op vir met dat wat hy sy ek ons aan om nog', letters: '' },
  glg: {
    words: 'o a os as de e que en un unha é do da no na para con non se por máis dos das ao está',
    letters: 'ñ',
  },
  ekk: { words: 'ja on ei et see kui ka oli mis ta aga või oma', letters: 'õäöü' },
  rus: {
    words: 'и в не на что с как это по но он из я за к от для у так мы то все её',
    letters: 'ыэё',
    never: 'іїєґўјљњђћџѓќѕ',
  },
  ukr: {
    words: 'і в не на що з як це та до у я за від для він але ми його про',
    letters: 'іїєґ',
    never: 'ыэъёўј',
  },
  bel: { words: 'і ў не на што з як гэта да у я за ад для ён але мы яго', letters: 'ўі', never: 'иїєґщъј' },
  bul: {
    words: 'и в не на че с как това да от за се са е но ще той си тя ли беше много когато',
    letters: '',
    never: 'ыэёіїєјў',
  },
  srp: { words: 'и у не на да је се за са од као али су што', letters: 'јљњђћџ', never: 'йщъыьэюяёіїєў' },
  mkd: { words: 'и во не на дека со како ова да од за се е но', letters: 'ѓќѕј', never: 'йщъыьэюяёіїєў' },
  kaz: { words: 'және бір бұл мен үшін да де бар деп болып', letters: 'әғқңөұүһі' },
  amh: { words: 'እና ላይ ነው ወደ ውስጥ ነበር ጋር ግን ናቸው በየቀኑ', letters: 'ቸኝ' },
  tir: { words: 'እዩ ናይ ኣብ ከም እቲ ድማ ካብ ናብ', letters: 'ኣቐኸ' },
  hin: { words: 'है के में की का और से को पर ने यह नहीं हैं एक कि', letters: '' },
  mar: { words: 'आहे आणि या ते च्या हे एक नाही केले', letters: 'ळ' },
};
