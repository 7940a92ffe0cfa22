/**
 * XEP-0049: what clients keep on the server for themselves, in XML of their own.
 *
 * <p>Elements are kept by name, and come back as they came.
 *
 * <p>Source: XEP-0049 section 2.
 */
@NullMarked
package chat.granta.roster.storage;

import org.jspecify.annotations.NullMarked;
