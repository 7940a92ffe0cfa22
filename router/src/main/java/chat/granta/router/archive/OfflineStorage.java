package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.Place;
import chat.granta.handling.Outcome;
import chat.granta.handling.forward.Delay;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.time.Instant;

/** XEP-0160: a message that nobody is there to receive is kept until somebody is. */
public final class OfflineStorage {
    /** Section 4: what service discovery says. */
    public static final String FEATURE = "msgoffline";
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private OfflineStorage() {}

    /** Stores a message of type chat or normal, or says why not. */
    public static Outcome store(StanzaTurn<Message> stanzaTurn, User user) {
        Message message = stanzaTurn.stanza();
        if (!isKept(user, message)) {
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        if (saysSomething(message.payload()) || Hints.wantStoring(message.payload())) {
            store(stanzaTurn.turn(), OfflineStored.newBuilder().setAccount(user.jid().toString())
                    .setMessage(OfflineMessage.newBuilder()
                            .setPlace(stanzaTurn.place())
                            .setId(stanzaTurn.id()).setTime(stanzaTurn.turn().time().toEpochMilli())
                            .setStanza(StanzaCodec.toWire(message)))
                    .setArchived(MessageArchive.isArchived(message))
                    .setInRoster(MessageArchive.isInRoster(stanzaTurn, user.jid(), stanzaTurn.from())));
        }
        // Else it is of the moment, and the moment has passed: an error would tell nobody anything.
        return Outcome.DONE;
    }

    /** A message that was on its way to a session which has gone is stored where it would have been: by its own place. */
    public static void storeAgain(Turn turn, Jid account, OfflineMessage message) {
        store(turn, OfflineStored.newBuilder().setAccount(account.toString()).setMessage(message));
    }

    /** A message that was delivered to a session and has come back unread is stored by its own place, or it is said why not. */
    public static Outcome storeAgain(Turn turn, Jid account, Message message, Place place) {
        if (!isKept(turn.user(account), message)) {
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        if (saysSomething(message.payload()) || Hints.wantStoring(message.payload())) {
            String domain = turn.settings().domain();
            Payload asItCame = message.payload().without(element -> Delay.isBy(domain, element));
            storeAgain(turn, account, OfflineMessage.newBuilder().setPlace(place).setId(UniqueId.of(place))
                    .setTime(sentAt(turn, message).toEpochMilli())
                    .setStanza(StanzaCodec.toWire(StanzaIds.with(message, asItCame))).build());
        }
        return Outcome.DONE;
    }

    /** A message that is delivered once more, with the time at which it was sent (XEP-0203). */
    public static Message delayed(Turn turn, Message message) {
        String domain = turn.settings().domain();
        return message.payload().elements().stream().anyMatch(element -> Delay.isBy(domain, element))
                ? message
                : StanzaIds.with(message, message.payload().with(Delay.of(domain, turn.time())));
    }

    /** What this server says of it, if it has come late; else the turn's record does. */
    private static Instant sentAt(Turn turn, Message message) {
        String domain = turn.settings().domain();
        return message.payload().elements().stream().filter(element -> Delay.isBy(domain, element)).findFirst()
                .map(Delay::sent).orElse(turn.time());
    }

    private static void store(Turn turn, OfflineStored.Builder stored) {
        turn.tellArchive(Jid.trusted(stored.getAccount()), Envelope.newBuilder().setOfflineStored(stored));
    }

    private static boolean isKept(User user, Message message) {
        return (user.account().exists() || !user.sessions().isEmpty()) && !Hints.forbidStoring(message.payload());
    }

    /** Section 3: that somebody is typing is of no use later. */
    private static boolean saysSomething(Payload payload) {
        return payload.names().stream().anyMatch(name -> !name.namespace().equals(CHAT_STATES)
                && !name.localName().equals("thread"));
    }
}
