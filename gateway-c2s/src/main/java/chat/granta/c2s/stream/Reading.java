package chat.granta.c2s.stream;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/** Whether a client is read from: not as long as there is a reason against it. On the event loop. */
final class Reading {
    /** Why a client has to wait. */
    enum Reason {
        /** Too much of what it sent is not yet on the log. */
        LOG_IS_BEHIND,
        /** It sends faster than it may. */
        TOO_FAST
    }

    private final Channel channel;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    Reading(Channel channel) {
        this.channel = channel;
    }

    void pause(Reason reason) {
        reasons.add(reason);
        channel.config().setAutoRead(false);
    }

    void resume(Reason reason) {
        if (reasons.remove(reason) && reasons.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }
}
