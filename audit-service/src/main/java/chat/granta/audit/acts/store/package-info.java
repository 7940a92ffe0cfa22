/**
 * The table of auditors' acts.
 */
@NullMarked
package chat.granta.audit.acts.store;

import org.jspecify.annotations.NullMarked;
