/** What `semangat help` prints. */
export const usage = `semangat <command>

  start                     runs the companion: channels, simulator page and API
  worker, web               the same in two halves, with MongoDB and Redis: channels
                            and alarms; pages and API
  chat [--as ROLE]          talks with it here in the terminal
  run FILE [--flow ID] [--contact FILE] [--now TIME]
                            plays a flow, or one of an export, from JSON lines on stdin
  import [--as-yaml] FILE   takes in the flows of a RapidPro, TextIt or Glific export;
                            --as-yaml writes those that ours can say as our YAML
  export [--flow ID]        writes the answers as rows of FLOIP flow results; JSON lines out
  export flows [ID…] --to FILE.json
                            writes flows as an export that RapidPro and TextIt take in
  evaluate                  evaluates expressions from JSON lines on stdin
  replay FILE               plays recorded talks of RapidPro or TextIt flows; JSON lines out
  invite --volunteer WHO [--days N] [--out FILE.svg]
                            makes a link and QR code by which families write first and
                            are paired with the volunteer
  flows new NAME [--template check-in|questionnaire|reminder]
                            writes a flow with its tests, to be changed from there
  flows check [FILE…]       checks flow files, with file, line and column;
                            --hints names texts that are long for a cheap phone, and
                            what voice notes and pictures cost in kilobytes
  flows test [FILE…]        plays the transcript tests beside the flows
  flows test --record FLOW [--role ROLE] [--language jv] [--name NAME]
                            writes such a test from a talk here in the terminal
  flows coverage [FILE…]    says which steps and answers no transcript test shows
  flows graph [--svg] [FILE…]
                            draws flows as Mermaid text, or as an SVG picture
  flows export [FLOW…] --to FILE.xlsx
                            writes flows as a spreadsheet, one row a step
  flows import FILE.xlsx [--out DIR] [--replace]
                            writes the flows of a spreadsheet (or CSV) as flow files
  flows texts [FLOW…] --to FILE.po|FILE.xlsx [--language jv]
                            writes their texts for translators; --from FILE puts the
                            translations into LOCALES_DIR
  flows drafts [on|off] [--by NAME]
                            says which flow files are not what is live; on: from now on
                            files go live by publish alone; --by names you in the log
  flows publish [FLOW…] [--by NAME]
                            lets changed flow files go live at once
  flows back FLOW [--by NAME]
                            brings back the version that was live before
  flows log                 who let which version go live when
  flows schema              prints the JSON Schema of flow files, for editors
  contacts import FILE [--dry-run]
                            makes and changes contacts from a table: CSV or .xlsx
  backup FILE               copies the store while it runs
  restore FILE              puts a backup in place (stop the companion first)
  move-to-mongodb           brings the embedded store to the empty database of MONGODB_URI
  demo [FOLDER] [--seed WORD] [--days N]
                            fills a folder of its own (./demo) with a made-up district and
                            three months (or N days) of its life
  doctor [--repair]         looks whether the installation is sound; --repair makes missing
                            address rows again

The configuration is the environment and the file .env; README.md lists the variables.
`;

/** What the usage says of one command, such as `flows check`; all of it where nothing is known of it. */
export function usageOf([command = '', verb = '']: readonly string[]): string {
  const entries = usage.split(/^(?= {2}\S)/mu).map((entry) => entry.replace(/\n\n[^]*$/u, '\n'));
  const named = (words: string) =>
    entries.filter((entry) => {
      const [names = ''] = entry.trim().split(/ {2,}|\n/u);
      return names.split(', ').some((name) => `${name} `.startsWith(`${words} `));
    });
  const [found = entries] = [named(`${command} ${verb}`), named(command)].filter(({ length }) => length > 0);
  return found === entries ? usage : found.join('');
}
