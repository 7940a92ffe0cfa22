package chat.granta.bus;

/** The topics of the log; what each carries, and for how long, is in {@code docs/architecture.md}. */
public final class Topics {
    /** Keyed by the bare JID of a local user: all that a user sends and all that is sent to them. */
    public static final String USER = "xmpp.user";
    /** Keyed by the bare JID of a local user, partitioned as {@link #USER} is: what homes ask roster-service. */
    public static final String ROSTER = "xmpp.roster";
    /** Keyed by the bare JID of a local user, partitioned as {@link #USER} is: messages for archives, and queries of archives. */
    public static final String ARCHIVE = "xmpp.archive";
    /** Keyed by a remote domain, partitioned by it: stanzas for other servers. */
    public static final String REMOTE = "xmpp.remote";
    /**
     * Keyed by the bare JID of a local user, partitioned as {@link #USER} is: messages for offline storage, and for the way back
     * from it. A user who connects waits for these, and not for the many of {@link #ARCHIVE}.
     */
    public static final String OFFLINE = "xmpp.offline";
    /** Keyed by the bare JID of a room, or of the room service: all that is sent to them. */
    public static final String ROOM = "xmpp.room";
    /** Keyed as {@link #ROOM}, partitioned as it is: what rooms have the database keep, and ask it for. */
    public static final String ROOM_STORE = "xmpp.room-store";
    /** One partition: stanzas for components (XEP-0114). */
    public static final String COMPONENT = "xmpp.component";
    /** Explicit partitions, each read by one gateway: stanzas for connections. */
    public static final String DELIVERY = "xmpp.delivery";
    /** Keyed by user or domain: logins, failures, administrative acts, reports. */
    public static final String AUDIT = "xmpp.audit";
    /** Partitioned as {@link #USER} and {@link #ROOM} are, without keys: what has happened at homes, for the audit trail. */
    public static final String TRAIL = "xmpp.trail";
    /** Keyed by origin: records that no handler could process. */
    public static final String DEAD_LETTER = "xmpp.dead-letter";

    private Topics() {}
}
