package chat.granta.c2s.home;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client of the one session has seen, over all its connections. */
final class ResumingClient {
    final List<Long> got = new ArrayList<>();
    long acknowledged;
    @Nullable
    Connection connection;

    /** One of its connections; what an earlier one is still written, it does not read. */
    final class Connection extends DeafClient {

        @Override
        public void resumed(Jid jid, long handled, long from) {
            if (connection == this) {
                assertThat(from).isEqualTo(got.size());
            }
        }

        @Override
        public void deliver(Stanza stanza, @Nullable String to) {
            if (connection == this) {
                got.add(Long.valueOf(String.valueOf(stanza.id())));
            }
        }
    }
}
