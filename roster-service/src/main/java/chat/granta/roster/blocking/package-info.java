/**
 * XEP-0191: the blocking command, a simple interface to the default privacy list.
 *
 * <p>The block list is a view of the default privacy list and is stored nowhere else; {@code roster.privacy} stores the changes
 * that this package decides on. A block may carry a report, which {@code roster.reporting} reads.
 *
 * <p>Source: XEP-0191 sections 3 and 5.
 */
@NullMarked
package chat.granta.roster.blocking;

import org.jspecify.annotations.NullMarked;
