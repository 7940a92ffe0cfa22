package chat.granta.c2s.stream;

import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6120 sections 4.2 and 4.7: a stream header is due, the first one or the one after TLS or SASL.
 *
 * @param next what the header leads to
 */
record HeaderExchange(ClientStream stream, Negotiation next) implements StreamState {
    @Override
    public Phase phase() {
        return next.phase();
    }

    /** The client opened a stream (RFC 6120 section 4.2). */
    void opened(StreamOpened header) {
        StreamError refusal = refusal(header);
        stream.answerHeader(header, addressOrNull(header.from()));
        if (refusal != null) {
            stream.fail(refusal);
            return;
        }
        stream.become(next);
        next.offer();
    }

    @Override
    public void received(TopLevelElement element) {
        throw new IllegalStateException("the decoder reports an element before the stream header");
    }

    private @Nullable StreamError refusal(StreamOpened header) {
        // RFC 6120 4.8.2, 4.9.3.10
        if (!header.contentNamespace().equals(Payload.CONTENT_NAMESPACE)) {
            return StreamError.invalidNamespace("clients' stanzas are in the namespace " + Payload.CONTENT_NAMESPACE);
        }
        // RFC 6120 4.7.2
        if (header.to() == null) {
            return StreamError.improperAddressing("the stream header needs a 'to' with the domain");
        }
        if (!isServed(header.to())) {
            return StreamError.hostUnknown(null);
        }
        // RFC 6120 4.7.5: a higher version is answered with ours, one below 1.0 is not spoken.
        if (!isVersionOne(header.version())) {
            return StreamError.unsupportedVersion("this server speaks version 1.0");
        }
        return null;
    }

    private boolean isServed(String to) {
        try {
            Jid asked = Jid.parse(to);
            return asked.isDomain() && asked.domain().equals(stream.services().domain());
        } catch (InvalidJidException e) {
            return false;
        }
    }

    private static @Nullable String addressOrNull(@Nullable String from) {
        try {
            return from == null ? null : Jid.parse(from).toString();
        } catch (InvalidJidException e) {
            return null;
        }
    }

    private static boolean isVersionOne(@Nullable String version) {
        return version != null && version.matches("[1-9][0-9]{0,3}\\.[0-9]{1,4}");
    }
}
