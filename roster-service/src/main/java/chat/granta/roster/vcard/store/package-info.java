/**
 * The table {@code roster.vcard}.
 *
 * <p>Used through {@link chat.granta.roster.vcard.store.VCards}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.roster.vcard.store;

import org.jspecify.annotations.NullMarked;
