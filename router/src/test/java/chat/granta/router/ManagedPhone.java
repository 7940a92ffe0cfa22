package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.ManagementRequested;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.bus.wire.Undelivered;
import chat.granta.model.Jid;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Romeo, and Juliet whose phone's session is managed (XEP-0198): what the tests of that have in common. */
abstract class ManagedPhone {
    static final Jid PHONE = JULIET.withResource("phone");
    static final Jid DESK = JULIET.withResource("desk");
    static final String ACCOUNT = JULIET.toString();

    final Stage stage = new Stage();
    final HomeBench bench = stage.bench;
    SessionAddress romeo;
    SessionAddress phone;

    @BeforeEach
    void romeoAndJulietsManagedPhone() {
        bench.account(ACCOUNT, AccountChanged.State.ACTIVE, 1);
        romeo = stage.online(ROMEO, 1, 0);
        phone = stage.connected(PHONE, 2);
        bench.next(phone, Envelope.newBuilder().setManagementRequested(
                ManagementRequested.newBuilder().setAccount(ACCOUNT).setId("id").setMaxSeconds(300)));
        assertThat(bench.delivered()).singleElement().satisfies(
                begun -> assertThat(begun.getManagementBegun().getSession()).isEqualTo(phone.toWire()));
        bench.send(phone, presence(PHONE, 0));
        stage.clear();
        bench.archived();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    SessionAddress resume(long connection, int acknowledged) {
        var address = new SessionAddress(0, 10, connection);
        bench.next(address, Envelope.newBuilder().setResumeRequested(
                ResumeRequested.newBuilder().setAccount(ACCOUNT).setId("id").setAcknowledged(acknowledged)));
        return address;
    }

    static HandOver handOver(List<Envelope> delivered) {
        return delivered.stream().filter(Envelope::hasHandOver).findFirst().orElseThrow().getHandOver();
    }

    void closePhone(long acknowledged) {
        bench.next(phone, Envelope.newBuilder().setSessionClosed(
                SessionClosed.newBuilder().setAccount(ACCOUNT).setAcknowledged(acknowledged)));
        HandOver order = handOver(bench.delivered());
        assertThat(order.getSession()).isEqualTo(phone.toWire());
        assertThat(order.getAcknowledged()).isEqualTo(acknowledged);
    }

    void comesBack(long number, Delivery delivery) {
        bench.handOver(phone, number, Envelope.newBuilder().setUndelivered(Undelivered.newBuilder().setAccount(ACCOUNT)
                .setSession(phone.toWire()).setStanza(delivery.getStanza()).setPlace(delivery.getPlace())
                .setCopied(delivery.getCopied())));
    }
}
