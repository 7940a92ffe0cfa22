package chat.granta.handling.iq;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to an IQ request: exactly one result or error (RFC 6120 section 8.2.3, rule 3), now or later. */
public sealed interface IqAnswer {
    static IqAnswer result(Element element) {
        return new Result(Payload.of(element));
    }

    static IqAnswer empty() {
        return new Result(Payload.EMPTY);
    }

    static IqAnswer error(StanzaError error) {
        return new Error(error);
    }

    /** The request has gone on to who will answer it. */
    static IqAnswer later() {
        return Later.INSTANCE;
    }

    /** This answer as the stanza that goes back to who sent the request; null when another will. */
    @Nullable
    Stanza to(Iq request);

    /** An IQ result with this payload. */
    record Result(Payload payload) implements IqAnswer {
        @Override
        public Stanza to(Iq request) {
            return request.result(payload);
        }
    }

    /** An IQ error. */
    record Error(StanzaError error) implements IqAnswer {
        @Override
        public Stanza to(Iq request) {
            return Objects.requireNonNull(error.answerTo(request), "not a request");
        }
    }

    /** No answer yet. */
    enum Later implements IqAnswer {
        INSTANCE;

        @Override
        public @Nullable Stanza to(Iq request) {
            return null;
        }
    }
}
