/**
 * Which accounts exist: the password file is compared with the accounts in the database, and the accounts' homes are told of
 * changes on {@code xmpp.user}.
 *
 * <p>Reads {@code passwordfile}, writes through {@code accounts.store}; routers read the events.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.auth.provisioning;

import org.jspecify.annotations.NullMarked;
