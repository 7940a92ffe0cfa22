package chat.granta.audit.hold;

import chat.granta.audit.hold.store.HeldStanza;
import chat.granta.audit.hold.store.Hold;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Which messages of a record holds keep: what a held user sends and is sent, and what is sent to a held room. What a local user sends stands
 * in the log as the client has sent it; so of what comes to users, only what rooms and other servers send is looked at.
 */
final class HeldMessages {
    /** Where a record stands in the log. */
    record At(String topic, UUID topicId, int partition, long offset) {}

    private final String domain;

    /** @param domain of local users */
    HeldMessages(String domain) {
        this.domain = domain;
    }

    List<HeldStanza> of(Envelope record, At at, List<Hold> holds) {
        List<HeldStanza> kept = new ArrayList<>();
        List<Envelope> bodies = record.hasBatch() ? record.getBatch().getPartsList() : List.of(record);
        for (int part = 0; part < bodies.size(); part++) {
            look(bodies.get(part), record, at, part, holds, kept);
        }
        return kept;
    }

    private void look(Envelope body, Envelope record, At at, int part, List<Hold> holds, List<HeldStanza> kept) {
        chat.granta.bus.wire.Stanza wire;
        List<String> to;
        if (body.hasOutbound()) {
            wire = body.getOutbound().getStanza();
            to = List.of(wire.getTo());
        } else if (body.hasInbound()) {
            wire = body.getInbound().getStanza();
            to = body.getInbound().getToCount() == 0 ? List.of(wire.getTo()) : body.getInbound().getToList();
            if (at.topic().equals(Topics.USER) && isOfUser(wire.getFrom())) {
                return;
            }
        } else {
            return;
        }
        if (wire.getName() != chat.granta.bus.wire.Stanza.Name.MESSAGE) {
            return;
        }
        Instant time = Instant.ofEpochMilli(record.getTime());
        for (Hold hold : holds) {
            if (!hold.covers(time)) {
                continue;
            }
            boolean isSender = bare(wire.getFrom()).equals(hold.subject());
            to.stream().filter(addressee -> isSender || bare(addressee).equals(hold.subject())).findFirst()
                    .ifPresent(addressee -> kept.add(new HeldStanza(hold.id(), at.topicId(), at.partition(),
                            at.offset(), part, time, wire.getFrom(), addressee,
                            StanzaXml.of((Message) StanzaCodec.ofWire(wire), addressee),
                            Base64.getEncoder().encodeToString(record.getOrigin().toByteArray()) + '#' + part)));
        }
    }

    private boolean isOfUser(String from) {
        Jid jid = Jid.trusted(from);
        return jid.local() != null && jid.domain().equals(domain);
    }

    private static String bare(String jid) {
        int slash = jid.indexOf('/');
        return slash < 0 ? jid : jid.substring(0, slash);
    }
}
