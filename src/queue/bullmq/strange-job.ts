/** A job in the queue that none of our processes put there; it is dropped. Its content is told to nobody. */
export class StrangeJob extends Error {
  constructor() {
    super(
      'A job in Redis is no alarm of this program and was dropped: something else writes to its queue. Give each program a Redis database of its own, such as redis://host:6379/1.',
    );
    this.name = 'StrangeJob';
  }
}
