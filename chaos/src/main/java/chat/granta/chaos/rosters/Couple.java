package chat.granta.chaos.rosters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Two members who change what is between them, in turns: one does several things at once, and the next turn begins when
 * both have been told of all of them. The other may rename meanwhile.
 */
final class Couple {
    private record Turn(long began, long ended) {}

    private static final long POLL_NANOS = 5_000_000;
    private static final int MOST_CHANGES = 4;
    private static final String ITEM = "<query xmlns='jabber:iq:roster'><item jid='%s' %s</item></query>";
    private static final String BLOCKING = "<%s xmlns='urn:xmpp:blocking'><item jid='%s'/></%1$s>";
    private static final List<String> GROUPS = List.of("Friends", "Family", "Work");

    private final List<Member> members;
    private final Random random;
    private final Duration patience;
    private final Bond bond = new Bond();
    private final List<Turn> turns = new ArrayList<>();
    private int changes;
    private volatile boolean goesOn;
    private volatile @Nullable String trouble;

    /** @param patience for a turn; one that takes longer is the last */
    Couple(List<Member> members, Random random, Duration patience) {
        this.members = members;
        this.random = random;
        this.patience = patience;
    }

    Member member(int who) {
        return members.get(who);
    }

    Bond bond() {
        return bond;
    }

    /** Takes turns until told to {@link #rest}. */
    Thread live() {
        goesOn = true;
        return Thread.ofVirtual().start(() -> {
            while (goesOn && trouble == null) {
                turn();
            }
        });
    }

    /** This turn is the last one. */
    void rest() {
        goesOn = false;
    }

    /** What it waits for in vain, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    synchronized int turns() {
        return turns.size();
    }

    synchronized int changes() {
        return changes;
    }

    /** The longest that a turn took, counted from a fault on. */
    synchronized Duration longest(long sinceNanos) {
        return Duration.ofNanos(turns.stream().mapToLong(turn -> turn.ended - Math.max(turn.began, sinceNanos)).max()
                .orElse(0));
    }

    /** What this one's roster has to be. */
    Map<String, Item> roster(int who) {
        Item item = bond.item(who);
        return item == null ? Map.of() : Map.of(members.get(1 - who).jid(), item);
    }

    private void turn() {
        long began = System.nanoTime();
        int active = random.nextInt(members.size());
        int done = burst(active);
        if (random.nextBoolean()) {
            perform(1 - active, Change.RENAME);
            done++;
        }
        while (!isSettled(0) || !isSettled(1)) {
            if (System.nanoTime() - began > patience.toNanos()) {
                trouble = unsettled(0) + unsettled(1);
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        synchronized (this) {
            changes += done;
            turns.add(new Turn(began, System.nanoTime()));
        }
    }

    private int burst(int active) {
        Change first = pick(active);
        perform(active, first);
        int most = first.standsAlone() ? 1 : 1 + random.nextInt(MOST_CHANGES);
        int done = 1;
        while (done < most) {
            Change next = pick(active);
            if (!next.standsAlone()) {
                perform(active, next);
                done++;
            }
        }
        return done;
    }

    /** Blocks are rarer than the rest, as nothing else can be done then. */
    private Change pick(int who) {
        List<Change> possible = new ArrayList<>(bond.possible(who));
        Change change = possible.get(random.nextInt(possible.size()));
        return change == Change.BLOCK && random.nextInt(3) > 0 ? pick(who) : change;
    }

    private void perform(int who, Change change) {
        Member member = members.get(who);
        String other = members.get(1 - who).jid();
        if (change == Change.RENAME) {
            String name = "n" + random.nextInt(1000);
            String group = GROUPS.get(random.nextInt(GROUPS.size()));
            bond.rename(who, name, Set.of(group));
            member.ask("set", ITEM.formatted(other, "name='" + name + "'><group>" + group + "</group>"));
            return;
        }
        bond.apply(who, change);
        switch (change) {
            case SUBSCRIBE -> presence(member, other, "subscribe");
            case UNSUBSCRIBE -> presence(member, other, "unsubscribe");
            case GRANT -> presence(member, other, "subscribed");
            case CANCEL -> presence(member, other, "unsubscribed");
            case REMOVE -> member.ask("set", ITEM.formatted(other, "subscription='remove'>"));
            case BLOCK -> member.ask("set", BLOCKING.formatted("block", other));
            case UNBLOCK -> member.ask("set", BLOCKING.formatted("unblock", other));
            case RENAME -> throw new IllegalStateException("done above");
        }
    }

    private static void presence(Member member, String to, String type) {
        member.send("<presence to='" + to + "' type='" + type + "'/>");
    }

    private boolean isSettled(int who) {
        Member member = members.get(who);
        return member.notices().size() >= bond.notices(who).size() && member.answers().unanswered() == 0
                && member.roster().items().equals(roster(who));
    }

    private String unsettled(int who) {
        Member member = members.get(who);
        return isSettled(who)
                ? ""
                : "%s has %s, ought to have %s; has heard %d notices of %d; %d unanswered. ".formatted(member.jid(),
                        member.roster().items(), roster(who), member.notices().size(), bond.notices(who).size(),
                        member.answers().unanswered());
    }
}
