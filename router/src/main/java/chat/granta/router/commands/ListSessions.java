package chat.granta.router.commands;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/** "Where am I logged in?": a user's sessions, as one stage of results. */
public final class ListSessions implements Command {
    @Override
    public String node() {
        return "urn:granta:command:sessions";
    }

    @Override
    public String name() {
        return "List my sessions";
    }

    @Override
    public Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker) {
        var form = Form.of("result", name());
        form.child(Element.named(Form.NAMESPACE, "reported").child(Form.field("resource", "text-single", "Resource")
                .build()).child(Form.field("available", "boolean", "Available").build()).build());
        for (Session session : asker.turn().user(asker.from().bare()).sessions()) {
            form.child(Element.named(Form.NAMESPACE, "item")
                    .child(field("resource", String.valueOf(session.jid().resource())))
                    .child(field("available", session.isAvailable() ? "1" : "0")).build());
        }
        return new Reply.Done(List.of(form.build()));
    }

    private static Element field(String var, String value) {
        return Element.named(Form.NAMESPACE, "field").attribute("var", var).child("value", value).build();
    }
}
