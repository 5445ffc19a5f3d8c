/** Who or what began a flow. Only `person` is asked for; the others need consent and keep the manners. */
export type StartedBy = 'person' | 'staff' | 'event' | 'schedule' | 'campaign' | 'broadcast';
