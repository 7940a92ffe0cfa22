package chat.granta.muc.policy;

import chat.granta.model.Jid;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who makes rooms of some names, and what these rooms are like.
 *
 * @param title by which people know the rule
 * @param names an expression for names as {@link RoomName} has them
 * @param creators who may make such rooms
 * @param group of those who may, when it is a group
 * @param forced what such rooms are, whatever their owners want
 * @param proposed what they are until their owners want otherwise
 * @param expireAfter how long such rooms live when nobody wants anything of them, or null when as long as others do
 * @param contact whom to ask
 */
public record NameRule(String title, Pattern names, Creators creators, Group group, Set<Trait> forced,
        Set<Trait> proposed, @Nullable Duration expireAfter, String contact) {
    /** Who may make rooms. */
    public enum Creators {
        ANYONE, GROUP, NAMESAKE, OPERATORS, NOBODY
    }

    /** The people whom a rule names. It may change at any time, so that homes do not ask it. */
    @FunctionalInterface
    public interface Group {
        boolean has(Jid bareJid);
    }

    public NameRule {
        forced = forced.isEmpty() ? Set.of() : EnumSet.copyOf(forced);
        proposed = proposed.isEmpty() ? Set.of() : EnumSet.copyOf(proposed);
    }

    boolean isAbout(RoomName name) {
        return names.matcher(name.plain()).matches() || names.matcher(name.read()).matches();
    }

    boolean lets(Jid user, RoomName name) {
        String local = user.local();
        return switch (creators) {
            case ANYONE -> true;
            case GROUP -> group.has(user.bare());
            case NAMESAKE -> local != null && RoomName.of(local).equals(name);
            case OPERATORS, NOBODY -> false;
        };
    }
}
