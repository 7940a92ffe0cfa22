package chat.granta.fuzz;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.HomeLink;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A session whose stanzas come back to it, and are safe at once. */
final class EchoingLink implements HomeLink {
    private final ClientSession client;
    private long handled;

    EchoingLink(ClientSession client) {
        this.client = client;
    }

    @Override
    public void send(Stanza stanza) {
        handled++;
        client.tell(new HomeCall.Deliver(stanza.between(stanza.to(), stanza.from()), null));
    }

    @Override
    public void refuse(Stanza stanza, StanzaError error) {
        handled++;
        Stanza answer = error.answerTo(stanza);
        if (answer != null) {
            client.tell(new HomeCall.Deliver(answer, null));
        }
    }

    @Override
    public void enable(@Nullable String id, Duration max) {
        handled = 0;
        client.tell(new HomeCall.Managed());
    }

    @Override
    public long handled() {
        return handled;
    }

    @Override
    public void tellWhenHandled(long count) {
        client.tell(new HomeCall.Handled());
    }

    @Override
    public void acknowledged(long count) {
        // Nothing is kept.
    }

    @Override
    public void detach() {
        // Nothing is kept.
    }

    @Override
    public void close() {
        // Nothing is kept.
    }
}
