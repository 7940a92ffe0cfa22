package chat.granta.router.event;

import chat.granta.model.Presence;
import chat.granta.router.home.Session;

/** A session has become unavailable (RFC 6121 section 4.5), as its client says or because it has ended; the session is told as it was before. */
public record SessionUnavailable(Session session, Presence presence) {}
