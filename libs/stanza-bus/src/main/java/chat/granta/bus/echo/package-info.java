/** The short way between writers and readers of the log that live in one process (ADR 38). */
@NullMarked
package chat.granta.bus.echo;

import org.jspecify.annotations.NullMarked;
