package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Stanza;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read at once is sent at once, on each connection. */
class DeliveryBatchTest {
    private final DeliveryBatch batch = new DeliveryBatch();
    private final Connection phone = new Connection();
    private final Connection tablet = new Connection();

    private static final class Connection implements ClientSession {
        final List<HomeCall> waiting = new ArrayList<>();
        int wakes;

        @Override
        public void tell(HomeCall call) {
            throw new AssertionError("woken for one call alone");
        }

        @Override
        public boolean queue(HomeCall call) {
            waiting.add(call);
            return waiting.size() == 1;
        }

        @Override
        public void wake() {
            wakes++;
            waiting.clear();
        }

        chat.granta.model.Stanza stanza(int index) {
            return ((HomeCall.Deliver) waiting.get(index)).stanza();
        }
    }

    private static Delivery delivery(String id) {
        return Delivery.newBuilder().setStanza(Stanza.newBuilder().setName(Stanza.Name.MESSAGE).setId(id)).build();
    }

    @Test
    void aConnectionIsWokenOnceForAllThatIsReadTogether() {
        batch.deliver(phone, delivery("1"), "", null);
        batch.deliver(tablet, delivery("2"), "", null);
        batch.deliver(phone, delivery("3"), "juliet@localhost/phone", null);
        batch.tell(phone, new HomeCall.End("conflict", ""));
        assertThat(phone.wakes + tablet.wakes).isZero();
        assertThat(phone.waiting).hasSize(3);
        assertThat(((HomeCall.Deliver) phone.waiting.get(1)).to()).isEqualTo("juliet@localhost/phone");
        batch.end();
        assertThat(phone.wakes).isEqualTo(1);
        assertThat(tablet.wakes).isEqualTo(1);
        batch.end();
        assertThat(phone.wakes).isEqualTo(1);
    }

    @Test
    void aStanzaForManyIsDecodedOnce() {
        Delivery toBoth = delivery("1");
        batch.deliver(phone, toBoth, "", null);
        batch.deliver(tablet, toBoth, "", null);
        batch.deliver(tablet, delivery("2"), "", null);
        assertThat(phone.stanza(0)).isSameAs(tablet.stanza(0));
        assertThat(tablet.stanza(1).id()).isEqualTo("2");
    }
}
