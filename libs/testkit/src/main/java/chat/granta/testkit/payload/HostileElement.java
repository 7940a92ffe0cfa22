package chat.granta.testkit.payload;

import java.util.Random;

/**
 * An element such as a protocol's, in which anything may stand where something is expected: elements that are missing or repeated,
 * numbers of other scripts, times before Christ, addresses that are none, values of any length. The same for the same numbers.
 */
public final class HostileElement {
    private static final String[] ELEMENTS = {"item", "query", "list", "active", "default", "set", "max", "after",
            "before", "index",
            "x", "field", "value", "jid", "always", "never", "group", "message", "iq", "presence-in", "presence-out",
            "report", "text", "spam",
            "stanza-id", "retract", "flip-page", "storage", "conference", "FN", "PHOTO", "BINVAL", "node", "body",
            "priority",
            "show"};
    private static final String[] NAMESPACES = {"jabber:x:data", "http://jabber.org/protocol/rsm",
            "urn:xmpp:reporting:1", "urn:xmpp:reporting:0",
            "urn:xmpp:sid:0", "storage:bookmarks", "urn:xmpp:message-retract:1", "urn:example", "", "jabber:client"};
    private static final String[] ATTRIBUTES = {"jid", "node", "ver", "type", "order", "action", "name", "value", "var",
            "sessionid",
            "queryid", "default", "subscription", "id", "by", "stamp", "from", "to", "reason", "xml:lang", "with",
            "ask"};
    private static final String[] VALUES = {"", " ", "0", "1", "-1", "+1", "007", "\u0663", "\uff15", "1.5", "1e9",
            "2147483648",
            "9223372036854775808", "-99999999999999999999", "true", "TRUE", "a@b", "A@LOCALHOST.", "a@b/c", "@", "/",
            "@/", "a@", "b/",
            "a@b@c", "\u00ad@b", "a@xn--", "a@[::1]", "a@-", "a@" + "b".repeat(70), "x".repeat(1100) + "@b",
            "2026-11-29T23:45:00Z", "-4713-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00", "2026-11-29T23:45:00." + "1".repeat(40) + "Z", "urn:xmpp:mam:2", "FORM_TYPE",
            "start", "end",
            "with", "ids", "before-id", "after-id", "submit", "cancel", "form", "hidden", "jid-multi", "list-multi",
            "execute", "next",
            "prev", "complete", "allow", "deny", "subscription", "group", "both", "none", "remove", "always", "never",
            "roster",
            "urn:xmpp:reporting:spam", "http://jabber.org/protocol/commands", "urn:granta:command:end-session",
            "urn:granta:command:sessions", "\ud83d\ude00", "\ufffd", "%s%n", "';--", "\\", "{}", "&apos;&lt;&amp;", "=",
            "'".repeat(300), "\u0130", "\u202e", "a\u0300".repeat(100)};
    private static final int DEEPEST = 4;

    private HostileElement() {}

    /** An element of this name with random content. */
    public static String of(Random random, String namespace, String name) {
        return element(random, namespace, name, "xmlns='" + namespace + "'", 0);
    }

    private static String element(Random random, String namespace, String name, String declaration, int depth) {
        var xml = new StringBuilder("<").append(name).append(' ').append(declaration);
        for (String attribute : ATTRIBUTES) {
            if (random.nextInt(8) == 0) {
                xml.append(' ').append(attribute).append("=\"").append(value(random, namespace)).append('"');
            }
        }
        xml.append('>');
        if (random.nextInt(3) == 0) {
            xml.append(value(random, namespace));
        }
        int children = depth == DEEPEST ? 0 : random.nextInt(depth == 0 ? 5 : 4);
        for (int i = 0; i < children; i++) {
            boolean isForeign = random.nextInt(3) == 0;
            String inner = isForeign ? one(random, NAMESPACES) : namespace;
            xml.append(
                    element(random, inner, one(random, ELEMENTS), isForeign ? "xmlns='" + inner + "'" : "", depth + 1));
        }
        return xml.append("</").append(name).append('>').toString();
    }

    private static String value(Random random, String namespace) {
        return switch (random.nextInt(40)) {
            case 0 -> namespace;
            case 1 -> "'".repeat(1 + random.nextInt(20_000));
            case 2 -> "&lt;x&gt;".repeat(random.nextInt(200));
            default -> one(random, VALUES);
        };
    }

    private static String one(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** A form (XEP-0004) of this type with fields whose names are known and whose values are not. */
    public static String form(Random random, String formType, String... fields) {
        var xml = new StringBuilder(
                "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>")
                .append(formType).append("</value></field>");
        for (String field : fields) {
            if (random.nextInt(3) == 0) {
                xml.append("<field var='").append(field).append("'>");
                for (int i = random.nextInt(3); i >= 0; i--) {
                    xml.append("<value>").append(value(random, formType)).append("</value>");
                }
                xml.append("</field>");
            }
        }
        return xml.append("</x>").toString();
    }
}
