/** What every peer says, and what every person answers: a keyword, three questions, thanks. */
export const texts = {
  first: 'Berapa hari Ibu berjualan minggu ini?',
  second: 'Apakah Ibu sehat?',
  third: 'Apa kabar terbaik minggu ini?',
  thanks: 'Terima kasih, Ibu Siti.',
  noNumber: 'Balas dengan angka, ya.',
  noChoice: 'Balas dengan ya atau tidak, ya.',
  noText: 'Tulis jawaban Ibu, ya.',
} as const;

/** What a person writes, in order; one turn each. */
export const lines = ['kabar', '3', 'ya', 'Alhamdulillah, baik'] as const;
