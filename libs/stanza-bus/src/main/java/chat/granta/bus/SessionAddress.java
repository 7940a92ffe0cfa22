package chat.granta.bus;

import chat.granta.bus.wire.Session;

/**
 * Names a client's session for ever, and says where to reach it.
 *
 * @param partition of {@link Topics#DELIVERY}
 * @param tenure offset of the record with which the gateway took that partition over; a later holder's is higher
 * @param connection unique within the tenure
 * @param epoch raised by each resumption
 */
public record SessionAddress(int partition, long tenure, long connection, int epoch) {
    public static SessionAddress of(Session wire) {
        return new SessionAddress(wire.getPartition(), wire.getTenure(), wire.getConnection(), wire.getEpoch());
    }

    public Session toWire() {
        return Session.newBuilder().setPartition(partition).setTenure(tenure).setConnection(connection).setEpoch(epoch)
                .build();
    }
}
