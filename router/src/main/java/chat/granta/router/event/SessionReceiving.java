package chat.granta.router.event;

import chat.granta.router.home.Session;

/** A session wants messages, and none of the user's sessions did before (RFC 6121 section 8.5.2.1.1). */
public record SessionReceiving(Session session) {}
