/** The contact was erased while something for it was on its way. */
export class ContactGone extends Error {
  constructor() {
    super('the contact is gone');
    this.name = 'ContactGone';
  }
}
