package chat.granta.router.carbons;

import chat.granta.router.event.MessageRefused;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;

/** XEP-0280 section 6.1: an error with which this home itself answers one device is received like one from elsewhere. */
public final class CarbonsOfErrors implements Reaction<MessageRefused> {
    @Override
    public void to(MessageRefused event, Turn turn) {
        Carbons.refused(event.stanzaTurn(), event.error());
    }
}
