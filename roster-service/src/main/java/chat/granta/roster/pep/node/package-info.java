/**
 * A node of an account: what it is, how it is set up, and who may read it.
 *
 * <p>Values, without a database; {@code roster.pep} works with them.
 *
 * <p>Source: XEP-0060 sections 4, 8.2 and 16.4.4.
 */
@NullMarked
package chat.granta.roster.pep.node;

import org.jspecify.annotations.NullMarked;
