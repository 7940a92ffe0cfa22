package chat.granta.homes;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that each home of a service has: its name, which is for ever, and how keys and values are written in it.
 *
 * @param name of the store and, with a suffix, of its changelog topic
 * @param keyOf reads what {@code toString} of a key has written
 * @param codec of the values
 * @param keepsParsed whether the values read last are kept, because reading them out of their bytes costs more than a look-up
 */
public record HomeStore<K, V>(String name, Function<String, K> keyOf, Codec<K, V> codec, boolean keepsParsed) {
    /** Values to and from bytes. */
    public interface Codec<K, V> {
        /** Null when there is nothing in the value that a home would have to remember. */
        byte @Nullable [] write(V value);

        /** @throws IllegalStateException when the bytes were not written by this codec */
        V read(K key, byte[] bytes);
    }
}
