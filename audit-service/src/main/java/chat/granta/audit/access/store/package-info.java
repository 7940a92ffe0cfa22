/**
 * The table of local auditors.
 */
@NullMarked
package chat.granta.audit.access.store;

import org.jspecify.annotations.NullMarked;
