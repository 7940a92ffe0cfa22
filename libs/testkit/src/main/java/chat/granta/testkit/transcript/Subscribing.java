package chat.granta.testkit.transcript;

import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.ScramAttempt;
import chat.granta.testkit.client.ScramAttempt.Flaw;
import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A subscription that is there when a play begins (RFC 6121 section 3.1). Both ask for their rosters and send no presence of
 * their own, so that nobody has ever been seen; then they are gone.
 */
final class Subscribing {
    private static final String RESOURCE = "granta-before-the-play";
    private static final String ROSTER = "jabber:iq:roster";

    private Subscribing() {}

    static void between(Stage stage, String subscriber, String contact) throws IOException, InterruptedException {
        try (XmppClient asking = enter(stage, subscriber); XmppClient granting = enter(stage, contact)) {
            asking.send(presence("subscribe", stage, contact));
            await(asking, stage, element -> item(element, "ask") != null);
            // Behind the request, and like it from the contact's account to where that keeps its things.
            asking.send("<iq type='get' id='behind' to='" + jid(stage, contact) + "'><vCard xmlns='vcard-temp'/></iq>");
            await(asking, stage, element -> element.getAttribute("id").equals("behind"));
            granting.send(presence("subscribed", stage, subscriber));
            await(granting, stage, element -> is(element, "from"));
            await(asking, stage, element -> is(element, "to"));
        }
    }

    private static XmppClient enter(Stage stage, String person) throws IOException, InterruptedException {
        XmppClient client = XmppClient.connectTls(stage.directTls(), stage.domain());
        try {
            var negotiation = new Negotiation(client, stage.patience());
            negotiation.openStream();
            negotiation.authenticate(
                    new ScramAttempt("SHA-256", "", stage.account(person), stage.password(), Flaw.NONE));
            negotiation.openStream();
            negotiation.bind(RESOURCE);
            client.send("<iq type='get' id='roster'><query xmlns='" + ROSTER + "'/></iq>");
            await(client, stage, element -> element.getAttribute("id").equals("roster"));
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static void await(XmppClient client, Stage stage, Predicate<Element> isIt)
            throws InterruptedException {
        while (true) {
            StreamEvent event = client.next(stage.patience());
            if (!(event instanceof StreamEvent.Received(Element element))) {
                throw new StepFailure("the subscription was not made; instead came " + Events.show(event));
            }
            if (isIt.test(element)) {
                return;
            }
        }
    }

    private static String presence(String type, Stage stage, String to) {
        return "<presence type='" + type + "' to='" + jid(stage, to) + "'/>";
    }

    private static String jid(Stage stage, String person) {
        return stage.account(person) + '@' + stage.domain();
    }

    /** Whether an element is a roster push of a subscription in this direction. */
    private static boolean is(Element element, String direction) {
        String subscription = item(element, "subscription");
        return direction.equals(subscription) || "both".equals(subscription);
    }

    /** An attribute of the item in a roster push; null when it is none. */
    private static @Nullable String item(Element element, String attribute) {
        Element query = element.getAttribute("type").equals("set") ? Xml.child(element, ROSTER, "query") : null;
        Element item = query == null ? null : Xml.child(query, ROSTER, "item");
        return item == null || !item.hasAttribute(attribute) ? null : item.getAttribute(attribute);
    }
}
