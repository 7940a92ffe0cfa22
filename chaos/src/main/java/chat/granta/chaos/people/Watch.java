package chat.granta.chaos.people;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A watcher with a session of their own. */
record Watch(Watcher watcher, Life life) {
    static Watch begin(String name, String resource, Set<String> names, boolean managed,
            List<InetSocketAddress> gateways, Consumer<String> complaints, Consumer<String> breaks) {
        var watcher = new Watcher(names);
        var session = new ManagedSession(new SignIn(name, resource, managed), _ -> {}, complaints);
        return new Watch(watcher, Life.begin(name + '/' + resource, session, watcher, gateways, breaks));
    }
}
