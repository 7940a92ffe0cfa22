package chat.granta.s2s.sending;

/**
 * A stanza that a stream has taken, and that is not done yet.
 *
 * @param queue that it comes from, and goes back to when the stream breaks
 */
record SentStanza(PairQueue queue, OutgoingStanza stanza) {}
