package chat.granta.router.event;

import chat.granta.model.Jid;
import chat.granta.model.Message;

/** A message for a user who is away has gone to offline storage (XEP-0160). */
public record MessageStored(Jid account, Message message) {}
