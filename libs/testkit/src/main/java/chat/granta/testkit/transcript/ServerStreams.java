package chat.granta.testkit.transcript;

import chat.granta.testkit.client.StreamEvent;
import java.io.IOException;
import org.w3c.dom.Element;

/** What servers do again and again in plays: headers (RFC 6120 section 4), and dialback (XEP-0220). */
final class ServerStreams {
    private static final String NAMESPACES = "xmlns='jabber:server' xmlns:db='jabber:server:dialback' "
            + "xmlns:stream='http://etherx.jabber.org/streams'";

    private ServerStreams() {}

    /** A header, and theirs with their features, which are not looked at. */
    static void open(Performance play, Actor caller) throws IOException, InterruptedException {
        play.send(caller, "<stream:stream " + NAMESPACES + " from='" + caller.role().domain() + "' to='"
                + play.stage().domain() + "' version='1.0'>");
        opened(caller);
        element(caller, "features");
    }

    /** Their header, which is not looked at, and ours, with features that say no more than that dialback is known. */
    static void answer(Performance play, Actor server) throws IOException, InterruptedException {
        opened(server);
        play.send(server, "<stream:stream " + NAMESPACES + " from='" + server.role().domain() + "' to='"
                + play.stage().domain() + "' id='answered' version='1.0'><stream:features>"
                + "<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback></stream:features>");
    }

    /** A key, which its own server says is right. */
    static void prove(Performance play, Actor caller) throws IOException, InterruptedException {
        String domain = caller.role().domain();
        Actor server = play.actor(new Role(caller.role().person(), "server"));
        server.listen();
        play.send(caller, "<db:result from='" + domain + "' to='" + play.stage().domain() + "'>key</db:result>");
        server.accept();
        answer(play, server);
        String id = element(server, "verify").getAttribute("id");
        play.send(server, "<db:verify from='" + domain + "' to='" + play.stage().domain() + "' id='" + id
                + "' type='valid'/>");
        if (!element(caller, "result").getAttribute("type").equals("valid")) {
            throw new StepFailure("the key of " + domain + " is not believed");
        }
    }

    private static void opened(Actor actor) throws InterruptedException {
        StreamEvent event = actor.next();
        if (!(event instanceof StreamEvent.Opened)) {
            throw new StepFailure("instead of a header came " + Events.show(event));
        }
    }

    private static Element element(Actor actor, String name) throws InterruptedException {
        StreamEvent event = actor.next();
        if (event instanceof StreamEvent.Received(Element element) && element.getLocalName().equals(name)) {
            return element;
        }
        throw new StepFailure("instead of <" + name + "/> came " + Events.show(event));
    }
}
