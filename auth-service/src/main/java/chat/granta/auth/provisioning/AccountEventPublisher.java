package chat.granta.auth.provisioning;

import chat.granta.auth.accounts.store.AccountEvent;
import chat.granta.auth.accounts.store.Outbox;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the outbox's events in order of their ids. Of several instances the one that holds the outbox sends; another takes
 * over when its database connection ends. What is then sent twice, or late by one taken for dead, the homes drop by the
 * replay rule.
 */
final class AccountEventPublisher implements Worker {
    private static final Logger log = LoggerFactory.getLogger(AccountEventPublisher.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int BATCH = 1000;

    private final Supplier<Outbox> outboxes;
    private final Supplier<AccountEventSender> senders;
    private final Complaint complaint = new Complaint(log, "publishing account events");
    private final StopSignal stopping = new StopSignal();

    AccountEventPublisher(Supplier<Outbox> outboxes, Supplier<AccountEventSender> senders) {
        this.outboxes = outboxes;
        this.senders = senders;
    }

    @Override
    public void run() {
        while (!stopping.isGiven()) {
            try (Outbox outbox = outboxes.get()) {
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

    private void publishWhileHeld(Outbox outbox) {
        while (!outbox.isTaken()) {
            stopping.pause(RETRY);
            if (stopping.isGiven()) {
                return;
            }
        }
        // A new producer for each holding: what an earlier one could not send ends with it.
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
