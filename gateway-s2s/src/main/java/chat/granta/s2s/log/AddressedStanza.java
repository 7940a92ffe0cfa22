package chat.granta.s2s.log;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.s2s.dialback.DomainPair;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A stanza of a record in {@code xmpp.remote} or {@code xmpp.component}: one for each addressee. */
record AddressedStanza(DomainPair pair, Stanza stanza) {
    /** @throws RuntimeException when the record is nothing that is sent to other servers or to components */
    static List<AddressedStanza> of(Envelope envelope) {
        return all(envelope).toList();
    }

    private static Stream<AddressedStanza> all(Envelope envelope) {
        return switch (envelope.getBodyCase()) {
            case INBOUND -> addressed(envelope.getInbound());
            case BATCH -> envelope.getBatch().getPartsList().stream().flatMap(AddressedStanza::all);
            default -> throw new IllegalArgumentException(envelope.getBodyCase() + " is nothing for other servers");
        };
    }

    private static Stream<AddressedStanza> addressed(Inbound inbound) {
        Stanza stanza = StanzaCodec.ofWire(inbound.getStanza());
        Jid from = Objects.requireNonNull(stanza.from(), "stanza without from");
        Stream<Jid> addressees = inbound.getToCount() == 0
                ? Stream.of(Objects.requireNonNull(stanza.to(), "stanza without addressee"))
                : inbound.getToList().stream().map(Jid::trusted);
        return addressees
                .map(to -> new AddressedStanza(new DomainPair(from.domain(), to.domain()), stanza.between(from, to)));
    }
}
