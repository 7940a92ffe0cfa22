package chat.granta.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ResourceLeakDetector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One end of a stream in a test: bytes go in, and what the decoder made of them comes out. */
final class Wire {
    static final String HEADER = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>";
    static final StreamLimits LIMITS = StreamLimits.of(20_000);

    static {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    final XmppStreamDecoder decoder;
    final EmbeddedChannel channel;

    Wire(StreamLimits limits) {
        decoder = new XmppStreamDecoder(limits);
        channel = new EmbeddedChannel(decoder);
    }

    /** A wire on which the header has been read. */
    static Wire opened() {
        return opened(LIMITS);
    }

    static Wire opened(StreamLimits limits) {
        var wire = new Wire(limits);
        if (!(wire.send(HEADER).getFirst() instanceof StreamOpened)) {
            throw new AssertionError("the header was refused");
        }
        return wire;
    }

    List<StreamEvent> send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes in a pooled direct buffer, and checks that the buffer is released. */
    List<StreamEvent> send(byte... bytes) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(Math.max(1, bytes.length)).writeBytes(bytes);
        return send(buffer);
    }

    List<StreamEvent> send(ByteBuf buffer) {
        channel.writeInbound(buffer);
        if (buffer.refCnt() != 0) {
            throw new AssertionError("the buffer leaks");
        }
        List<StreamEvent> events = new ArrayList<>();
        for (Object event = channel.readInbound(); event != null; event = channel.readInbound()) {
            events.add((StreamEvent) event);
        }
        return events;
    }

    /** Sends bytes cut into pieces that end at these offsets. */
    List<StreamEvent> sendCut(byte[] bytes, Iterable<Integer> ascendingCuts) {
        List<StreamEvent> events = new ArrayList<>();
        int from = 0;
        for (int cut : ascendingCuts) {
            events.addAll(send(Arrays.copyOfRange(bytes, from, cut)));
            from = cut;
        }
        events.addAll(send(Arrays.copyOfRange(bytes, from, bytes.length)));
        return events;
    }

    /** Sends text that must yield one element, and returns that. */
    TopLevelElement element(String text) {
        List<StreamEvent> events = send(text);
        if (events.size() == 1 && events.getFirst() instanceof TopLevelElement element) {
            return element;
        }
        throw new AssertionError("not one element but " + events);
    }

    /** Sends text that must fail, and returns the error's condition. */
    String failure(String text) {
        return failure(text.getBytes(StandardCharsets.UTF_8)).condition();
    }

    StreamError failure(byte... bytes) {
        List<StreamEvent> events = send(bytes);
        if (!events.isEmpty() && events.getLast() instanceof StreamFailed failed) {
            return failed.error();
        }
        throw new AssertionError("no failure but " + events);
    }
}
