package chat.granta.c2s.sasl;

import chat.granta.model.Jid;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Says whether one more password may be tried. Called on event loops and hashing threads; never blocks. */
@FunctionalInterface
public interface LoginGate {
    /**
     * @param account bare JID, of an account that need not exist
     * @param client where the attempt comes from, or null when it is unknown
     */
    boolean permits(Jid account, @Nullable InetAddress client);
}
