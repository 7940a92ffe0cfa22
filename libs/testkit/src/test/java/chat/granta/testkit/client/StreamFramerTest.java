package chat.granta.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.testkit.client.StreamFramer.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamFramerTest {
    private final StreamFramer framer = new StreamFramer();

    @Test
    void cutsHeaderElementsAndEnd() throws BrokenStreamException {
        assertThat(texts(feed("<?xml version='1.0'?><s:s a='>'> <a/>\n<b c=\"/>\"><b>ü</b></b></s:s>")))
                .containsExactly("<s:s a='>'>", "<a/>", "<b c=\"/>\"><b>ü</b></b>", "</s:s>");
    }

    @Test
    void whatLooksLikeMarkupInCdataIsNone() throws BrokenStreamException {
        assertThat(texts(feed("<s><a><![CDATA[</a>'\"]]x>]]></a>")))
                .containsExactly("<s>", "<a><![CDATA[</a>'\"]]x>]]></a>");
    }

    @Test
    void afterAResetAHeaderIsDue() throws BrokenStreamException {
        feed("<s><a/>");
        framer.reset();
        assertThat(feed("<s>")).extracting(Frame::kind).containsExactly(StreamFramer.Kind.HEADER);
    }

    @Test
    void textBetweenElementsAndBytesThatAreNoTextBreakTheStream() throws BrokenStreamException {
        feed("<s>");
        assertThatThrownBy(() -> feed("hello")).isInstanceOf(BrokenStreamException.class);
        feed("<a");
        framer.feed((byte) 0xFF);
        assertThatThrownBy(() -> feed("/>")).isInstanceOf(BrokenStreamException.class);
    }

    private List<Frame> feed(String text) throws BrokenStreamException {
        List<Frame> frames = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            Frame frame = framer.feed(b);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static List<String> texts(List<Frame> frames) {
        return frames.stream().map(Frame::text).toList();
    }
}
