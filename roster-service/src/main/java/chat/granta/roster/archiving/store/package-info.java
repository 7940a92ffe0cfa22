/**
 * The table {@code roster.archive_preference}.
 *
 * <p>Used through {@link chat.granta.roster.archiving.store.ArchivePreferenceStore}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.roster.archiving.store;

import org.jspecify.annotations.NullMarked;
