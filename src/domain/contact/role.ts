/** The parts that people play. */
export type Role = 'beneficiary' | 'volunteer' | 'coordinator';
