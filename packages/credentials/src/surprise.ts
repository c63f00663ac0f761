/**
 * How far a text is from one that people write: the mean surprise of its neighbouring characters. Identifiers and prose lie
 * below 0, generated keys above. Bits a pair, so longer texts are judged the more surely.
 */
export function surpriseOf(text: string): number {
  let sum = 0;
  let pairs = 0;
  let last = text.charCodeAt(0);
  let before = classOf(last);
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const now = classOf(code);
    if (before !== SYMBOL && now !== SYMBOL) {
      pairs += 1;
      if (before === DIGIT && now === DIGIT) sum += last === code ? -1 : 0.2;
      else if (before === DIGIT || now === DIGIT) sum += 1.3;
      else if (before === LOWER && now === UPPER) sum += 0.6;
      else sum -= (BIGRAMS.charCodeAt(((last | 32) - 97) * 26 + (code | 32) - 97) - 56) / 1.6;
    }
    last = code;
    before = now;
  }
  return pairs === 0 ? 0 : sum / pairs;
}

/**
 * How much more often than chance one letter follows another, counted over the identifiers and prose of type declarations and
 * read-me files of public packages; a row a first letter. A character's code is 56 + 1.6 × log2 of the ratio.
 */
const BIGRAMS = [
  '39994470705;8;080:9<664362',
  ';665;341:55<52:50996:20061',
  ':274;10:809830<3296;810050',
  ':657=553<40745942895853150',
  '859;676252288;575<;8364840',
  ':355;:20<00924;10977921170',
  '9553<689:02969870:86821042',
  '<322<117;21565;30969700060',
  '8698878000288<:7179:080407',
  ':400<020606404;505=8;55300',
  '8566=665;348287715;6706053',
  ':547<422<03:22:502888510:0',
  '<714<310;02783:;0274800030',
  '93:::6<39155478504:;662042',
  '6688356061699=780;88978321',
  ';124;328903:33:90;8:811140',
  '25402303620743340730?07323',
  ';477=560;06586:40899753070',
  '9293;519:056548924:<964360',
  ':074<329<00663940:98704080',
  '89869770801:9;490;::120301',
  ';431>192<00251820345403010',
  ';434;159;0171::30::4404501',
  '95:6;625:004847<047<400572',
  '8776:761:0299:9<15:8447246',
  ';445>405;23630940150605068',
].join('');

const SYMBOL = 0;
const DIGIT = 1;
const LOWER = 2;
const UPPER = 3;

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : SYMBOL;
}
