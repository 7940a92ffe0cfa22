package chat.granta.bus;

import chat.granta.bus.wire.Session;

/**
 * Names a client's session at one connection for ever, and says where to reach it. A session that is resumed elsewhere has
 * another name there.
 *
 * @param partition of {@link Topics#DELIVERY}
 * @param tenure offset of the record with which the gateway took that partition over; a later holder's is higher
 * @param connection unique within the tenure
 */
public record SessionAddress(int partition, long tenure, long connection) {
    public static SessionAddress of(Session wire) {
        return new SessionAddress(wire.getPartition(), wire.getTenure(), wire.getConnection());
    }

    public Session toWire() {
        return Session.newBuilder().setPartition(partition).setTenure(tenure).setConnection(connection).build();
    }
}
