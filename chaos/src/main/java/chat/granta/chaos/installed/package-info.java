/** Faults of an installation that somebody else has started and breaks: containers, or machines. */
@NullMarked
package chat.granta.chaos.installed;

import org.jspecify.annotations.NullMarked;
