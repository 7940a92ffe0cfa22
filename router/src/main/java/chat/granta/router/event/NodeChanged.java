package chat.granta.router.event;

import chat.granta.bus.wire.NodeEvent;
import chat.granta.model.Jid;

/** A node of an account has something to tell (XEP-0060 section 7.1.2). */
public record NodeChanged(Jid account, NodeEvent event) {}
