package chat.granta.router.home;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Session.Want;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a home keeps of a user is what it reads again after a restart. */
class UserCodecTest {
    private static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");
    private static final Jid JULIET = Jid.parse("juliet@localhost/balcony");
    private static final Instant TIME = Instant.ofEpochMilli(1_790_000_000_123L);

    @Test
    void aUserIsReadAsItWasWritten() {
        Session session = Session.bound(new SessionAddress(3, 4, 5), ROMEO)
                .withPresence(new Presence(ROMEO, ROMEO.bare(), "p", Presence.Type.AVAILABLE, "it",
                        Payload.of(Element.named("jabber:client", "show").text("away").build())), -3)
                .withDirected(new TreeSet<>(List.of(JULIET)))
                .withCorrespondent(JULIET.bare()).withCorrespondent(Jid.parse("nurse@localhost"))
                .withActiveList("mine")
                .with(PresenceRate.NONE.told(TIME).next(TIME))
                .with(Dialogue.begin("d", "node", TIME).at(2, true, TIME))
                .managed(Management.begun("id", Duration.ofSeconds(300), 7).detached(TIME))
                .withOpenRequest(new OpenRequest(12, 1, TIME));
        for (Want want : Want.values()) {
            session = session.with(want, true);
        }
        User user = User.unseen(ROMEO.bare()).with(AccountStatus.ACTIVE, 2).with(PolicyState.USED).lastSeen(TIME)
                .with(session).with(Session.bound(new SessionAddress(6, 7, 8), ROMEO.bare().withResource("phone")))
                .leaving(new SessionAddress(9, 10, 11))
                .departing(Session.bound(new SessionAddress(6, 7, 9), ROMEO.bare().withResource("watch")))
                .withOpenSubscription(JULIET.bare(), new OpenRequest(13, 0, TIME));
        var codec = new UserCodec();
        byte[] bytes = codec.write(user);
        assertThat(bytes).isNotNull();
        assertThat(codec.read(ROMEO.bare(), bytes)).isEqualTo(user);
    }
}
