package chat.granta.router.commands;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.router.home.Session;
import chat.granta.router.home.SessionNotices;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import chat.granta.router.presence.Departure;
import java.util.List;

/** "Log my other device out": the user chooses one of their other sessions, and it ends. */
public final class EndSession implements Command {
    private static final String RESOURCE = "resource";

    @Override
    public String node() {
        return "urn:granta:command:end-session";
    }

    @Override
    public String name() {
        return "End one of my sessions";
    }

    @Override
    public Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker) {
        User user = asker.turn().user(asker.from().bare());
        if (stage == 0) {
            return choice(user, asker);
        }
        Session chosen = user.session(Form.value(submitted, RESOURCE));
        if (chosen == null || chosen.address().equals(asker.sender())) {
            return new Reply.BadPayload();
        }
        // RFC 6120 4.9.3.14
        SessionNotices.end(asker.turn(), chosen, "policy-violation", "You have ended this session from another one.");
        Departure.of(asker.turn(), chosen);
        return new Reply.Done(List.of(note("The session " + chosen.jid().resource() + " has been ended.")));
    }

    private Reply choice(User user, StanzaTurn<Iq> asker) {
        var field = Form.field(RESOURCE, "list-single", "Session").child("required", "");
        List<Session> others = user.sessions().stream()
                .filter(session -> !session.address().equals(asker.sender())).toList();
        if (others.isEmpty()) {
            return new Reply.Done(List.of(note("You have no other session.")));
        }
        others.forEach(session -> field.child(Form.option(String.valueOf(session.jid().resource()))));
        return new Reply.More(Form.of("form", name()).child(field.build()).build(), true);
    }

    private static Element note(String text) {
        return Element.named(Commands.NAMESPACE, "note").attribute("type", "info").text(text).build();
    }
}
