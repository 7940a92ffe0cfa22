package chat.granta.fuzz;

import chat.granta.bus.MemoryPositions;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Stanza;
import com.google.protobuf.InvalidProtocolBufferException;

/** A record of the log, whoever wrote it, is read or refused as malformed, and what was read is written the same. */
public final class EnvelopeFuzz {
    private EnvelopeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Envelope envelope = Envelope.parseFrom(input);
            new ReplayRule(new MemoryPositions()).judge(envelope.getOrigin());
            roundTrip(stanza(envelope));
        } catch (InvalidProtocolBufferException | IllegalArgumentException _) {
            // A poison record: its consumer parks it.
        }
    }

    private static Stanza stanza(Envelope envelope) {
        return switch (envelope.getBodyCase()) {
            case OUTBOUND -> envelope.getOutbound().getStanza();
            case INBOUND -> envelope.getInbound().getStanza();
            default -> envelope.getDelivery().getStanza();
        };
    }

    private static void roundTrip(Stanza wire) {
        var stanza = StanzaCodec.ofWire(wire);
        var again = StanzaCodec.ofWire(StanzaCodec.toWire(stanza));
        if (!again.equals(stanza)) {
            throw new AssertionError(stanza + " became " + again);
        }
    }
}
