package chat.granta.roster.pep.node;

import chat.granta.bus.wire.NodeEvent;
import java.util.Locale;

/** XEP-0060 section 4.5: who may read a node, besides its owner. */
public enum AccessModel {
    /** Everybody. */
    OPEN(NodeEvent.Access.OPEN),
    /** Those who see the owner's presence. */
    PRESENCE(NodeEvent.Access.PRESENCE),
    /** Those of them who are in some of the roster's groups. */
    ROSTER(NodeEvent.Access.ROSTER),
    /** Those whom the owner names. */
    WHITELIST(NodeEvent.Access.WHITELIST),
    /** Those whose subscription the owner approves. */
    AUTHORIZE(NodeEvent.Access.AUTHORIZE);

    private final NodeEvent.Access toldHome;

    AccessModel(NodeEvent.Access toldHome) {
        this.toldHome = toldHome;
    }

    static AccessModel ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public NodeEvent.Access toldHome() {
        return toldHome;
    }
}
