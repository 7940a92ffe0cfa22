package chat.granta.stream.management;

import chat.granta.model.Element;
import chat.granta.model.StanzaError;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The elements of stream management (XEP-0198 sections 2 to 6) that a server writes: to a client, or to a server in either role. */
public final class SmElements {
    public static final Element REQUEST = named("r").build();
    private static final String NAMESPACE = "urn:xmpp:sm:3";

    private SmElements() {}

    public static boolean isOne(TopLevelElement element) {
        return element.name().namespace().equals(NAMESPACE);
    }

    public static boolean is(TopLevelElement element, String name) {
        return element.is(NAMESPACE, name);
    }

    public static Element feature() {
        return named("sm").build();
    }

    /** Section 3, of whoever has opened the stream. */
    public static Element enable() {
        return named("enable").attribute("resume", "true").build();
    }

    /**
     * Section 5, of whoever has opened the stream.
     *
     * @param handled how many of the peer's stanzas are on the log
     */
    public static Element resume(String id, long handled) {
        return named("resume").attribute("h", h(handled)).attribute("previd", id).build();
    }

    /** @param id null when the session cannot be resumed */
    public static Element enabled(@Nullable String id, Duration max) {
        Element.Builder enabled = named("enabled");
        if (id != null) {
            enabled.attribute("id", id).attribute("resume", "true");
            enabled.attribute("max", max.toSeconds() == 0 ? null : Long.toString(max.toSeconds()));
        }
        return enabled.build();
    }

    public static Element resumed(String id, long handled) {
        return named("resumed").attribute("h", h(handled)).attribute("previd", id).build();
    }

    /** @param handled how many of the peer's stanzas are on the log, or -1 when that is not known */
    public static Element failed(String condition, long handled) {
        return named("failed").attribute("h", handled < 0 ? null : h(handled))
                .child(Element.named(StanzaError.NAMESPACE, condition).build()).build();
    }

    public static Element unexpected() {
        return failed("unexpected-request", -1);
    }

    public static Element answer(long handled) {
        return named("a").attribute("h", h(handled)).build();
    }

    /** Section 6. */
    public static StreamError handledCountTooHigh(long h, long sent) {
        return StreamError.undefinedCondition(
                "You acknowledged " + h + " stanzas, but were sent " + h(sent) + " so far.",
                named("handled-count-too-high").attribute("h", Long.toString(h)).attribute("send-count", h(sent))
                        .build());
    }

    private static String h(long count) {
        return Long.toString(StanzaCount.wire(count));
    }

    private static Element.Builder named(String name) {
        return Element.named(NAMESPACE, name);
    }
}
