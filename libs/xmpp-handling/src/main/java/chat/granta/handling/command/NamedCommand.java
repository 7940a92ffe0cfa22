package chat.granta.handling.command;

/**
 * XEP-0050 section 2: a command as it is offered.
 *
 * @param <T> what is known of who asks
 */
public interface NamedCommand<T> {
    /** What names it, unique among an entity's commands. */
    String node();

    /** What people see. */
    String name();

    /** Whether it is for who asks; others do not see it. */
    boolean isFor(T asker);
}
