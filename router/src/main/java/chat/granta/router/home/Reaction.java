package chat.granta.router.home;

/** What a feature does when something happens at a home, such as that a session has ended. Pure, as everything in a turn. */
@FunctionalInterface
public interface Reaction<E> {
    void to(E event, Turn turn);
}
