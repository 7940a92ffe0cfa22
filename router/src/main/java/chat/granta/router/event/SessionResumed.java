package chat.granta.router.event;

import chat.granta.router.home.Session;

/** A session has gone on at another connection (XEP-0198 section 5). */
public record SessionResumed(Session session) {}
