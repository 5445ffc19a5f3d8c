/** The example of the flow format. */
export const example = `# flows/semangat-mingguan.yaml
title: Semangat mingguan
language: id                          # of the texts below
for: [beneficiary]                    # who may start it; without it, everyone
expires: 7d                           # counted from the person's last message
triggers:
  - keyword: [kabar, "cek kabar"]
  - every: { cron: "0 8 * * MON" }    # in each contact's time zone
  - after: { date: joined_on, offset: 7d, at: "08:00" }
  - event: contact.opted_in           # or contact.new, task.done, …
steps:
  - say: "Assalamualaikum, Ibu/Bapak @contact.first_name."
  - ask: "Bagaimana semangatnya minggu ini?"
    id: mood                          # the answer is @results.mood
    choices:
      - { value: good,  label: "Semangat 😊",   accept: [baik, senang] }
      - { value: soso,  label: "Biasa saja" }
      - { value: heavy, label: "Sedang berat", goto: comfort }
    remind: [ { after: 24h, say: "Kami tunggu kabarnya, @contact.first_name." }, { after: 72h } ]
    timeout: { after: 7d, goto: end }
    invalid: { say: "Balas dengan angka 1, 2 atau 3, ya.", tries: 2, goto: call_companion }
  - ask: "Berapa hari Ibu berjualan minggu ini?"
    id: days
    answer: integer                   # text number integer date time phone yes_no location image voice file any
    min: 0
    max: 7
  - if:
      - { when: "@(results.days >= 5)", goto: praise }
      - { goto: keep_going }
  - id: praise
    say: "Hebat!"
    media: praise.ogg                 # in FLOWS_DIR/media: picture, voice note, document
    goto: end
  - id: keep_going
    set: { contact.fields.selling_days: "@results.days" }
    goto: end
  - id: comfort
    say: "Terima kasih sudah jujur. Pendamping Ibu kami beri tahu."
  - id: call_companion
    task: { for: companion, title: "Kunjungi @contact.name", due: 2d, why: "@results.mood" }
`;
