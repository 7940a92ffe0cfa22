package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
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
    final class Connection implements ClientSession {
        @Override
        public void tell(HomeCall call) {
            if (connection != this) {
                return;
            }
            if (call instanceof HomeCall.Resumed resumed) {
                assertThat(resumed.acknowledged()).isEqualTo(got.size());
            } else if (call instanceof HomeCall.Deliver(Stanza stanza, String _, Runnable _)) {
                got.add(Long.valueOf(String.valueOf(stanza.id())));
            }
        }
    }
}
