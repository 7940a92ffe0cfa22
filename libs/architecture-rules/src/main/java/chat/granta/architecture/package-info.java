/**
 * The architecture rules that every module's own ArchUnit test applies to itself.
 *
 * <p>Test scope only; it knows no other module by name but what the rules are about: the wire's stream, the log and the handling of
 * stanzas.
 *
 * <p>See {@code docs/architecture.md}, "Modules".
 */
@NullMarked
package chat.granta.architecture;

import org.jspecify.annotations.NullMarked;
