package chat.granta.chaos.people;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** A correspondent, and the sessions they have had. Used by one thread. */
final class Somebody {
    private final Correspondent correspondent;
    private final boolean managed;
    private final List<InetSocketAddress> gateways;
    private final Consumer<String> complaints;
    private final Consumer<String> breaks;
    private Life life;
    private int resumed;
    private int notResumed;

    Somebody(Correspondent correspondent, boolean managed, List<InetSocketAddress> gateways,
            Consumer<String> complaints, Consumer<String> breaks) {
        this.correspondent = correspondent;
        this.managed = managed;
        this.gateways = gateways;
        this.complaints = complaints;
        this.breaks = breaks;
        this.life = begin();
    }

    private Life begin() {
        String name = correspondent.name();
        var session = new ManagedSession(new SignIn(name, "chaos", managed), correspondent::acknowledged,
                complaint -> complaints.accept(name + ": " + complaint));
        return Life.begin(name, session, correspondent, gateways, breaks);
    }

    Correspondent correspondent() {
        return correspondent;
    }

    Life life() {
        return life;
    }

    /** Begins a new session, after one that is over. */
    void comeBack() {
        resumed += life.resumed();
        notResumed += life.notResumed();
        life = begin();
    }

    int resumed() {
        return resumed + life.resumed();
    }

    int notResumed() {
        return notResumed + life.notResumed();
    }
}
