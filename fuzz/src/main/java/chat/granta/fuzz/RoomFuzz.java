package chat.granta.fuzz;

import chat.granta.handling.form.DataForm;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a room takes besides its configuration: registration, voice requests and their answers, lists of affiliations and roles, commands of
 * owners and operators. The first line says who sends what: {@code owner}, {@code guest}, {@code member} or {@code operator}; {@code get},
 * {@code set} or {@code say}; {@code owner}, {@code admin}, {@code register}, {@code form}, or a command's node. The others are a form's fields,
 * each a name, {@code =} and a value; or a list's items, each of such pairs with tabs between them.
 */
public final class RoomFuzz {
    private static final String MUC = "http://jabber.org/protocol/muc";
    private static final Map<String, Jid> SENDERS = Map.of("owner", RoomHome.OWNER, "guest", RoomHome.GUEST, "member",
            RoomHome.MEMBER, "operator", RoomHome.OPERATOR);

    /** A home takes long to make, and rooms do not know of each other. */
    private static final int ROOMS_OF_HOME = 1000;
    private static RoomHome home = new RoomHome();

    private RoomFuzz() {}

    private static synchronized RoomHome home() {
        if (home.rooms() == ROOMS_OF_HOME) {
            home.close();
            home = new RoomHome();
        }
        return home;
    }

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> lines = allowed(new String(input, StandardCharsets.UTF_8)).lines().toList();
        String[] head = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", 3);
        if (head.length == 3) {
            Jid sender = SENDERS.getOrDefault(head[0], RoomHome.GUEST);
            Element payload = payload(head[2], lines.subList(1, lines.size()));
            RoomHome home = home();
            home.take(stanza(sender, home.newRoom(), head[1], payload));
        }
    }

    /** What XML cannot hold no client can send. */
    private static String allowed(String text) {
        return text.codePoints().map(c -> c < ' ' && c != '\t' && c != '\n' || c == 0xFFFE || c == 0xFFFF ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Stanza stanza(Jid sender, Jid room, String kind, Element payload) {
        return switch (kind) {
            case "say" -> new Message(sender, room, "q", Message.Type.NORMAL, null, Payload.of(payload));
            case "get" -> new Iq(sender, room, "q", Iq.Type.GET, null, Payload.of(payload));
            default -> new Iq(sender, room, "q", Iq.Type.SET, null, Payload.of(payload));
        };
    }

    private static Element payload(String what, List<String> lines) {
        return switch (what) {
            case "admin" -> list(lines);
            case "owner" -> Element.named(MUC + "#owner", "query").child(form(lines)).build();
            case "register" -> Element.named("jabber:iq:register", "query").child(form(lines)).build();
            case "form" -> form(lines);
            default -> Element.named("http://jabber.org/protocol/commands", "command").attribute("node", what)
                    .child(form(lines)).build();
        };
    }

    private static Element list(List<String> lines) {
        var query = Element.named(MUC + "#admin", "query");
        for (String line : lines) {
            var item = Element.named(MUC + "#admin", "item");
            for (String name : List.of("affiliation", "role", "nick", "jid")) {
                for (String pair : line.split("\t", -1)) {
                    if (pair.startsWith(name + "=")) {
                        item.attribute(name, pair.substring(name.length() + 1));
                        break;
                    }
                }
            }
            query.child(item.build());
        }
        return query.build();
    }

    private static Element form(List<String> lines) {
        var form = Element.named(DataForm.NAMESPACE, "x").attribute("type", "submit");
        for (String line : lines) {
            int end = Math.max(line.indexOf('='), 0);
            form.child(Element.named(DataForm.NAMESPACE, "field").attribute("var", line.substring(0, end))
                    .child("value", line.substring(Math.min(end + 1, line.length()))).build());
        }
        return form.build();
    }
}
