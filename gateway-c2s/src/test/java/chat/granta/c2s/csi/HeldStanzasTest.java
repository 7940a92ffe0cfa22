package chat.granta.c2s.csi;

import static chat.granta.c2s.csi.Arrivals.composing;
import static chat.granta.c2s.csi.Arrivals.message;
import static chat.granta.c2s.csi.Arrivals.ping;
import static chat.granta.c2s.csi.Arrivals.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall.Deliver;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldStanzasTest {
    private static final String ROMEO = "romeo@localhost/orchard";
    private static final String NURSE = "nurse@localhost/kitchen";

    private final List<Stanza> sent = new ArrayList<>();
    private final HeldStanzas held = new HeldStanzas(10, 10_000, call -> sent.add(call.stanza()));

    private void arrive(Stanza... stanzas) {
        for (Stanza stanza : stanzas) {
            held.deliver(new Deliver(stanza, null));
        }
    }

    @Test
    void theLatestPresenceOfEachSenderIsKeptWhereItCame() {
        arrive(presence(ROMEO, "here"), presence(NURSE, "here"), presence(ROMEO, Presence.Type.UNAVAILABLE, "gone"));
        assertThat(sent).isEmpty();
        held.flush();
        assertThat(sent).containsExactly(presence(NURSE, "here"),
                presence(ROMEO, Presence.Type.UNAVAILABLE, "gone"));
        held.flush();
        assertThat(sent).hasSize(2);
    }

    @Test
    void whatIsImportantGoesOutBehindWhatCameBefore() {
        arrive(presence(ROMEO, "here"), composing(NURSE), message(NURSE, "Madam!"), presence(NURSE, "late"));
        assertThat(sent).containsExactly(presence(ROMEO, "here"), composing(NURSE), message(NURSE, "Madam!"));
        arrive(ping("localhost"));
        assertThat(sent).endsWith(presence(NURSE, "late"), ping("localhost"));
    }

    @Test
    void presenceAndChatStateOfOneSenderAreDifferentNews() {
        arrive(composing(ROMEO), presence(ROMEO, "here"), composing(ROMEO));
        held.flush();
        assertThat(sent).containsExactly(presence(ROMEO, "here"), composing(ROMEO));
    }

    @Test
    void theAddresseeToWriteIsKept() {
        List<String> addressees = new ArrayList<>();
        var queue = new HeldStanzas(10, 10_000, call -> addressees.add(String.valueOf(call.to())));
        queue.deliver(new Deliver(presence(ROMEO, "here"), "juliet@localhost"));
        queue.deliver(new Deliver(message(ROMEO, "Hi"), "juliet@localhost/phone"));
        assertThat(addressees).containsExactly("juliet@localhost", "juliet@localhost/phone");
    }

    @Test
    void tooManySendersAreTooMuch() {
        for (int i = 0; i < 10; i++) {
            arrive(presence("room@localhost/" + i, "here"));
        }
        assertThat(sent).isEmpty();
        arrive(presence("room@localhost/10", "here"));
        assertThat(sent).hasSize(11);
        arrive(presence("room@localhost/11", "here"));
        assertThat(sent).hasSize(11);
    }

    @Test
    void soAreTooManyBytesOfThoseThatAreKept() {
        for (int i = 0; i < 100; i++) {
            arrive(presence(ROMEO, "x".repeat(4_000)));
        }
        arrive(presence(NURSE, "x".repeat(4_000)));
        assertThat(sent).isEmpty();
        arrive(presence("tybalt@localhost/street", "x".repeat(4_000)));
        assertThat(sent).hasSize(3);
        arrive(presence(ROMEO, "x".repeat(4_000)), presence(NURSE, "x".repeat(4_000)));
        assertThat(sent).hasSize(3);
    }

    @Test
    void whereAllIsKeptItWaitsAndGoesOutAsItCame() {
        var queue = HeldStanzas.keepingAll(10, 10_000, call -> sent.add(call.stanza()));
        Stanza[] news = {presence(ROMEO, "here"), composing(NURSE), presence(ROMEO, "here"), composing(NURSE),
                presence(ROMEO, "there")};
        for (Stanza stanza : news) {
            queue.deliver(new Deliver(stanza, null));
        }
        assertThat(sent).isEmpty();
        queue.deliver(new Deliver(message(NURSE, "Madam!"), null));
        assertThat(sent).startsWith(news).hasSize(6);
        for (int i = 0; i < 11; i++) {
            queue.deliver(new Deliver(presence(ROMEO, "here"), null));
        }
        assertThat(sent).as("too many").hasSize(17);
    }

    @Test
    void nothingIsHeldWhereNothingMayBe() {
        var queue = new HeldStanzas(0, 10_000, call -> sent.add(call.stanza()));
        queue.deliver(new Deliver(presence(ROMEO, "here"), null));
        assertThat(sent).hasSize(1);
    }
}
