const place = '.0';

/** The row of the message that came in by an event: it is what the event's turn writes down first. */
export function heardRowOf(event: string): string {
  return `${event}${place}`;
}

/** The event that a message came in by, read from the id of its row. */
export function eventOfHeard(row: string): string {
  return row.endsWith(place) ? row.slice(0, -place.length) : row;
}
