package chat.granta.testkit.transcript;

import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * A client says in which nodes of others it is interested (XEP-0163 section 4.3.2): with a hash of its own in its presence, so that it is
 * asked (XEP-0115 section 6.2), and an answer that the hash does not prove, so that nobody is told anything because of another.
 */
final class Interests {
    private static final String CLIENT = "urn:example:client";

    private Interests() {}

    static void say(Performance play, Actor actor, List<String> nodes) throws IOException, InterruptedException {
        String ver = actor.account() + '-' + actor.role().device();
        actor.send("<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='" + CLIENT + "' ver='" + ver
                + "'/></presence>");
        Element question = actor.await(element -> Xml.is(element, "jabber:client", "iq") && isAbout(element, ver),
                "the question what the client can do");
        actor.send("<iq type='result' id='" + question.getAttribute("id") + "'>"
                + "<query xmlns='http://jabber.org/protocol/disco#info'>"
                + nodes.stream().map(node -> "<feature var='" + node + "+notify'/>").collect(Collectors.joining())
                + "</query></iq>");
        play.settle();
        play.forgetPresenceAmong(actor.role().person());
    }

    private static boolean isAbout(Element iq, String ver) {
        Element query = Xml.child(iq, "http://jabber.org/protocol/disco#info", "query");
        return query != null && query.getAttribute("node").equals(CLIENT + '#' + ver);
    }
}
