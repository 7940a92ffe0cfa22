package chat.granta.router.event;

import chat.granta.model.Jid;

/** All that a user's ended sessions never got has come back (XEP-0198 section 5). */
public record StanzasReturned(Jid account) {}
