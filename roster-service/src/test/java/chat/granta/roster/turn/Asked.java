package chat.granta.roster.turn;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.Push;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterSender;
import chat.granta.bus.wire.Session;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What a handler says to one request, made of XML as in a XEP's examples, and what its turn holds then. */
public record Asked(IqAnswer answer, RosterReply reply, List<AbuseReported> reports) {
    public static final Jid ROMEO = Jid.parse("romeo@example.net");
    public static final RosterSender ORCHARD = RosterSender.newBuilder()
            .setSession(Session.newBuilder().setConnection(7)).build();

    public static Asked get(IqHandler<RequestTurn> handler, RosterSender sender, String payload) {
        return ask(handler, new RequestTurn(ROMEO, sender, Instant.EPOCH, "id"), Iq.Type.GET, payload);
    }

    public static Asked set(IqHandler<RequestTurn> handler, RosterSender sender, String payload) {
        return ask(handler, new RequestTurn(ROMEO, sender, Instant.EPOCH, "id"), Iq.Type.SET, payload);
    }

    public static Asked byOthers(IqHandler<RequestTurn> handler, Iq.Type type, String payload) {
        return ask(handler, new RequestTurn(ROMEO, null, Instant.EPOCH, "id"), type, payload);
    }

    private static Asked ask(IqHandler<RequestTurn> handler, RequestTurn turn, Iq.Type type, String payload) {
        IqAnswer answer = handler.handle(new Iq(ROMEO, null, "ask", type, null, payload(payload)), turn);
        return new Asked(answer, turn.reply(1), turn.reports());
    }

    public static Payload payload(String xml) {
        byte[] bytes = xml.strip().getBytes(StandardCharsets.UTF_8);
        return new Payload(new Payload(List.of(), bytes).elements().stream().map(Element::name).toList(), bytes);
    }

    /** The XML of a result, or the type and condition of an error. */
    public String said() {
        return switch (answer) {
            case IqAnswer.Result(Payload payload) -> payload.toString();
            case IqAnswer.Error(var error) -> error.type() + " " + error.condition();
            case IqAnswer.Later _ -> throw new AssertionError("roster-service answers at once");
        };
    }

    /** What is pushed, to whom. */
    public List<String> pushed() {
        return reply.getPushesList().stream().map(Asked::pushed).toList();
    }

    private static String pushed(Push push) {
        return push.getAudience() + " " + StanzaCodec.ofWire(push.getStanza()).payload();
    }
}
