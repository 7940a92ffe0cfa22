package chat.granta.router.event;

import chat.granta.router.home.Session;

/** A session has sent its first presence, or the first since it was unavailable (RFC 6121 section 4.2). */
public record SessionAvailable(Session session) {}
