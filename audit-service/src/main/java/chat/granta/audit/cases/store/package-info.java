/**
 * The tables of cases.
 */
@NullMarked
package chat.granta.audit.cases.store;

import org.jspecify.annotations.NullMarked;
