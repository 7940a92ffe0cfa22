package chat.granta.homes;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that each home of a service has: its name, which is for ever, and how keys and values are written in it.
 *
 * @param name of the store and, with a suffix, of its changelog topic
 * @param keyOf reads what {@code toString} of a key has written
 * @param form of the values
 * @param keepsParsed whether the values read last are kept, because reading them out of their bytes costs more than a look-up; values in
 *     parts are always kept
 */
public record HomeStore<K, V>(String name, Function<String, K> keyOf, Form<K, V> form, boolean keepsParsed) {
    /** A store of values in parts; its keys are written without spaces. */
    public static <K, V> HomeStore<K, V> inParts(String name, Function<String, K> keyOf, Parts<K, V, ?> parts) {
        return new HomeStore<>(name, keyOf, parts, true);
    }

    /** How values are stored: each as a whole, or in parts. */
    public sealed interface Form<K, V> {}

    /** Values to and from bytes. */
    public non-sealed interface Codec<K, V> extends Form<K, V> {
        /** Null when there is nothing in the value that a home would have to remember. */
        byte @Nullable [] write(V value);

        /** @throws IllegalStateException when the bytes were not written by this codec */
        V read(K key, byte[] bytes);
    }

    /**
     * Values that have many parts, of which few change at a time, such as the occupants of a room.
     *
     * @param <P> a part; an immutable value
     */
    public non-sealed interface Parts<K, V, P> extends Form<K, V> {
        /** The parts by their names. A part that has not changed had better be the same object. */
        Map<String, P> apart(V value);

        /** The value of at least one part. It must be the same whichever way the parts have come about, or a replay would decide otherwise. */
        V together(K key, Map<String, P> parts);

        byte[] write(P part);

        /** @throws IllegalStateException when the bytes were not written by {@link #write} */
        P read(byte[] bytes);
    }
}
