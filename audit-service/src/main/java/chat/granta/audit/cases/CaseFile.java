package chat.granta.audit.cases;

import java.util.List;

/** All of a case. */
public record CaseFile(AbuseCase about, List<CaseEntry> notes, List<CaseEntry> evidence, List<Hold> holds) {}
