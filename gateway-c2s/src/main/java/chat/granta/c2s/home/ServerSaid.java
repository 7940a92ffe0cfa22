package chat.granta.c2s.home;

import org.jspecify.annotations.Nullable;

/** What homes last said of the server; any thread. */
final class ServerSaid {
    private volatile @Nullable ServerCapabilities capabilities;

    void is(ServerCapabilities said) {
        capabilities = said;
    }

    /** Null before any has. */
    @Nullable
    ServerCapabilities capabilities() {
        return capabilities;
    }
}
