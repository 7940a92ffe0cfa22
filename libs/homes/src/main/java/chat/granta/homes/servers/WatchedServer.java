package chat.granta.homes.servers;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a home knows of a server whose users it takes to be there.
 *
 * @param asked when it was last asked, or when it was first seen
 * @param failures how often in a row it could not be reached
 */
public record WatchedServer(Instant asked, int failures) {
    /** By domain. */
    public static final HomeStore<Jid, WatchedServer> STORE = new HomeStore<>("watched-servers", Jid::trusted,
            new Codec(), true);

    WatchedServer failed() {
        return new WatchedServer(asked, failures + 1);
    }

    WatchedServer heard() {
        return new WatchedServer(asked, 0);
    }

    private static final class Codec implements HomeStore.Codec<Jid, WatchedServer> {
        @Override
        public byte[] write(WatchedServer server) {
            return (server.asked.toEpochMilli() + " " + server.failures).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public WatchedServer read(Jid domain, byte[] bytes) {
            String[] fields = new String(bytes, StandardCharsets.UTF_8).split(" ");
            return new WatchedServer(Instant.ofEpochMilli(Long.parseLong(fields[0])), Integer.parseInt(fields[1]));
        }
    }
}
