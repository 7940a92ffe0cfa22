package chat.granta.audit.hold.store;

import java.time.Instant;

/**
 * A message that a hold has kept.
 *
 * @param number by which pages go on
 * @param stanza as XML
 */
public record KeptMessage(long number, Instant time, String sender, String addressee, String stanza) {}
