/**
 * XEP-0016: privacy lists. This is the server's part except enforcement, which is the home's.
 *
 * <p>Every change goes through {@link chat.granta.roster.privacy.ListEditor}, whoever makes it: {@code roster.blocking} edits
 * the default list. Whether a group exists is looked up with {@link chat.granta.roster.privacy.RosterGroups}.
 *
 * <p>Source: XEP-0016 section 2.
 */
@NullMarked
package chat.granta.roster.privacy;

import org.jspecify.annotations.NullMarked;
