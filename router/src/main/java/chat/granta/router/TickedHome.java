package chat.granta.router;

import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.event.Reminded;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Turn;

/** Time passes at a home: a minute, or what the home wanted to be reminded of has come. */
final class TickedHome implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        if (envelope.getHomeTicked().getRemindersCount() == 0) {
            turn.happened(new MinutePassed());
        }
        envelope.getHomeTicked().getRemindersList()
                .forEach(account -> turn.happened(new Reminded(Jid.trusted(account))));
    }
}
