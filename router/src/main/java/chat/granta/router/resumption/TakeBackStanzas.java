package chat.granta.router.resumption;

import chat.granta.router.event.SessionEnded;
import chat.granta.router.home.Handover;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;

/** XEP-0198 section 5: when a managed session has ended, what its client never got is asked back. */
public final class TakeBackStanzas implements Reaction<SessionEnded> {
    @Override
    public void to(SessionEnded event, Turn turn) {
        if (event.session().isManaged()) {
            Handover.takeBack(turn, event.session(), event.acknowledged());
        }
    }
}
