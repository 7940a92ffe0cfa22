package chat.granta.roster.pep.node;

/** XEP-0060 section 16.1: the namespaces of the protocol. */
public final class Pubsub {
    public static final String NAMESPACE = "http://jabber.org/protocol/pubsub";
    public static final String OWNER = NAMESPACE + "#owner";
    public static final String EVENT = NAMESPACE + "#event";
    public static final String ERRORS = NAMESPACE + "#errors";

    private Pubsub() {}
}
