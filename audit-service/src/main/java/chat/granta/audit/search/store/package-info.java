/**
 * Reads the trail for auditors. A page at a time, so that no transaction waits for whoever reads the answer.
 */
@NullMarked
package chat.granta.audit.search.store;

import org.jspecify.annotations.NullMarked;
