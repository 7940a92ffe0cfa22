/**
 * Which accounts exist: the password file is compared with the accounts of the database, and what changes is told to the
 * accounts' homes on {@code xmpp.user}.
 *
 * <p>Reads {@code passwordfile}, writes {@code accounts.store}; the router hears of it.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.auth.provisioning;

import org.jspecify.annotations.NullMarked;
