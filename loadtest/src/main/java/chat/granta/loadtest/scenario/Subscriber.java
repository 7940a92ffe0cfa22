package chat.granta.loadtest.scenario;

import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comes to share presence with its contacts, who want the same of it (RFC 6121 section 3.1), unless they are in its roster already. */
final class Subscriber implements Receiver {
    private static final Pattern FROM = Pattern.compile("\\sfrom=['\"]([^'\"/]*)");

    private final List<String> contacts;
    private int wanted;
    private boolean hasRoster;
    private volatile int subscribed;
    private volatile boolean isDone;

    /** @param contacts bare JIDs */
    Subscriber(List<String> contacts) {
        this.contacts = contacts;
    }

    @Override
    public void ready(Connection connection) {
        connection.send("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq><presence/>");
    }

    @Override
    public void element(Connection connection, ElementView element) {
        if (element.isNamed("iq") && !hasRoster && element.contains("roster")) {
            hasRoster = true;
            contacts.stream().filter(contact -> !has(element, contact)).forEach(contact -> {
                wanted++;
                connection.send("<presence type='subscribe' to='" + contact + "'/>");
            });
            count(0);
        } else if (element.isNamed("presence") && has(element, "subscribe")) {
            Matcher from = FROM.matcher(element.toString());
            if (from.find()) {
                connection.send("<presence type='subscribed' to='" + from.group(1) + "'/>");
            }
        } else if (element.isNamed("presence") && has(element, "subscribed")) {
            count(1);
        }
    }

    @Override
    public void closed(Connection connection, String reason) {
        // Whoever waits for it sees that it is not done.
    }

    /** How many contacts have agreed. */
    int subscribed() {
        return subscribed;
    }

    boolean isDone() {
        return isDone;
    }

    private void count(int more) {
        subscribed += more;
        isDone = subscribed >= wanted;
    }

    private static boolean has(ElementView element, String value) {
        return element.contains("'" + value + "'") || element.contains("\"" + value + "\"");
    }
}
