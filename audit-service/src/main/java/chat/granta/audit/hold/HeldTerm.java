package chat.granta.audit.hold;

import chat.granta.audit.hold.store.KeptMessages;
import chat.granta.audit.privacy.Term;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes messages that holds have kept, or users have reported, when their case has been closed for as long as the privacy policy says. */
final class HeldTerm implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldTerm.class);

    private final KeptMessages messages;
    private final Term term;
    private final InstantSource clock;

    HeldTerm(KeptMessages messages, Term term, InstantSource clock) {
        this.messages = messages;
        this.term = term;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (term.isForEver()) {
            return;
        }
        int deleted = messages.deleteOfCasesClosedBefore(clock.instant().minus(Duration.ofDays(term.days())));
        if (deleted > 0) {
            LOG.info(
                    "{} messages that holds had kept or users had reported are deleted, {} after their cases were closed",
                    deleted, term);
        }
    }
}
