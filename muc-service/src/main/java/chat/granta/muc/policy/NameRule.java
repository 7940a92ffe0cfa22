package chat.granta.muc.policy;

import chat.granta.model.Jid;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who makes rooms of some names, and what these rooms are like.
 *
 * @param title by which people know the rule
 * @param names an expression for names as {@link RoomName} has them
 * @param creators who may make such rooms
 * @param group the bare JIDs of those who may, when it is a group
 * @param forced what such rooms are, whatever their owners want
 * @param proposed what they are until their owners want otherwise
 * @param contact whom to ask
 */
public record NameRule(String title, Pattern names, Creators creators, Set<Jid> group, Set<Trait> forced,
        Set<Trait> proposed, String contact) {
    /** Who may make rooms. */
    public enum Creators {
        ANYONE, GROUP, NAMESAKE, OPERATORS, NOBODY
    }

    public NameRule {
        group = Set.copyOf(group);
        forced = forced.isEmpty() ? Set.of() : EnumSet.copyOf(forced);
        proposed = proposed.isEmpty() ? Set.of() : EnumSet.copyOf(proposed);
    }

    boolean isAbout(RoomName name) {
        return names.matcher(name.plain()).matches() || names.matcher(name.read()).matches();
    }

    boolean lets(Jid user, RoomName name, Set<Jid> operators) {
        String local = user.local();
        return operators.contains(user.bare()) || switch (creators) {
            case ANYONE -> true;
            case GROUP -> group.contains(user.bare());
            case NAMESAKE -> local != null && RoomName.of(local).equals(name);
            case OPERATORS, NOBODY -> false;
        };
    }

    /** What who is refused is told. */
    String refusal(String what) {
        return what + " (rule \"" + title + "\")." + (contact.isEmpty() ? "" : " Ask " + contact + '.');
    }
}
