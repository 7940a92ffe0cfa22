package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Envelope;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Set;

/**
 * An IQ of a user's own client about the user's archive (XEP-0313): it goes to archive-service, and the answer comes back by way of the
 * home.
 *
 * @param payload of the IQ
 * @param types that are asked
 * @param features that service discovery shows for it
 */
public record ArchiveIq(ElementName payload, Set<Iq.Type> types, List<String> features)
        implements
            IqHandler<StanzaTurn<Iq>> {
    static final String NAMESPACE = "urn:xmpp:mam:2";
    private static final ElementName RESULT = new ElementName(NAMESPACE, "result");
    private static final Set<Iq.Type> BOTH = Set.of(Iq.Type.GET, Iq.Type.SET);

    /** What an account's own clients may ask: messages, and what is known of the archive. */
    public static List<ArchiveIq> forOwner() {
        return List.of(
                new ArchiveIq(new ElementName(NAMESPACE, "query"), BOTH,
                        List.of(NAMESPACE, NAMESPACE + "#extended", StanzaIds.NAMESPACE,
                                "urn:xmpp:message-retract:1#tombstone")),
                new ArchiveIq(new ElementName(NAMESPACE, "metadata"), Set.of(Iq.Type.GET), List.of()));
    }

    /**
     * Whether a message answers a client that has asked a room's archive (section 4.2). It is for that client, now: the IQ's result, which ends
     * the answer, comes right behind it.
     */
    static boolean isResult(Message message) {
        return message.payload().names().contains(RESULT);
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        if (stanzaTurn.sender() != null) {
            Jid account = stanzaTurn.to().bare();
            ArchiveService.ofArchive(stanzaTurn.turn(), account,
                    Envelope.newBuilder().setArchiveRequest(ArchiveRequest.newBuilder()
                            .setAccount(account.toString())
                            .setStanza(StanzaCodec.toWire(request.between(stanzaTurn.from(), account)))
                            .setSession(stanzaTurn.sender().toWire())));
        }
        return IqAnswer.later();
    }
}
