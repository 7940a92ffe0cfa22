package chat.granta.audit.trail.store;

/**
 * How far a partition is written.
 *
 * @param events in it
 * @param seal of the last one
 */
@SuppressWarnings("ArrayRecordComponent")
public record ChainEnd(long events, byte[] seal) {}
