package chat.granta.auth.provisioning;

import chat.granta.auth.accounts.store.AccountEvent;
import chat.granta.auth.accounts.store.AccountEventOutbox;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the outbox's events in order of their ids. Of several instances, the one that holds the outbox sends; another one takes
 * over when its database connection ends. The replay rule of the homes drops events that are then sent twice, or late.
 */
final class AccountEventPublisher implements Worker {
    private static final Logger log = LoggerFactory.getLogger(AccountEventPublisher.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int BATCH = 1000;

    private final Supplier<AccountEventOutbox> outboxes;
    private final Supplier<AccountEventSender> senders;
    private final Complaint complaint = new Complaint(log, "publishing account events");
    private final StopSignal stopping = new StopSignal();

    AccountEventPublisher(Supplier<AccountEventOutbox> outboxes, Supplier<AccountEventSender> senders) {
        this.outboxes = outboxes;
        this.senders = senders;
    }

    @Override
    public void run() {
        while (!stopping.isGiven()) {
            try (AccountEventOutbox outbox = outboxes.get()) {
                publishWhileHeld(outbox);
            } catch (RuntimeException e) {
                complaint.raise(e);
                stopping.pause(RETRY);
            }
        }
    }

    @Override
    public void stop() {
        stopping.give();
    }

    private void publishWhileHeld(AccountEventOutbox outbox) {
        while (!outbox.isTaken()) {
            stopping.pause(RETRY);
            if (stopping.isGiven()) {
                return;
            }
        }
        // Each time the outbox is taken there is a new producer: records that an earlier one has not sent end with it.
        try (AccountEventSender sender = senders.get()) {
            outbox.startTopic(sender.topicId());
            while (!stopping.isGiven()) {
                List<AccountEvent> events = outbox.unsent(BATCH);
                if (events.isEmpty()) {
                    stopping.pause(PAUSE);
                } else if (sender.send(events, stopping)) {
                    outbox.sent(events.getLast().id());
                }
                complaint.settle();
            }
        }
    }
}
