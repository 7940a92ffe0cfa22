package chat.granta.handling;

/**
 * One rule on a stanza's way. Stateless: it reads and decides by what {@code T} offers, and by nothing else, neither
 * clock nor chance, so that it decides the same when a record is replayed.
 *
 * @param <T> what the service offers its steps: the stanza, the state, and a place for decisions
 */
@FunctionalInterface
public interface Step<T> {
    Outcome handle(T turn);
}
