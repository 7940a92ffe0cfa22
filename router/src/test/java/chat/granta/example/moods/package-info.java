/** A feature that the router does not know: proof that one is a package of its own and a line in a list. */
@NullMarked
package chat.granta.example.moods;

import org.jspecify.annotations.NullMarked;
