package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every stream: however it is cut, and whatever becomes of its bytes. */
class StreamPropertiesTest {
    private static final byte[] TELLING = "<>&;!?[]-='\"/: xmlns\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    /** One change to a stream's bytes. */
    record Mutation(int at, int kind, int value) {}

    @Property(tries = 500)
    void anyCutYieldsTheSameEvents(@ForAll("streams") String stream, @ForAll @Size(max = 20) Set<Integer> cuts) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<StreamEvent> whole = new Wire(Wire.LIMITS).send(bytes);
        var offsets = new TreeSet<Integer>();
        cuts.forEach(cut -> offsets.add(Math.floorMod(cut, bytes.length)));
        assertThat(new Wire(Wire.LIMITS).sendCut(bytes, offsets)).isEqualTo(whole);
    }

    @Property(tries = 200)
    void aStreamSentByteByByteYieldsTheSameEvents(@ForAll("streams") String stream,
            @ForAll("mutations") List<Mutation> mutations) {
        byte[] bytes = mutated(stream, mutations);
        List<StreamEvent> whole = new Wire(Wire.LIMITS).send(bytes);
        var offsets = new TreeSet<Integer>();
        for (int i = 1; i < bytes.length; i++) {
            offsets.add(i);
        }
        assertThat(new Wire(Wire.LIMITS).sendCut(bytes, offsets)).isEqualTo(whole);
    }

    @Property(tries = 500)
    void validStreamsAreAcceptedAndTheirPayloadsStandForThemselves(@ForAll("streams") String stream)
            throws XMLStreamException {
        List<StreamEvent> events = new Wire(Wire.LIMITS).send(stream);
        assertThat(events).noneMatch(event -> event instanceof StreamFailed);
        assertThat(events.getFirst()).isInstanceOf(StreamOpened.class);
        meansTheSameToAnotherParser(stream.getBytes(StandardCharsets.UTF_8), events);
    }

    @Property(tries = 20_000)
    void mutatedStreamsNeverThrowAndNothingFollowsAFailure(@ForAll("streams") String stream,
            @ForAll("mutations") List<Mutation> mutations) throws XMLStreamException {
        var wire = new Wire(Wire.LIMITS);
        List<StreamEvent> events = wire.send(mutated(stream, mutations));
        wire.channel.checkException();
        for (int i = 0; i < events.size() - 1; i++) {
            assertThat(events.get(i)).isNotInstanceOfAny(StreamFailed.class, StreamClosed.class);
        }
        meansTheSameToAnotherParser(mutated(stream, mutations), events);
        if (!events.isEmpty() && events.getLast() instanceof StreamFailed) {
            assertThat(wire.send("<message/>")).isEmpty();
        }
    }

    /** Whatever is let pass, the JDK's parser accepts, and sees the same elements and attributes in it. */
    private static void meansTheSameToAnotherParser(byte[] bytes, List<StreamEvent> events) throws XMLStreamException {
        List<TopLevelElement> elements = events.stream().filter(TopLevelElement.class::isInstance)
                .map(TopLevelElement.class::cast).toList();
        for (TopLevelElement element : elements) {
            Payload content = element.content();
            assertThat(content.elements()).extracting(Element::name).isEqualTo(content.names());
            for (ElementName name : content.names()) {
                assertThat(content.elements(name))
                        .isEqualTo(content.elements().stream().filter(child -> child.name().equals(name)).toList());
                assertThat(content.without(Set.of(name)).elements())
                        .isEqualTo(content.elements().stream().filter(child -> !child.name().equals(name)).toList());
            }
            element.text();
        }
        if (!elements.isEmpty() && !(events.getLast() instanceof StreamFailed)) {
            // Behind a failure the bytes may not even be UTF-8, which that parser would notice too early.
            String contentNamespace = ((StreamOpened) events.getFirst()).contentNamespace();
            byte[] stripped = new String(bytes, StandardCharsets.UTF_8).stripLeading().getBytes(StandardCharsets.UTF_8);
            assertThat(OtherParser.first(elements.size(), stripped, contentNamespace))
                    .isEqualTo(elements.stream().map(OtherParser.Seen::of).toList());
        }
    }

    private static byte[] mutated(String stream, List<Mutation> mutations) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (Mutation mutation : mutations) {
            bytes = mutated(bytes, mutation);
        }
        return bytes;
    }

    private static byte[] mutated(byte[] bytes, Mutation mutation) {
        // Past the header as a rule, as everything else would only test that headers are refused.
        int at = mutation.at() % 8 == 0
                ? mutation.at() % bytes.length
                : Math.min(bytes.length - 1, Wire.HEADER.length() + mutation.at() % bytes.length);
        int removed = mutation.kind() == 1 ? 0 : mutation.kind() == 2 ? Math.min(3, bytes.length - at - 1) : 1;
        byte[] inserted = switch (mutation.kind()) {
            case 0, 1 -> new byte[]{TELLING[mutation.value() % TELLING.length]};
            case 2 -> new byte[0];
            case 3 -> new byte[]{(byte) mutation.value()};
            default -> Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + mutation.value() % 16));
        };
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }

    @Provide
    Arbitrary<String> streams() {
        return Streams.valid();
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(Arbitraries.integers().between(0, 2000), Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 255)).as(Mutation::new).list().ofMinSize(1).ofMaxSize(4);
    }
}
