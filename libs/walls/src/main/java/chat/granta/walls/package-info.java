/**
 * The architecture rules that every module's own ArchUnit test applies to itself.
 *
 * <p>Test scope only; it knows nothing of any other module.
 */
@NullMarked
package chat.granta.walls;

import org.jspecify.annotations.NullMarked;
