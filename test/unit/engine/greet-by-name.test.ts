import { describe, expect, it } from '@jest/globals';
import { greetByName } from '../../../src/engine/greet-by-name.ts';

const siti = { title: 'Ibu', short: 'Ibu Siti', full: 'Ibu Siti Aminah' };

describe('a greeting on a phone that several people share', () => {
  it('calls them by the whole name instead of saying the name twice', () => {
    expect(greetByName('Selamat pagi, Ibu Siti. Apa kabar?', siti)).toBe(
      'Selamat pagi, Ibu Siti Aminah. Apa kabar?',
    );
    expect(greetByName('Halo Ibu Siti Aminah!', siti)).toBe('Halo Ibu Siti Aminah!');
  });

  it('has the title that it had where nobody said how to address them', () => {
    const form = { title: 'Ibu/Bapak', short: 'Ibu/Bapak Budi', full: 'Budi Santoso' };
    expect(greetByName('Assalamualaikum, Ibu/Bapak Budi.', form)).toBe(
      'Assalamualaikum, Ibu/Bapak Budi Santoso.',
    );
  });

  it('is none where the name stands inside of another word, further down, or for somebody spoken of', () => {
    const sri = { title: '', short: 'Sri', full: 'Sri' };
    expect(greetByName('Selamat pagi, Srikandi.', sri)).toBeUndefined();
    expect(greetByName('Besok posyandu.\nTerima kasih, Ibu Siti.', siti)).toBeUndefined();
    expect(greetByName('Uang Ibu Siti sudah cair.', siti)).toBeUndefined();
  });
});
