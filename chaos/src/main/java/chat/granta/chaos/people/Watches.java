package chat.granta.chaos.people;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The sessions of somebody who watches others' presence, each as a resource of its own. Used by one thread. */
final class Watches {
    private final String name;
    private final Set<String> watched;
    private final boolean managed;
    private final List<InetSocketAddress> gateways;
    private final Consumer<String> complaints;
    private final Consumer<String> breaks;
    private final List<Life> lives = new ArrayList<>();

    /** @param watched the names of the others */
    Watches(String name, Set<String> watched, boolean managed, List<InetSocketAddress> gateways,
            Consumer<String> complaints, Consumer<String> breaks) {
        this.name = name;
        this.watched = watched;
        this.managed = managed;
        this.gateways = gateways;
        this.complaints = complaints;
        this.breaks = breaks;
    }

    /** Logs in once more. */
    Watcher begin(String resource) {
        var watcher = new Watcher(watched);
        var session = new ManagedSession(new SignIn(name, resource, managed), _ -> {}, complaints);
        lives.add(Life.begin(name + '/' + resource, session, watcher, gateways, breaks));
        return watcher;
    }

    List<Life> lives() {
        return List.copyOf(lives);
    }
}
