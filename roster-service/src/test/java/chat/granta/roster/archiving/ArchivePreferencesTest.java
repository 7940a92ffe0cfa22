package chat.granta.roster.archiving;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Element;
import chat.granta.roster.log.TestHome;
import org.junit.jupiter.api.Test;

/** XEP-0441 section 2, on a database. */
class ArchivePreferencesTest {
    private static final String NAMESPACE = "urn:xmpp:mam:2";

    private final TestHome home = TestHome.ofNewAccount();

    private RosterReply set(String byDefault, String... never) {
        var list = Element.named(NAMESPACE, "never");
        for (String jid : never) {
            list.child("jid", jid);
        }
        return home.set(Element.named(NAMESPACE, "prefs").attribute("default", byDefault)
                .child(Element.named(NAMESPACE, "always").build()).child(list.build()).build());
    }

    private static String answer(RosterReply reply) {
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().toString();
    }

    @Test
    void whoHasSaidNothingHasNoneInThePolicy() {
        assertThat(home.policy().hasArchiving()).isFalse();
    }

    @Test
    void whatIsSetIsToldBeforeItIsAnswered() {
        RosterReply reply = set("roster", "Tybalt@example.com");
        ArchivePreferences expected = ArchivePreferences.newBuilder().setByDefault(Default.ROSTER)
                .addNever("tybalt@example.com").build();
        assertThat(reply.getPolicy().getArchiving()).isEqualTo(expected);
        assertThat(answer(reply)).contains("default='roster'").contains("<jid>tybalt@example.com</jid>");
        assertThat(home.policy().getArchiving()).isEqualTo(expected);
        assertThat(home.policy().getVersion()).isEqualTo(reply.getPolicy().getVersion());
        set("never");
        assertThat(home.policy().getArchiving())
                .isEqualTo(ArchivePreferences.newBuilder().setByDefault(Default.NEVER).build());
    }

    @Test
    void whatCannotBeSetChangesNothing() {
        assertThat(answer(set("sometimes"))).contains("<bad-request ");
        assertThat(answer(set("always", "@"))).contains("<bad-request ");
        String[] many = new String[1001];
        for (int i = 0; i < many.length; i++) {
            many[i] = "user" + i + "@example.com";
        }
        assertThat(answer(set("always", many))).contains("<not-acceptable ");
        assertThat(home.policy().hasArchiving()).isFalse();
    }
}
