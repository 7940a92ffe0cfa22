/**
 * XEP-0016 section 2: privacy lists as values, their XML and their form on the log.
 *
 * <p>Independent of who asks and of where lists are stored; {@code roster.privacy} and {@code roster.blocking} build on it.
 *
 * <p>Source: XEP-0016 sections 2.1 and 2.2.
 */
@NullMarked
package chat.granta.roster.privacy.list;

import org.jspecify.annotations.NullMarked;
