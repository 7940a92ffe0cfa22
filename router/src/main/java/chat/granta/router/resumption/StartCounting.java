package chat.granta.router.resumption;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.ManagementBegun;
import chat.granta.bus.wire.ManagementRequested;
import chat.granta.model.Jid;
import chat.granta.router.home.Management;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import java.time.Duration;

/** XEP-0198 section 3: from here on a session's stanzas are counted. */
public final class StartCounting implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        SessionAddress address = RecordHandler.sender(envelope);
        ManagementRequested request = envelope.getManagementRequested();
        Session session = turn.user(Jid.trusted(request.getAccount())).session(address);
        if (session != null && !session.isManaged()) {
            Session managed = session.managed(Management.begun(request.getId(),
                    Duration.ofSeconds(request.getMaxSeconds()), turn.received(address)));
            turn.change(turn.user(session.jid().bare()).with(managed));
            turn.tell(address, session.jid(), Envelope.newBuilder()
                    .setManagementBegun(ManagementBegun.newBuilder().setSession(address.toWire())));
        }
    }
}
