package chat.granta.router.event;

import chat.granta.router.home.Session;

/** A client has been given its resource (RFC 6120 section 7). The session is connected, not available. */
public record SessionBound(Session session) {}
