package chat.granta.router.event;

import chat.granta.router.home.Session;

/** A session has lost its connection and may go on at another one (XEP-0198 section 5). */
public record SessionPaused(Session session) {}
