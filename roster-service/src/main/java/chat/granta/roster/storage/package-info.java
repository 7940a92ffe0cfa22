/**
 * XEP-0049: private XML, which clients store on the server for their own use.
 *
 * <p>Elements are stored by name, and clients get them back unchanged.
 *
 * <p>Source: XEP-0049 section 2.
 */
@NullMarked
package chat.granta.roster.storage;

import org.jspecify.annotations.NullMarked;
