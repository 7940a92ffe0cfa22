package chat.granta.audit.cases;

import java.time.Instant;

/** A note, or a piece of evidence, and who has added it when. */
public record CaseEntry(long id, Instant time, String author, String text) {}
