package chat.granta.fuzz;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.stream.FrameReader;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.XmppStreamDecoder;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * RFC 6120 section 11: any bytes behind a stream header give the same events however they are cut; nothing throws, nor does it
 * when they come as a frame (RFC 7395); and what passed stands for itself to another parser.
 */
public final class StreamFuzz {
    private static final byte[] HEADER = ("<stream:stream xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>")
            .getBytes(StandardCharsets.UTF_8);
    private static final StreamLimits LIMITS = StreamLimits.of(StreamLimits.SMALLEST_STANZA_LIMIT);

    private StreamFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean bringsHeader = input.length > 0 && input[0] == '<' && input.length > 1 && input[1] == '?';
        byte[] bytes = bringsHeader ? input : join(HEADER, input);
        List<StreamEvent> whole = read(bytes, new int[0]);
        List<StreamEvent> cut = read(bytes, cuts(bytes));
        if (!whole.equals(cut)) {
            throw new AssertionError("in one piece " + whole + ", in several " + cut);
        }
        whole.forEach(StreamFuzz::standsForItself);
        standsForItself(new FrameReader(LIMITS).read(Unpooled.wrappedBuffer(input)));
    }

    private static void standsForItself(StreamEvent event) {
        if (event instanceof TopLevelElement element) {
            // Read by a parser that knows nothing of the stream around.
            List<Element> all = element.content().elements();
            element.content().names().forEach(name -> isCutOut(element.content(), all, name));
            Stanzas.read(element, null);
        }
    }

    private static void isCutOut(Payload content, List<Element> all, ElementName name) {
        List<Element> found = content.elements(name);
        List<Element> others = content.without(Set.of(name)).elements();
        if (!found.equals(all.stream().filter(one -> one.name().equals(name)).toList())
                || !others.equals(all.stream().filter(one -> !one.name().equals(name)).toList())) {
            throw new AssertionError(name + " is cut out of " + content + " as " + found + ", and leaves " + others);
        }
    }

    private static List<StreamEvent> read(byte[] bytes, int[] cuts) {
        var channel = new EmbeddedChannel(new XmppStreamDecoder(LIMITS));
        int from = 0;
        for (int cut : cuts) {
            channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, cut)));
            from = cut;
        }
        channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, bytes.length)));
        List<StreamEvent> events = new ArrayList<>();
        for (StreamEvent event = channel.readInbound(); event != null; event = channel.readInbound()) {
            events.add(event);
        }
        channel.finishAndReleaseAll();
        return events;
    }

    /** Some places to cut, the same for the same bytes. */
    private static int[] cuts(byte[] bytes) {
        return new Random(Arrays.hashCode(bytes)).ints(8, 0, bytes.length + 1).sorted().toArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
