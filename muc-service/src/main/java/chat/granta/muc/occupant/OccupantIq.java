package chat.granta.muc.occupant;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 17.4: what one occupant asks another goes to the other's client; what is an account's to answer, as a vCard, to the
 * account. The answer comes back to the client that has asked, which the id tells without naming it.
 */
public final class OccupantIq implements Step<RoomStanza<Iq>> {
    private static final Set<String> OF_ACCOUNTS = Set.of("vcard-temp", "http://jabber.org/protocol/pubsub",
            "urn:ietf:params:xml:ns:vcard-4.0");
    /** XEP-0410 section 3.2, where it does not ask for anything to be modified. */
    private static final StanzaError NOT_IN_ROOM = new StanzaError(StanzaError.Type.CANCEL, "not-acceptable",
            "You are not in this room.");
    private static final int BYTES = 9;
    /** Of {@link #BYTES} in base 64. */
    private static final int PREFIX = 12;

    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        String nickname = roomStanza.nickname();
        if (nickname == null) {
            return Outcome.CONTINUE;
        }
        Occupant receiver = roomStanza.occupants().called(nickname);
        if (!roomStanza.stanza().isRequest()) {
            if (receiver != null) {
                passOnAnswer(roomStanza, receiver);
            }
            return Outcome.DONE;
        }
        Occupant asker = roomStanza.senderOrNone();
        if (asker == null) {
            // Section 6.6.
            return Outcome.refuse(isDiscovery(roomStanza.stanza().payload())
                    ? StanzaError.badRequest("Only occupants look at occupants.")
                    : NOT_IN_ROOM);
        }
        if (receiver == null) {
            return Outcome.refuse(RoomErrors.noSuchOccupant());
        }
        if (roomStanza.stanza().payload().first() == null) {
            return Outcome.refuse(StanzaError.badRequest("A request has a payload."));
        }
        passOnRequest(roomStanza, asker, receiver);
        return Outcome.DONE;
    }

    private static boolean isDiscovery(Payload payload) {
        return payload.has(DiscoInfo.NAMESPACE, "query") || payload.has(DiscoItems.NAMESPACE, "query");
    }

    private static void passOnRequest(RoomStanza<Iq> roomStanza, Occupant asker, Occupant receiver) {
        Iq iq = roomStanza.stanza();
        boolean isForAccount = OF_ACCOUNTS.contains(Objects.requireNonNull(iq.payload().first()).namespace());
        roomStanza.turn().send(new Iq(asker.address(roomStanza.roomJid()),
                isForAccount ? receiver.user() : receiver.shown().jid(), mark(roomStanza, roomStanza.from()) + iq.id(),
                iq.type(), iq.lang(), iq.payload()));
    }

    /** Only to whoever has asked, and only from somebody who is there. */
    private static void passOnAnswer(RoomStanza<Iq> roomStanza, Occupant asker) {
        Iq iq = roomStanza.stanza();
        String id = Objects.requireNonNullElse(iq.id(), "");
        Occupant answerer = answerer(roomStanza);
        if (answerer == null || id.length() < PREFIX) {
            return;
        }
        for (Jid client : asker.jids()) {
            if (mark(roomStanza, client).equals(id.substring(0, PREFIX))) {
                roomStanza.turn().send(new Iq(answerer.address(roomStanza.roomJid()), client, id.substring(PREFIX),
                        iq.type(), iq.lang(), iq.payload()));
            }
        }
    }

    private static @Nullable Occupant answerer(RoomStanza<Iq> roomStanza) {
        Occupant client = roomStanza.senderOrNone();
        List<Occupant> ofUser = roomStanza.occupants().ofUser(roomStanza.from().bare());
        return client == null && !ofUser.isEmpty() ? ofUser.getFirst() : client;
    }

    private static String mark(RoomStanza<Iq> roomStanza, Jid client) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(
                    (roomStanza.room().salt() + " iq " + client).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
