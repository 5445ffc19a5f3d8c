import { texts } from './texts.ts';

/** The check-in as a flow file. Every question has a timeout, as every flow of ours must. */
export const checkInFlow = `
triggers:
  - keyword: kabar
steps:
  - ask: "${texts.first}"
    id: days
    answer: integer
    invalid: { say: "${texts.noNumber}" }
    timeout: { after: 7d, goto: end }
  - ask: "${texts.second}"
    id: healthy
    choices:
      - { value: ya, label: Ya }
      - { value: tidak, label: Tidak }
    invalid: { say: "${texts.noChoice}" }
    timeout: { after: 7d, goto: end }
  - ask: "${texts.third}"
    id: news
    answer: text
    timeout: { after: 7d, goto: end }
  - say: "Terima kasih, Ibu @contact.first_name."
`;
