/** Light and dark by the reader's setting; system fonts; nothing is loaded. */
export const style = `
:root{--page:#f6f7f9;--card:#fff;--ink:#1c2128;--soft:#586069;--line:#d9dee4;--link:#0b57a4;--code:#f1f3f5;--mark:#fde4b8;--focus:#0b57a4;
--critical:#86198f;--critical-bg:#fae8ff;--high:#b42318;--high-bg:#fee9e7;--medium:#8a4b00;--medium-bg:#fff1d6;--low:#1d5fa6;--low-bg:#e4effb;--good:#16703a;--good-bg:#e2f5e8;
--critical-bar:#a21caf;--high-bar:#d92d20;--medium-bar:#e08a00;--low-bar:#3b82c4;--good-bar:#2f9e58;--known-bar:#8a94a0}
@media (prefers-color-scheme:dark){:root{--page:#0f1318;--card:#171c23;--ink:#e6e9ed;--soft:#a0aab5;--line:#2c343d;--link:#8cc2ff;--code:#1f262e;--mark:#5a4213;--focus:#8cc2ff;
--critical:#f3b5f7;--critical-bg:#41174a;--high:#ffb0a8;--high-bg:#4c1a17;--medium:#f7cd85;--medium-bg:#43300c;--low:#a9d0fb;--low-bg:#17324f;--good:#8ce0a8;--good-bg:#14361f;
--critical-bar:#d65ae3;--high-bar:#f2695e;--medium-bar:#e5a63a;--low-bar:#5b9ee0;--good-bar:#4fbf78;--known-bar:#77828e}}
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--link)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
code,kbd,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em}
:not(pre)>code{background:var(--code);border-radius:4px;padding:.1em .35em}
kbd{border:1px solid var(--line);border-radius:4px;padding:0 .35em;background:var(--code)}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:2}
.head,main,footer{max-width:1120px;margin:0 auto;padding:0 1.25rem}
.head{padding-top:2rem}
.title{display:flex;gap:1rem;align-items:center}
.brand{margin:0;color:var(--soft);font-size:.9rem;letter-spacing:.02em}
h1{margin:0;font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin:0 0 .75rem}h3{font-size:1rem;margin:1rem 0 .4rem}
.mark .wall{fill:#27374d}.mark .door{fill:#e2b45b}.mark .knob{fill:#27374d}
.facts{color:var(--soft);margin:.9rem 0 .2rem}
.verdict{font-size:1.15rem;font-weight:600;margin:.2rem 0 1rem}.verdict.clean{color:var(--good)}
.soft{color:var(--soft)}.good{color:var(--good)}.bad{color:var(--high)}.warning{color:var(--medium);font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:.75rem;padding:0;margin:0 0 1rem;list-style:none}
.tile a,.tile>span{display:block;padding:.7rem 1rem;border-radius:10px;border:1px solid var(--line);border-left-width:5px;background:var(--card);color:inherit;text-decoration:none}
.tile a:hover{border-color:currentColor}
.tile b{display:block;font-size:1.7rem;line-height:1.15;font-variant-numeric:tabular-nums}
.tile span span,.tile a span{color:var(--soft)}
.tile.critical a{border-left-color:var(--critical-bar)}.tile.high a{border-left-color:var(--high-bar)}.tile.medium a{border-left-color:var(--medium-bar)}.tile.low a{border-left-color:var(--low-bar)}
.tile.critical b{color:var(--critical)}.tile.high b{color:var(--high)}.tile.medium b{color:var(--medium)}.tile.low b{color:var(--low)}
.tile.new a{border-left-color:var(--high-bar)}.tile.known a{border-left-color:var(--known-bar)}.tile.fixed>span{border-left-color:var(--good-bar)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:.6rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line);margin-bottom:1.25rem}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.25rem;margin:0 0 1.25rem}
.charts{margin-bottom:1.25rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:1.25rem}
figure.card{margin:0}figcaption{font-weight:600;margin-bottom:.5rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.85rem;border-bottom-width:2px}
tbody tr:last-child>*{border-bottom:0}
.bars th,.bars td{border:0;padding:.15rem .4rem;vertical-align:middle}
.bars th{width:1%;white-space:nowrap;padding-left:0}
.bars svg{display:block;width:100%;height:14px}.number{text-align:right;font-variant-numeric:tabular-nums;width:3.5rem}
svg .critical{fill:var(--critical-bar)}svg .high{fill:var(--high-bar)}svg .medium{fill:var(--medium-bar)}svg .low{fill:var(--low-bar)}
svg .new{fill:var(--high-bar)}svg .known{fill:var(--known-bar)}svg .fixed{fill:var(--good-bar)}
svg.trend{display:block;width:100%;height:14px;margin-bottom:.75rem}
.scroll{overflow-x:auto}.scroll table{min-width:38rem}.scroll td code,.scroll th code{overflow-wrap:anywhere}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
#owasp input[type=radio]{position:absolute;opacity:0;pointer-events:none}
.switch{display:inline-flex;border:1px solid var(--line);border-radius:8px;overflow:hidden;margin-bottom:.75rem;flex-wrap:wrap}
.switch label{padding:.35rem .9rem;cursor:pointer;border-right:1px solid var(--line)}.switch label:last-child{border-right:0}
.edition{display:none}
#edition-2021:checked~#matrix-2021,#edition-2025:checked~#matrix-2025,#edition-api2023:checked~#matrix-api2023{display:block}
#edition-2021:checked~.switch [for=edition-2021],#edition-2025:checked~.switch [for=edition-2025],#edition-api2023:checked~.switch [for=edition-api2023]{background:var(--link);color:var(--card);font-weight:600}
#owasp input:focus-visible~.switch{outline:3px solid var(--focus);outline-offset:2px}
.matrix td,.matrix thead th:not(:first-child){text-align:center;font-variant-numeric:tabular-nums;width:5.2rem}
.matrix td a{display:inline-block;min-width:2.2rem;padding:.05rem .5rem;border-radius:6px;font-weight:700;text-decoration:none;background:var(--code);color:var(--ink)}
.matrix td a:hover{text-decoration:underline}
.critical:is(.badge,td a,.box){background:var(--critical-bg);color:var(--critical)}.high:is(.badge,td a,.box){background:var(--high-bg);color:var(--high)}
.medium:is(.badge,td a,.box){background:var(--medium-bg);color:var(--medium)}.low:is(.badge,td a,.box){background:var(--low-bg);color:var(--low)}
.matrix .zero{color:var(--soft)}.matrix .unchecked td{color:var(--soft);font-style:italic}
.badge{display:inline-block;border-radius:999px;padding:.05rem .6rem;font-size:.8rem;font-weight:700;white-space:nowrap}
.badge.new,.badge.overdue,.badge.missing{background:var(--high-bg);color:var(--high)}.badge.attested{background:var(--good-bg);color:var(--good)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:0 2rem}
.checks{list-style:none;padding:0;margin:0 0 1rem}.checks li{display:flex;gap:.6rem;padding:.3rem 0}.checks dl{margin:.2rem 0 .5rem;font-size:.88rem}.checks summary{font-size:.88rem;color:var(--soft);cursor:pointer}
.sign{font-weight:700}.broken .sign{color:var(--high)}.kept .sign{color:var(--good)}.unproved .sign{color:var(--medium)}
.count{display:inline-block;min-width:1.6rem;text-align:center;border-radius:999px;background:var(--high-bg);color:var(--high);font-weight:700;padding:0 .5rem;text-decoration:none}
.filters{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end}
.filters label{font-size:.85rem;color:var(--soft);display:grid;gap:.15rem}.filters .wide{flex:1 1 16rem}
.filters fieldset{border:0;padding:0;margin:0;display:flex;gap:.4rem;flex-wrap:wrap}.filters legend{font-size:.85rem;color:var(--soft);padding:0;margin-bottom:.15rem}
.filters .box{display:flex;align-items:center;gap:.3rem;border-radius:8px;padding:.3rem .6rem;font-weight:600}
input[type=search],select,button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.35rem .6rem}
select{max-width:17rem}button{cursor:pointer}button:hover{border-color:var(--soft)}.buttons{display:flex;gap:.5rem}.keys{flex-basis:100%;margin:0;font-size:.85rem}
.finding{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--line);border-radius:10px;margin:0 0 .6rem;content-visibility:auto;contain-intrinsic-size:auto 75px}
.finding[data-severity=critical]{border-left-color:var(--critical-bar)}.finding[data-severity=high]{border-left-color:var(--high-bar)}.finding[data-severity=medium]{border-left-color:var(--medium-bar)}.finding[data-severity=low]{border-left-color:var(--low-bar)}
.finding summary{display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:baseline;padding:.65rem 1rem;cursor:pointer;list-style:none}
.finding summary::-webkit-details-marker{display:none}
.finding summary::before{content:"▸";color:var(--soft);width:.8em}.finding details[open]>summary::before{content:"▾"}
.finding h3{margin:0;font-size:.97rem;font-weight:600;flex:1 1 22rem}.where{color:var(--soft);font-size:.9rem;flex:1 0 100%;padding-left:1.6rem}.finding summary .badge:first-child{min-width:4.9rem;text-align:center}.finding h3,.where,.finding :is(code,dd,li){overflow-wrap:anywhere}
.body{padding:0 1rem .9rem 1.6rem}.meta{margin:.1rem 0 .6rem;font-size:.92rem}
.frame{margin:.5rem 0 .8rem;padding:.55rem 0;background:var(--code);border-radius:8px;overflow-x:auto;line-height:1.5;max-height:32rem}
.frame span{display:block;min-width:max-content;padding-right:.9rem}.frame b{display:inline-block;width:4.2em;text-align:right;padding-right:1.1em;color:var(--soft);font-weight:400;user-select:none}
.frame .hit{box-shadow:inset 4px 0 var(--medium-bar)}.frame mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--medium-bar)}
.lead{margin:.4rem 0 .2rem;font-weight:600;font-size:.92rem}.trace{margin:.2rem 0 .7rem;padding-left:1.6rem;font-size:.92rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem;margin:.4rem 0 0;font-size:.94rem}dt{color:var(--soft)}dd{margin:0}
.tags{font-size:.88rem}.about{margin:.4rem 0 0}.body dl+dl{margin-top:.3rem}.body dt{min-width:4.2rem}.copy{font-size:.8rem;padding:.05rem .55rem;margin-left:.35rem}.plain{padding-left:1.2rem}.ids code{display:inline-block;margin:.15rem 0}
footer{color:var(--soft);font-size:.9rem;padding-bottom:2rem}
html:not(.scripted) :is(.js,.copy){display:none}
@media (max-width:600px){.matrix .unchecked td{text-align:left}.head,main,footer{padding-left:.8rem;padding-right:.8rem}.card{padding:.9rem}.body{padding-left:.9rem}dl{grid-template-columns:1fr;gap:0}dt{margin-top:.4rem}.frame b{width:3em}h1{font-size:1.4rem}}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--code:#f3f3f3;--mark:#fde4b8}
body{font-size:9.5pt}.skip,nav,.filters,#shown,#more,.copy,.switch,footer{display:none!important}
.head,main{max-width:none;padding:0 1px}.scroll table{min-width:0}.matrix td,.matrix thead th:not(:first-child){width:3.8rem}.card,.finding{border-radius:0;break-inside:avoid;content-visibility:visible}#owasp,#practices,#findings,#dependencies,#suppressions,#coverage{break-inside:auto}.edition{break-inside:avoid}
.edition{display:block!important;margin-bottom:1rem}caption{position:static;width:auto;height:auto;clip-path:none;text-align:left;font-weight:600;padding:.4rem 0}
.scroll,.frame{overflow:visible;max-height:none}.frame span{min-width:0;white-space:pre-wrap}tr{break-inside:avoid}h2,h3{break-after:avoid}*{print-color-adjust:exact}}
`;
