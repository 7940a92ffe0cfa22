package chat.granta.testkit.transcript;

import chat.granta.testkit.client.Xml;
import java.io.IOException;
import org.w3c.dom.Element;

/**
 * Somebody is in a room when a play goes on (XEP-0045 section 7.2). Whoever makes the room by it accepts what the service proposes
 * (section 10.1.2). What comes of all this, to whomever, is no part of the play.
 */
final class Entering {
    private static final String USER = "http://jabber.org/protocol/muc#user";

    private Entering() {}

    static void room(Performance play, Actor actor, String room, String nickname)
            throws IOException, InterruptedException {
        play.send(actor, "<presence to='" + room + '/' + nickname
                + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        play.settle();
        if (actor.keeps(Entering::isOfNewRoom)) {
            play.send(actor, "<iq type='set' id='accept' to='" + room
                    + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                    + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
            play.settle();
        }
        if (!actor.keeps(element -> element.getAttribute("from").startsWith(room)
                && Xml.is(element, "jabber:client", "message"))) {
            throw new StepFailure(actor.role() + " has not been told the subject of " + room);
        }
        play.forgetAllFrom(room);
    }

    private static boolean isOfNewRoom(Element presence) {
        Element x = Xml.child(presence, USER, "x");
        return x != null && Xml.children(x).stream().anyMatch(status -> status.getAttribute("code").equals("201"));
    }
}
