package chat.granta.router.event;

import chat.granta.router.home.Session;

/**
 * A session has ended, and its user's home knows it no more; {@link SessionUnavailable} came before, or comes when
 * all that it has sent has had its turn.
 *
 * @param session as it was last
 * @param acknowledged of a managed session (XEP-0198): how many stanzas have reached its client for certain
 */
public record SessionEnded(Session session, long acknowledged) {}
