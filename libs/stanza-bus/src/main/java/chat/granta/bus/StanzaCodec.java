package chat.granta.bus;

import chat.granta.bus.wire.Stanza.Name;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stanzas to and from their form in the envelope; the payload's bytes are shared, not copied, where that is possible. */
public final class StanzaCodec {
    private StanzaCodec() {}

    public static chat.granta.bus.wire.Stanza toWire(Stanza stanza) {
        var wire = chat.granta.bus.wire.Stanza.newBuilder().setName(switch (stanza) {
            case Message _ -> Name.MESSAGE;
            case Presence _ -> Name.PRESENCE;
            case Iq _ -> Name.IQ;
        }).setFrom(text(stanza.from())).setTo(text(stanza.to())).setType(text(stanza.wireType()))
                .setPayload(UnsafeByteOperations.unsafeWrap(stanza.payload().xml()));
        if (stanza.id() != null) {
            wire.setId(stanza.id());
        }
        if (stanza.lang() != null) {
            wire.setLang(stanza.lang());
        }
        List<ElementName> names = stanza.payload().names();
        for (int i = 0; i < names.size(); i++) {
            wire.addPayloadNames(ElementNames.toWire(names.get(i)));
        }
        return wire.build();
    }

    /**
     * Reads what {@link #toWire} wrote; addresses are trusted, as they were checked at the edge.
     *
     * @throws IllegalArgumentException when the record was not written by Granta
     */
    public static Stanza ofWire(chat.granta.bus.wire.Stanza wire) {
        Jid from = jid(wire.getFrom());
        Jid to = jid(wire.getTo());
        String id = wire.hasId() ? wire.getId() : null;
        String type = wire.getType().isEmpty() ? null : wire.getType();
        String lang = wire.hasLang() ? wire.getLang() : null;
        var payload = new Payload(names(wire), SharedBytes.of(wire.getPayload()));
        return switch (wire.getName()) {
            case MESSAGE -> new Message(from, to, id, Message.Type.ofWire(type), lang, payload);
            case PRESENCE -> new Presence(from, to, id, known(Presence.Type.ofWire(type), wire), lang, payload);
            case IQ -> new Iq(from, to, id, known(Iq.Type.ofWire(type), wire), lang, payload);
            case UNRECOGNIZED -> throw new IllegalArgumentException("stanza of an unknown kind");
        };
    }

    private static List<ElementName> names(chat.granta.bus.wire.Stanza wire) {
        var names = new ArrayList<ElementName>(wire.getPayloadNamesCount());
        for (int i = 0; i < wire.getPayloadNamesCount(); i++) {
            names.add(ElementNames.ofWire(wire.getPayloadNames(i)));
        }
        return names;
    }

    private static <T> T known(@Nullable T type, chat.granta.bus.wire.Stanza wire) {
        if (type == null) {
            throw new IllegalArgumentException(wire.getName() + " of unknown type " + wire.getType());
        }
        return type;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable Jid jid(String text) {
        return text.isEmpty() ? null : Jid.trusted(text);
    }
}
