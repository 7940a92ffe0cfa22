package chat.granta.roster.pep.node;

import java.util.Locale;

/** XEP-0060 section 16.4.4, {@code pubsub#send_last_published_item}: when somebody is told a node's last item without a change. */
public enum LastItem {
    NEVER, ON_SUB, ON_SUB_AND_PRESENCE;

    static LastItem ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
