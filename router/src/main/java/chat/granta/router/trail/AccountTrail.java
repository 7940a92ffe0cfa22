package chat.granta.router.trail;

import chat.granta.bus.wire.TrailEvent;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.Turn;
import java.util.Locale;

/** An account comes, is suspended, or goes. */
public final class AccountTrail {
    private AccountTrail() {}

    public static void changed(AccountStateChanged event, Turn turn) {
        if (event.now() != event.before()) {
            turn.trail().tell(TrailEvent.Kind.ACCOUNT, told -> told.setWho(event.account().toString())
                    .setOutcome(event.now().name().toLowerCase(Locale.ROOT)));
        }
    }
}
