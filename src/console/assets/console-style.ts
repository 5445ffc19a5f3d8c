/** The style of the console's pages: plain, for a phone first. */
export const consoleStyle = `
:root { color-scheme: light dark; --paper: #f5f8f6; --card: #fff; --ink: #16302a; --quiet: #54625c; --brand: #0a6b41; --line: #d3ddd8; --edge: #76847d; --wrong: #b3261e; --bot: #dceee4; --person: #dbe8f6; }
@media (prefers-color-scheme: dark) { :root { --paper: #121815; --card: #1b2420; --ink: #e4eee8; --quiet: #a9b7b0; --brand: #7fd6a8; --line: #37443e; --edge: #7d8b84; --wrong: #ffb4ab; --bot: #1d3a2c; --person: #1e3247; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; padding: 0.75rem; max-width: 90rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--brand); }
main { max-width: 42rem; margin: 0 auto; }
main.wide { max-width: 64rem; }
main.wide h2 { margin: 1.25rem 0 0.5rem; }
body > nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; max-width: 64rem; margin: 0 auto 0.75rem; border-bottom: 1px solid var(--line); }
body > nav a, .pages a { padding: 0.65rem 0; }
body > nav a { color: inherit; text-decoration: none; border-bottom: 3px solid transparent; }
.skip { position: absolute; left: 0.75rem; top: 0; padding: 0.65rem 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: 0.5rem; }
.skip:not(:focus) { transform: translateY(-150%); }
main:focus { outline: none; }
body > nav a:hover { border-color: var(--line); }
body > nav a[aria-current] { font-weight: 600; color: var(--brand); border-color: currentColor; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.tile { display: block; height: 100%; padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 0.6rem; text-decoration: none; color: inherit; background: var(--card); }
.tile:hover { border-color: var(--brand); }
.tile.none { color: var(--quiet); }
.tile strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.tile:is(.silent, .long_silent):not(.none) { border-color: var(--wrong); }
.tile:is(.silent, .long_silent):not(.none) strong { color: var(--wrong); }
.choice { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: end; margin: 0.5rem 0; }
.choice label { flex: 1 1 12rem; min-width: 0; max-width: 100%; flex-direction: column; align-items: stretch; }
.choice select { width: 100%; }
.people { width: 100%; table-layout: fixed; border-collapse: collapse; }
.people th, .people td { padding: 0.5rem 0.75rem 0.5rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.people thead th:first-child { width: 22%; }
.people thead th { border: 0; font-size: 0.85rem; color: var(--quiet); }
.people a, .about a, main .messages a { display: inline-block; padding: 0.2rem 0; }
.answer { display: block; font-size: 0.85rem; color: var(--quiet); }
.standing { display: inline-block; padding: 0.1rem 0.6rem; border: 1px solid var(--edge); border-radius: 1rem; font-size: 0.85rem; }
.standing.silent, .standing.long_silent { border-color: var(--wrong); color: var(--wrong); }
.standing.away, .standing + .standing { margin-left: 0.5rem; }
textarea { font: inherit; width: 100%; padding: 0.5rem 0.8rem; border: 1px solid var(--edge); border-radius: 0.5rem; color: inherit; background: var(--card); }
.act { display: flex; flex-direction: column; gap: 0.6rem; max-width: 36rem; margin: 0.5rem 0; }
.act > button { align-self: flex-start; }
.act p { margin: 0; }
.beside { display: flex; flex-direction: column; gap: 0.4rem; align-items: flex-start; }
.beside label { width: 100%; }
.wrong { color: var(--wrong); }
[aria-invalid] { border-color: var(--wrong); }
.more summary { padding: 0.65rem 0; cursor: pointer; }
.entries { margin: 0; padding: 0; list-style: none; }
.entries li { padding: 0.6rem 0 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.entries p { margin: 0; }
.words { white-space: pre-wrap; }
.told ul { margin: 0; padding-left: 1.1rem; }
.told li a { display: inline-block; padding: 0.5rem 0; color: inherit; }
.told { padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-left: 4px solid var(--brand); border-radius: 0.4rem; background: var(--card); }
.fates { margin: 0.25rem 0; padding-left: 1.1rem; }
.fates > li { padding: 0.25rem 0; }
.fates a { display: inline-block; padding: 0.3rem 0; }
.written dd { white-space: pre-wrap; }
.written dt { flex: 0 0 8rem; }
.arrived progress { display: block; width: 100%; height: 1rem; margin-top: 0.4rem; accent-color: #0a6b41; }
.deeds { display: grid; gap: 0.9rem; max-width: 30rem; margin: 1rem 0; }
.deeds form { display: grid; gap: 0.6rem; }
.deeds p { margin: 0; }
.asked { display: grid; gap: 0.25rem; }
.asked select, .asked input { width: 100%; min-width: 0; }
.main { border: 0; background: #0a6b41; color: #fff; font-weight: 600; }
.main:hover:not(:disabled) { background: #08573a; }
.button { display: inline-block; padding: 0.6rem 1rem; border-radius: 0.5rem; text-decoration: none; }
fieldset { display: grid; gap: 0.7rem; min-width: 0; margin: 0; padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--card); }
.asked .name, legend { font-weight: 600; }
.tick { min-height: 2.75rem; }
.tick input { min-height: 1.4rem; width: 1.4rem; }
details summary { padding: 0.65rem 0; cursor: pointer; }
.tally p { margin: 0.2rem 0; }
.chosen { margin: 0; padding: 0; list-style: none; max-width: 36rem; }
.chosen li { display: grid; grid-template-columns: minmax(6rem, 1fr) minmax(5rem, 2fr) 5.5rem; gap: 0.75rem; align-items: center; padding: 0.15rem 0; overflow-wrap: anywhere; }
.chosen meter { width: 100%; height: 1rem; }
.pages { display: flex; gap: 1.25rem; align-items: center; }
.lines { margin: 0; padding-left: 1.1rem; overflow-wrap: anywhere; }
.lines time, .file, .labels { font-size: 0.85rem; color: var(--quiet); }
main .messages { padding: 0.5rem 0; }
main .messages li.bot { align-self: flex-start; }
main .messages .not-sent { padding: 0; font-size: 0.85rem; }
@media (max-width: 40rem) {
  body > nav { gap: 0 0.5rem; font-size: 0.875rem; }
  body > nav a[aria-current] { font-weight: inherit; }
  .people thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .people, .people tbody, .people tr, .people th, .people td { display: block; }
  .people tr { padding: 0.5rem 0; border-top: 1px solid var(--line); }
  .people th, .people td { border: 0; padding: 0.1rem 0; }
  .people td::before { content: attr(data-label) ': '; color: var(--quiet); }
}
h1, h2, dd, q, pre, td bdi, .words, .messages p, main a, .lines strong { unicode-bidi: plaintext; }
h1, h2 { text-align: left; }
h1 { font-size: 1.4rem; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
header p { margin: 0 0 0.5rem; }
button, input, select { font: inherit; min-height: 2.75rem; padding: 0 0.8rem; border: 1px solid var(--edge); border-radius: 0.5rem; color: inherit; background: var(--card); }
button { cursor: pointer; }
button:hover:not(:disabled) { border-color: var(--brand); }
button:disabled { cursor: default; opacity: 0.55; }
:focus-visible { outline: 3px solid #2277cc; outline-offset: 1px; }
label { display: flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: center; }
dl div { display: flex; gap: 0.75rem; padding: 0.4rem 0; border-top: 1px solid var(--line); }
dt { font-weight: 600; }
dd { min-width: 0; margin: 0; overflow-wrap: anywhere; }
#add, #clock { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-bottom: 0.5rem; }
#add { max-width: 30rem; }
#add label { flex: 1; flex-wrap: nowrap; }
#add input { flex: 1; min-width: 0; }
#phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 0.75rem; }
.way { display: inline-block; padding: 0.6rem 1.2rem 0.6rem 0; }
.phone { display: flex; flex-direction: column; height: max(34rem, min(40rem, 78vh)); border: 1px solid var(--line); border-radius: 0.9rem; overflow: hidden; background: var(--card); }
.owner { display: flex; align-items: center; justify-content: space-between; padding: 0.25rem 0.25rem 0.25rem 0.75rem; border-bottom: 1px solid var(--line); }
.owner button { border: 0; background: none; min-width: 2.75rem; }
.messages { flex: 1; overflow-y: auto; margin: 0; padding: 0.75rem; list-style: none; display: flex; flex-direction: column; gap: 0.5rem; }
.messages li { max-width: 85%; padding: 0.45rem 0.7rem; border-radius: 0.8rem; background: var(--bot); overflow-wrap: anywhere; }
.messages li.person { align-self: flex-end; background: var(--person); }
.messages p { margin: 0; white-space: pre-wrap; }
.messages time { display: block; font-size: 0.75rem; color: var(--quiet); text-align: end; }
.choices { display: flex; flex-wrap: wrap; gap: 0.35rem; margin-top: 0.4rem; }
.choices button { max-width: 100%; }
.reaction { margin: 0.2rem 0 0; font-size: 1.2rem; }
.write { display: flex; flex-wrap: wrap; gap: 0.4rem; padding: 0.5rem; border-top: 1px solid var(--line); }
.write input { flex: 1 1 100%; min-width: 0; }
.write button { min-width: 2.75rem; }
.write button[type=submit] { flex: 1; }
.record[aria-pressed=true] { background: #b3261e; color: #fff; }
.file-shown img, .file-shown video { display: block; max-width: 100%; border-radius: 0.5rem; }
.file-shown audio { display: block; width: 100%; min-width: 12rem; }
#drafts { border: 1px solid var(--line); border-radius: 0.9rem; padding: 0.5rem 0.75rem; margin-bottom: 0.75rem; }
#drafts ul { margin: 0 0 0.5rem; padding-left: 1.1rem; overflow-wrap: anywhere; }
#drafts summary { padding: 0.65rem 0; cursor: pointer; }
.acts { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; }
.faults { white-space: pre-wrap; overflow-wrap: anywhere; color: var(--wrong); margin: 0 0 0.5rem; }
.behind { border-top: 1px solid var(--line); padding: 0 0.75rem; max-height: 45%; overflow-y: auto; flex-shrink: 0; }
.behind summary { padding: 0.65rem 0; cursor: pointer; }
.behind h3 { font-size: 0.9rem; margin: 0.3rem 0 0; }
.behind ul { margin: 0 0 0.3rem; padding-left: 1.1rem; font-size: 0.85rem; overflow-wrap: anywhere; }
.behind p { margin: 0; font-size: 0.9rem; }
.behind button { margin: 0.3rem 0 0.6rem; }
.qr { display: block; width: min(100%, 22rem); height: auto; margin: 0.75rem 0; border-radius: 0.5rem; }
.code { font: 600 2rem/1.2 ui-monospace, monospace; letter-spacing: 0.1em; margin: 0.25rem 0; }
#code { border-top: 1px solid var(--line); padding-top: 0.75rem; }
#code button { margin-top: 0.5rem; }
.not-sent, #trouble { margin: 0; padding: 0.4rem 0.75rem; color: var(--wrong); }
#trouble { position: fixed; inset: auto 0 0; background: Canvas; border-top: 2px solid; }
@media print {
  body > nav, .skip, .act, .deeds, .way, .pages, button, .button, details:not([open]) { display: none; }
  body { padding: 0; background: none; }
  a { color: inherit; text-decoration: none; }
  h2 { break-after: avoid; }
  tr, li, dl div { break-inside: avoid; }
}
`;
