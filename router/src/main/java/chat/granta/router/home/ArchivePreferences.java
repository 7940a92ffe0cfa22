package chat.granta.router.home;

import chat.granta.model.Jid;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose messages an account wants in its archive (XEP-0441 section 2).
 *
 * @param byDefault what holds for people on neither list
 */
public record ArchivePreferences(Default byDefault, Set<Jid> always, Set<Jid> never) {
    /** Section 2.1. */
    public enum Default {
        ALWAYS, NEVER, ROSTER
    }

    public ArchivePreferences {
        always = Set.copyOf(always);
        never = Set.copyOf(never);
    }

    /** The preferences of an account whose lists are empty. */
    public static ArchivePreferences of(Default byDefault) {
        return new ArchivePreferences(byDefault, Set.of(), Set.of());
    }

    /** As they were told; null when they are those of an account that has set none. */
    static @Nullable ArchivePreferences of(chat.granta.bus.wire.ArchivePreferences wire) {
        return switch (wire.getByDefault()) {
            case ALWAYS, ROSTER, NEVER -> new ArchivePreferences(Default.valueOf(wire.getByDefault().name()),
                    jids(wire.getAlwaysList()), jids(wire.getNeverList()));
            case UNSAID -> null;
            case UNRECOGNIZED -> throw new IllegalArgumentException("a default that this router does not know");
        };
    }

    chat.granta.bus.wire.ArchivePreferences toWire() {
        return chat.granta.bus.wire.ArchivePreferences.newBuilder()
                .setByDefault(chat.granta.bus.wire.ArchivePreferences.Default.valueOf(byDefault.name()))
                .addAllAlways(texts(always)).addAllNever(texts(never)).build();
    }

    /**
     * Whether a message is archived. A peer on both lists is not archived: of the two mistakes, that is the one that reveals
     * nothing.
     *
     * @param peer the other side: the message's recipient or its sender
     * @param isInRoster whether the peer's bare JID is in the account's roster
     */
    boolean want(Jid peer, boolean isInRoster) {
        if (names(never, peer)) {
            return false;
        }
        return names(always, peer) || switch (byDefault) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ROSTER -> isInRoster;
        };
    }

    /** Section 4.1: a bare JID on a list stands for all its resources. */
    private static boolean names(Set<Jid> list, Jid peer) {
        return !list.isEmpty() && (list.contains(peer) || list.contains(peer.bare()));
    }

    private static Set<Jid> jids(Collection<String> texts) {
        return texts.stream().map(Jid::trusted).collect(Collectors.toUnmodifiableSet());
    }

    private static Iterable<String> texts(Set<Jid> jids) {
        // Sorted, so that they are written in one order.
        return jids.stream().sorted().map(Jid::toString).toList();
    }
}
