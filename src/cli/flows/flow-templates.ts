/** A flow to begin with, and its tests; `{title}` and `{keyword}` are filled in. */
export interface FlowTemplate {
  readonly flow: string;
  readonly test: string;
}

const checkIn: FlowTemplate = {
  flow: `title: '{title}'
language: id
for: [beneficiary]
triggers:
  - keyword: ['{keyword}']
steps:
  - ask: 'Assalamualaikum, @contact.first_name. Bagaimana kabarnya hari ini?'
    id: mood
    choices:
      - { value: good, label: 'Baik', accept: [senang, sehat, alhamdulillah], goto: glad }
      - { value: heavy, label: 'Sedang berat', accept: [berat, sedih, susah] }
    remind: [{ after: 24h, say: 'Kami tunggu kabarnya, @contact.first_name. Satu kata pun boleh.' }]
    timeout: { after: 3d, goto: end }
    invalid: { say: 'Balas 1 kalau baik, 2 kalau sedang berat.', tries: 2, goto: end }
  - task: { for: companion, title: 'Hubungi @contact.name', due: 2d, why: '@results.mood.text' }
  - say: 'Terima kasih sudah jujur. Pendamping kami beri tahu.'
    goto: end
  - id: glad
    say: 'Alhamdulillah, ikut senang mendengarnya!'
`,
  test: `tests:
  - it: ikut senang
    talk:
      - them: '{keyword}'
      - bot: 'Assalamualaikum, Siti. Bagaimana kabarnya hari ini?'
      - choose: Baik
      - bot: 'Alhamdulillah, ikut senang mendengarnya!'
    results: { mood: good }
    tasks: []
    status: completed
  - it: mengingatkan, lalu memberi tahu pendamping
    talk:
      - them: '{keyword}'
      - after: 24h
      - bot: 'Kami tunggu kabarnya, Siti. Satu kata pun boleh.'
      - them: berat
      - bot: 'Terima kasih sudah jujur. Pendamping kami beri tahu.'
    results: { mood: heavy }
    tasks: ['Hubungi Siti Aminah']
    status: completed
  - it: berhenti bertanya kalau tidak dijawab
    talk:
      - them: '{keyword}'
      - after: 3d
    status: completed
  - it: berhenti bertanya kalau tidak paham
    talk:
      - them: '{keyword}'
      - them: entahlah
      - bot: 'Balas 1 kalau baik, 2 kalau sedang berat.'
      - them: entahlah
      - them: entahlah
    status: completed
`,
};

const questionnaire: FlowTemplate = {
  flow: `title: '{title}'
language: id
for: [beneficiary]
triggers:
  - keyword: ['{keyword}']
steps:
  - say: 'Ada tiga pertanyaan pendek. Tidak ingin menjawab? Diamkan saja.'
  - ask: '1/3. Berapa orang tinggal serumah?'
    id: members
    answer: integer
    min: 1
    max: 20
    timeout: { after: 3d, goto: end }
    invalid: { say: 'Balas satu angka, dari 1 sampai 20.', tries: 2 }
  - ask: '2/3. Dari mana air minumnya?'
    id: water
    choices:
      - { value: well, label: 'Sumur' }
      - { value: piped, label: 'Ledeng', accept: [pam, pdam] }
      - { value: other, label: 'Lainnya' }
    timeout: { after: 3d, goto: end }
  - ask: '3/3. Apa harapan untuk tahun ini? Tulis dengan kata sendiri.'
    id: hope
    timeout: { after: 3d, goto: end }
  - set: { contact.fields.members: '@results.members' }
  - say: 'Terima kasih, sudah kami catat.'
`,
  test: `tests:
  - it: mencatat semua jawaban
    talk:
      - them: '{keyword}'
      - bot:
          - 'Ada tiga pertanyaan pendek. Tidak ingin menjawab? Diamkan saja.'
          - '1/3. Berapa orang tinggal serumah?'
      - them: lima orang
      - bot: '2/3. Dari mana air minumnya?'
      - choose: Sumur
      - bot: '3/3. Apa harapan untuk tahun ini? Tulis dengan kata sendiri.'
      - them: Anak tetap sekolah
      - bot: 'Terima kasih, sudah kami catat.'
    results: { members: 5, water: well, hope: Anak tetap sekolah }
    status: completed
  - it: menerima kata lain untuk ledeng
    talk:
      - them: '{keyword}'
      - them: '4'
      - them: pdam
    results: { water: piped }
    status: waiting
  - it: berhenti bertanya kalau tidak dijawab
    talk:
      - them: '{keyword}'
      - them: '4'
      - choose: Lainnya
      - after: 3d
    results: { members: 4, water: other }
    status: completed
`,
};

const reminder: FlowTemplate = {
  flow: `title: '{title}'
language: id
for: [beneficiary]
triggers:
  - keyword: ['{keyword}']
steps:
  - ask: 'Besok pagi ada kegiatan di balai desa. Ibu/Bapak bisa datang?'
    id: coming
    choices:
      - { value: yes, label: 'Bisa', accept: [ya, insyaallah], goto: before }
      - { value: no, label: 'Tidak bisa', accept: [tidak] }
    remind: [{ after: 3h, say: 'Masih kami tunggu kabarnya. Bisa datang besok pagi?' }]
    timeout: { after: 12h, goto: end }
    invalid: { say: 'Balas 1 kalau bisa, 2 kalau tidak bisa.', tries: 2, goto: end }
  - say: 'Tidak apa-apa. Terima kasih sudah memberi tahu.'
    goto: end
  - id: before
    say: 'Baik, nanti kami ingatkan lagi.'
  - wait: 20h
  - say: 'Selamat pagi. Jangan lupa kegiatan di balai desa hari ini, ya.'
`,
  test: `tests:
  - it: mengingatkan yang akan datang
    talk:
      - them: '{keyword}'
      - bot: 'Besok pagi ada kegiatan di balai desa. Ibu/Bapak bisa datang?'
      - choose: Bisa
      - bot: 'Baik, nanti kami ingatkan lagi.'
      - after: 20h
      - bot: 'Selamat pagi. Jangan lupa kegiatan di balai desa hari ini, ya.'
    results: { coming: yes }
    status: completed
  - it: menanyakan sekali lagi
    talk:
      - them: '{keyword}'
      - after: 3h
      - bot: 'Masih kami tunggu kabarnya. Bisa datang besok pagi?'
      - them: tidak
      - bot: 'Tidak apa-apa. Terima kasih sudah memberi tahu.'
    results: { coming: no }
    status: completed
  - it: berhenti bertanya kalau tidak dijawab
    talk:
      - them: '{keyword}'
      - after: 12h
    status: completed
  - it: berhenti bertanya kalau tidak paham
    talk:
      - them: '{keyword}'
      - them: entahlah
      - bot: 'Balas 1 kalau bisa, 2 kalau tidak bisa.'
      - them: entahlah
      - them: entahlah
    status: completed
`,
};

/** What a new flow may begin as, by name. */
export const flowTemplates: { readonly [name: string]: FlowTemplate } = {
  'check-in': checkIn,
  questionnaire,
  reminder,
};
