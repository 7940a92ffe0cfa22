package chat.granta.router.event;

import chat.granta.model.Jid;

/** The time has come at which this home wanted to be reminded of a user. */
public record Reminded(Jid account) {}
