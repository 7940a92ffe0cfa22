package chat.granta.bus;

import chat.granta.bus.wire.Origin;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A source of records within which positions only rise: a partition of the log, a client's session, the holders of a
 * delivery partition, a gateway for other servers, or a service's database.
 *
 * @param key unique among all lanes, for use as a store's key
 */
public record Lane(String key) {
    private record Source(ByteString topicId, int partition) {}

    /** The lanes of the log's own partitions, which are few and asked for with every record. */
    private static final Map<Source, Lane> DERIVED = new ConcurrentHashMap<>();

    /** Records that derive from a partition of a topic's incarnation; positions are (offset, index). */
    private static Lane derived(ByteString topicId, int partition) {
        var source = new Source(topicId, partition);
        Lane known = DERIVED.get(source);
        if (known == null) {
            known = new Lane("d:" + HexFormat.of().formatHex(topicId.toByteArray()) + ':' + partition);
            DERIVED.put(source, known);
        }
        return known;
    }

    /** Records of one client's session; positions are (0, sequence). */
    public static Lane session(SessionAddress session) {
        return new Lane("s:" + name(session));
    }

    /** Announcements of a delivery partition's holders; positions are (tenure, 0). */
    public static Lane gateway(int partition) {
        return new Lane("g:" + partition);
    }

    /** What a service tells out of its database; positions are (number, 0). */
    public static Lane service(String service) {
        return new Lane("v:" + service);
    }

    /** What is handed over of that which was delivered to a session; positions are (number, 0). */
    public static Lane handover(SessionAddress session) {
        return new Lane("h:" + name(session));
    }

    /** What a gateway for other servers writes under one tenure; positions are (sequence, 0). */
    public static Lane remote(long tenure) {
        return new Lane("r:" + tenure);
    }

    /** How much has been delivered to a managed session; positions are (number, 0). No record has this lane. */
    public static Lane deliveries(SessionAddress session) {
        return new Lane("n:" + name(session));
    }

    /**
     * The first record of a home that was handled together with all that it said to its own home; positions are (offset, 0). No
     * record has this lane.
     */
    public static Lane innerTurns() {
        return new Lane("i:");
    }

    private static String name(SessionAddress session) {
        return session.partition() + ":" + session.tenure() + ':' + session.connection();
    }

    /** The lane that an origin names. */
    public static Lane of(Origin origin) {
        return switch (origin.getLaneCase()) {
            case DERIVED -> derived(origin.getDerived().getTopicId(), origin.getDerived().getPartition());
            case SESSION -> session(SessionAddress.of(origin.getSession().getSession()));
            case GATEWAY -> gateway(origin.getGateway().getPartition());
            case SERVICE -> service(origin.getService().getService());
            case HANDOVER -> handover(SessionAddress.of(origin.getHandover().getSession()));
            case REMOTE -> remote(origin.getRemote().getTenure());
            case LANE_NOT_SET -> throw new IllegalArgumentException("record without an origin");
        };
    }

    /** A place in a lane; places compare by {@code major}, then {@code minor}. */
    public record Position(long major, long minor) implements Comparable<Position> {
        static Position of(Origin origin) {
            return switch (origin.getLaneCase()) {
                case DERIVED -> new Position(origin.getDerived().getOffset(), origin.getDerived().getIndex());
                case SESSION -> new Position(0, origin.getSession().getSequence());
                case GATEWAY -> new Position(origin.getGateway().getTenure(), 0);
                case SERVICE -> new Position(origin.getService().getPosition(), 0);
                case HANDOVER -> new Position(origin.getHandover().getNumber(), 0);
                case REMOTE -> new Position(origin.getRemote().getSequence(), 0);
                case LANE_NOT_SET -> throw new IllegalArgumentException("record without an origin");
            };
        }

        @Override
        public int compareTo(Position other) {
            int byMajor = Long.compare(major, other.major);
            return byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
        }

        /** Sixteen bytes, for stores. */
        public byte[] toBytes() {
            return ByteBuffer.allocate(2 * Long.BYTES).putLong(major).putLong(minor).array();
        }

        public static Position ofBytes(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Position(buffer.getLong(), buffer.getLong());
        }
    }
}
