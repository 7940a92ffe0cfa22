package chat.granta.router.items;

import chat.granta.bus.SessionAddress;
import chat.granta.homes.HomeStore;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.event.MinutePassed;
import chat.granta.router.event.Reminded;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.items.NodeRead.Known;
import chat.granta.router.items.NodeRead.Open;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0060 section 6.5: who reads items is answered by roster-service. Where its answer does not come in time, the home gives the last
 * one that the same person had to the same question, if nothing has been asked to change since; else it says that one may try again.
 * What comes too late is dropped.
 */
public final class NodeReads {
    /** What a home keeps. */
    public static final HomeStore<Jid, AccountReads> STORE = AccountReads.STORE;

    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final ElementName REQUEST = new ElementName(PUBSUB, "pubsub");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(30);
    /** Bounds on what a home remembers of one account: an answer of keys has some 6 kB. */
    private static final int MAX_OPEN = 50;
    private static final int MAX_KNOWN = 16;
    private static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_QUERY = 1000;
    private static final int MAX_ASKERS = 50;

    private NodeReads() {}

    /**
     * roster-service is asked something about an account.
     *
     * @param request with {@code from}
     * @param sender the account's session that asks; null: it is somebody else
     */
    public static void asked(Turn turn, Jid account, Iq request, @Nullable SessionAddress sender) {
        if (request.type() == Iq.Type.SET) {
            changed(turn, account);
            return;
        }
        String query = query(request);
        AccountReads reads = of(turn, account);
        String id = request.id();
        if (query != null && id != null && reads.open().count() < MAX_OPEN) {
            // Unique ids of a home are in order only as far as they are equally long.
            String name = "open %019d %s".formatted(turn.time().toEpochMilli(), turn.uniqueId());
            put(turn, account, reads.with(name, new Open(query, turn.time(), String.valueOf(request.from()), sender,
                    id, false, false)));
            turn.remind(account, turn.time().plus(PATIENCE));
        }
    }

    /** Something has been asked to change, or has changed, that may make answers other ones. */
    public static void changed(Turn turn, Jid account) {
        AccountReads before = of(turn, account);
        AccountReads after = before;
        for (Map.Entry<String, NodeRead> part : before.parts().entrySet()) {
            after = part.getValue() instanceof Open open
                    ? open.isOutdated() ? after : after.with(part.getKey(), open.outdated())
                    : after.without(part.getKey());
        }
        if (after != before) {
            put(turn, account, after);
        }
    }

    /** Whether a stanza of roster-service's is an answer that comes too late. Any other answer to who reads is remembered. */
    public static boolean isTooLate(Turn turn, Jid account, Stanza stanza) {
        AccountReads reads = of(turn, account);
        if (!(stanza instanceof Iq answer) || answer.isRequest() || reads == AccountReads.NONE) {
            return false;
        }
        Map.Entry<String, NodeRead> part = reads.open()
                .filter(one -> one.getValue() instanceof Open open && open.id().equals(answer.id())
                        && open.asker().equals(String.valueOf(answer.to())))
                .findFirst().orElse(null);
        if (part == null) {
            return false;
        }
        Open open = (Open) part.getValue();
        AccountReads after = reads.without(part.getKey());
        if (answer.type() == Iq.Type.RESULT && !open.isOutdated() && answer.payload().xml().length <= MAX_BYTES) {
            after = withRoom(after.with(known(after.known(open.query()), open, answer, turn.time())));
        }
        put(turn, account, after);
        return open.isOver();
    }

    private static Known known(@Nullable Known before, Open open, Iq answer, Instant now) {
        ByteString xml = ByteString.copyFrom(answer.payload().xml());
        String asker = Jid.trusted(open.asker()).bare().toString();
        List<String> askers = new ArrayList<>();
        if (before != null && before.answer().equals(xml)) {
            askers.addAll(before.askers());
            askers.remove(asker);
        }
        askers.add(asker);
        return new Known(open.query(), now, xml,
                askers.subList(Math.max(0, askers.size() - MAX_ASKERS), askers.size()));
    }

    /** Without the oldest answers of too many. */
    private static AccountReads withRoom(AccountReads reads) {
        AccountReads after = reads;
        while (after.known().count() > MAX_KNOWN) {
            after = after.without(after.known().min(Comparator.comparing(part -> part.getValue().since())).orElseThrow()
                    .getKey());
        }
        return after;
    }

    /** Time is up for those who have not been answered yet. */
    public static void answerOverdue(Reminded reminded, Turn turn) {
        answerOverdue(turn, reminded.account());
    }

    private static void answerOverdue(Turn turn, Jid account) {
        AccountReads reads = of(turn, account);
        for (Map.Entry<String, NodeRead> part : reads.open().toList()) {
            Open open = (Open) part.getValue();
            if (!open.isOver() && !turn.time().isBefore(open.since().plus(PATIENCE))) {
                reads = reads.with(part.getKey(), open.over());
                put(turn, account, reads);
                answer(turn, account, open, open.isOutdated() ? null : reads.known(open.query()));
            }
        }
    }

    private static void answer(Turn turn, Jid account, Open open, @Nullable Known known) {
        Jid asker = Jid.trusted(open.asker());
        var request = new Iq(asker, account, open.id(), Iq.Type.GET, null, Payload.EMPTY);
        Stanza answer = known != null && known.askers().contains(asker.bare().toString())
                ? request.result(new Payload(List.of(REQUEST), known.answer().toByteArray()))
                : StanzaError.resourceConstraint("This cannot be looked up at present; try again.").answerTo(request);
        if (open.session() == null) {
            turn.sendHome(Objects.requireNonNull(answer));
            return;
        }
        Session session = turn.user(account).session(open.session());
        if (session != null) {
            turn.deliver(Objects.requireNonNull(answer), List.of(session));
        }
    }

    /** Answers are forgotten that nobody has asked for lately; and who was to be answered when the home had another owner, is. */
    public static void settle(MinutePassed passed, Turn turn) {
        Instant oldest = turn.time().minus(KEPT);
        SortedMap<Jid, AccountReads> kept = new TreeMap<>();
        turn.store(AccountReads.STORE).forEach((account, reads) -> {
            AccountReads after = reads;
            for (Map.Entry<String, NodeRead> part : reads.known().toList()) {
                if (part.getValue().since().isBefore(oldest)) {
                    after = after.without(part.getKey());
                }
            }
            if (after != reads || reads.open().findAny().isPresent()) {
                kept.put(account, after);
            }
        });
        kept.forEach((account, reads) -> {
            put(turn, account, reads);
            answerOverdue(turn, account);
        });
    }

    /** The question, or null when it is none for items, or so long that it is not remembered. */
    private static @Nullable String query(Iq request) {
        if (!request.payload().has(REQUEST.namespace(), REQUEST.localName())) {
            return null;
        }
        Element pubsub = request.payload().elements(REQUEST).getFirst();
        String query = pubsub.child(PUBSUB, "items") == null ? "" : pubsub.toXml();
        return query.isEmpty() || query.length() > MAX_QUERY ? null : query;
    }

    private static AccountReads of(Turn turn, Jid account) {
        AccountReads known = turn.store(AccountReads.STORE).get(account);
        return known == null ? AccountReads.NONE : known;
    }

    private static void put(Turn turn, Jid account, AccountReads reads) {
        turn.store(AccountReads.STORE).put(account, reads.parts().isEmpty() ? null : reads);
    }
}
