package chat.granta.router.event;

import chat.granta.router.home.Session;

/**
 * A session has broadcast its presence (RFC 6121 sections 4.2 and 4.4).
 *
 * @param isFirst whether the session has become available with it
 */
public record SessionPresence(Session session, boolean isFirst) {}
