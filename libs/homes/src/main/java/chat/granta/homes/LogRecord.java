package chat.granta.homes;

import org.jspecify.annotations.Nullable;

/** A record of a home's partition. */
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {}
