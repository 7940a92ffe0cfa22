package chat.granta.loadtest.scenario;

import chat.granta.loadtest.wire.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * What one client says: messages whose body tells who says it, its number, and when it was due.
 *
 * <p>{@code <message ATTRIBUTES id='m7'><body>~RUN~WHO~7~TIME~filler</body></message>}, without {@code WHO~} where there are only two.
 */
final class NumberedMessages {
    private final String head;
    private final String mark;
    private final String tail;
    private long sent;

    /**
     * @param attributes to whom, and of which type
     * @param mark of the run and the speaker: {@code ~RUN~WHO~}
     */
    NumberedMessages(String attributes, String mark, String filler) {
        head = "<message " + attributes + " id='m";
        this.mark = "'><body>" + mark;
        tail = "~" + filler + "</body></message>";
    }

    /** Sends the next one. */
    void send(Connection to, long time) {
        ByteBuf bytes = to.alloc().ioBuffer(256);
        ByteBufUtil.writeAscii(bytes, head);
        ByteBufUtil.writeAscii(bytes, Long.toString(sent));
        ByteBufUtil.writeAscii(bytes, mark);
        ByteBufUtil.writeAscii(bytes, Long.toString(sent));
        ByteBufUtil.writeAscii(bytes, "~" + time);
        ByteBufUtil.writeAscii(bytes, tail);
        sent++;
        to.send(bytes);
    }

    long sent() {
        return sent;
    }
}
