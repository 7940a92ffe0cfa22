package chat.granta.archive.history.store;

/** Where in an account's log a message stands: messages are in the order of era, offset, number. */
public record ArchivePlace(int era, long offset, int number) {}
