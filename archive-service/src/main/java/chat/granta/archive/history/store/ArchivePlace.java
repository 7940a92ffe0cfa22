package chat.granta.archive.history.store;

/**
 * A message's place in its archive, which follows the log of the account's home: ordered by era (the incarnation of
 * the homes' topic), offset of the record, and number within that record's turn.
 */
public record ArchivePlace(int era, long offset, int number) {}
