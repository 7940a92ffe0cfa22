/**
 * Who sends most waits while archives are behind: archive-service says so on {@code xmpp.audit}, and every gateway then lets each of
 * its clients send only so many messages a second.
 *
 * <p>{@link chat.granta.c2s.pace.ArchivePace} finds how many that are, {@link chat.granta.c2s.pace.SessionPace} holds one client to it.
 *
 * <p>See {@code docs/adr/0039-who-sends-most-waits-for-archives.md}.
 */
@NullMarked
package chat.granta.c2s.pace;

import org.jspecify.annotations.NullMarked;
