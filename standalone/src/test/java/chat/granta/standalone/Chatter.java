package chat.granta.standalone;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.KafkaHomes;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A user who sends numbers to a partner and keeps those that come. */
final class Chatter implements ClientSession {
    private static final int WINDOW = 20;

    private final Jid account;
    private final Jid partner;
    private final List<Long> received = new CopyOnWriteArrayList<>();
    private @Nullable HomeLink link;
    private volatile @Nullable Jid jid;
    private volatile boolean available;
    private long sent;

    Chatter(String name, String partner) {
        account = Jid.of(name, "localhost", null);
        this.partner = Jid.of(partner, "localhost", null);
    }

    void bind(KafkaHomes homes) {
        link = homes.bind(account, "test", this);
    }

    void becomeAvailable() {
        link().send(new Presence(jid, null, null, Presence.Type.AVAILABLE, null, Payload.EMPTY));
    }

    /** Sends what the window allows, to the partner's bare JID. */
    void sendUpTo(long last) {
        while (sent < last && sent < received.size() + WINDOW) {
            sent++;
            var body = Element.named("jabber:client", "body").text(Long.toString(sent)).build();
            link().send(new Message(jid, partner, null, Message.Type.CHAT, null, Payload.of(body)));
        }
    }

    boolean isBound() {
        return jid != null;
    }

    boolean isAvailable() {
        return available;
    }

    List<Long> received() {
        return received;
    }

    @Override
    public void bound(Jid granted) {
        jid = granted;
    }

    @Override
    public void deliver(Stanza stanza, @Nullable String to) {
        switch (stanza) {
            case Message message when !message.isError() -> received
                    .add(Long.valueOf(message.payload().elements().getFirst().text()));
            case Presence _ -> available = true;
            default -> throw new AssertionError("unexpected " + stanza);
        }
    }

    @Override
    public void bindRefused(String condition) {
        throw new AssertionError("refused: " + condition);
    }

    @Override
    public void end(String streamError, String text) {
        throw new AssertionError("ended: " + streamError);
    }

    @Override
    public void pauseReading() {
        // The window keeps the chatter back already.
    }

    @Override
    public void resumeReading() {
        // As above.
    }

    private HomeLink link() {
        return Objects.requireNonNull(link);
    }
}
