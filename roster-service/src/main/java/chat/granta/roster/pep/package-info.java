/**
 * XEP-0163: personal eventing. Every account has nodes, in which its user's clients publish items; contacts are told of them, and
 * may read them.
 *
 * <p>Builds on {@code roster.pep.node} and {@code roster.pep.store}; {@code roster.pep.request} has the requests of clients. Who is
 * told of a change, the account's home decides, which knows who is there and what their clients are interested in.
 *
 * <p>Source: XEP-0163, and XEP-0060 as far as that has it.
 */
@NullMarked
package chat.granta.roster.pep;

import org.jspecify.annotations.NullMarked;
