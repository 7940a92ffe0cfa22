/**
 * The table {@code roster.private_xml}.
 *
 * <p>Used through {@link chat.granta.roster.storage.store.PrivateXml}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.roster.storage.store;

import org.jspecify.annotations.NullMarked;
