package chat.granta.c2s.log;

import chat.granta.bus.SessionAddress;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The managed sessions of a partition that have been handed over, or have ended: a record that is repeated must not bring them back. */
final class GoneSessions {
    private static final int REMEMBERED = 10_000;

    private final long tenure;
    private final Set<SessionAddress> ofEarlierTenures = new HashSet<>();
    /** The last ones of this tenure: what is handed over to them once more must not wait for them. */
    private final Set<SessionAddress> ofThisTenure = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionAddress, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param tenure this gateway's */
    GoneSessions(long tenure) {
        this.tenure = tenure;
    }

    void add(SessionAddress session) {
        (session.tenure() == tenure ? ofThisTenure : ofEarlierTenures).add(session);
    }

    boolean contains(SessionAddress session) {
        return (session.tenure() == tenure ? ofThisTenure : ofEarlierTenures).contains(session);
    }
}
