package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 section 13.12: each limit is met exactly, and one more is refused by name. */
class StreamLimitsTest {
    private static final StreamLimits SMALL = new StreamLimits(10_000, 3, 4, 5, 6);

    private final Wire wire = Wire.opened(SMALL);

    @Test
    void anElementOfExactlyTheLimitPassesAndOneByteMoreFails() {
        String frame = "<message><body></body></message>";
        String body = "x".repeat(10_000 - frame.length());
        wire.element("<message><body>" + body + "</body></message>");
        refused("<message><body>x" + body + "</body></message>", "longer than 10000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message><body>", "<message to='", "<", "<message ", "<message><body><![CDATA[",
            "<message><body a='"})
    void anElementThatNeverEndsFailsAtTheLimitHoweverItArrives(String start) {
        byte[] bytes = (start + "x".repeat(9_999 - start.length())).getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            assertThat(wire.send(b)).isEmpty();
        }
        assertThat(wire.send("x")).isEmpty();
        refused("x", "longer than 10000 bytes");
    }

    @Test
    void aStreamHeaderThatNeverEndsFailsAtTheLimit() {
        assertThat(new Wire(SMALL).failure("<stream:stream to='" + "x".repeat(10_000))).isEqualTo("policy-violation");
        assertThat(new Wire(SMALL).failure("<?xml " + " ".repeat(10_000))).isEqualTo("policy-violation");
    }

    @Test
    void depthIsLimited() {
        wire.element("<a><b><c/></b></a>");
        refused("<a><b><c><d>", "nests deeper than 3");
    }

    @Test
    void attributesAreLimitedBeforeTheTagEnds() {
        wire.element("<a b='=====' c='' d='' e=''/>");
        refused("<a b='' c='' d='' e='' f=", "more than 4 attributes");
    }

    @Test
    void namespaceDeclarationsAreLimitedTogetherWithThoseOutside() {
        wire.element("<a xmlns:b='1' xmlns:c='1'><d xmlns:b='1' xmlns:c='1' xmlns:d='1'/><d xmlns='1'/></a>");
        refused("<a xmlns:b='1' xmlns:c='1'><d xmlns:b='1' xmlns:c='1' xmlns:d='1'><e xmlns=''>",
                "More than 5 namespace declarations");
    }

    @Test
    void elementsAreLimited() {
        wire.element("<a><b/><b/><b/><b/><b/></a>");
        refused("<a><b/><b/><b/><b/><b/><b/>", "more than 6 elements");
    }

    @Test
    void aLongNamespaceCannotBeCopiedIntoThousandsOfChildren() {
        var roomy = Wire.opened(new StreamLimits(10_000, 10, 10, 10, 10_000));
        String children = "<x:b/>".repeat(800);
        StreamError error = roomy.failure(("<a xmlns:x='" + "u".repeat(2_000) + "'>" + children + "</a>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(error).isEqualTo(StreamError
                .policyViolation("An element is too long once its children declare their namespaces themselves."));
    }

    @Test
    void limitsBelowWhatTheRfcAllowsAreRefused() {
        assertThatThrownBy(() -> StreamLimits.of(9_999)).hasMessageContaining("10000");
        assertThatThrownBy(() -> new StreamLimits(10_000, 0, 1, 1, 1)).hasMessageContaining("at least 1");
    }

    private void refused(String xml, String text) {
        StreamError error = wire.failure(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(error.condition()).isEqualTo("policy-violation");
        assertThat(error.text()).contains(text);
    }
}
