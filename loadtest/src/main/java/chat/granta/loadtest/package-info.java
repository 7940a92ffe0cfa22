/**
 * Load generator for any XMPP server: a client that is cheap per connection, and scenarios that put it to use.
 *
 * <p>Knows no code of Granta, so that Granta, ejabberd and Prosody are measured by the same stranger. Packages build on each
 * other in this order: {@code wire}, {@code login}, {@code measure}, {@code scenario}.
 *
 * <p>Source: RFC 6120 and 6121, as a client sees them.
 */
@NullMarked
package chat.granta.loadtest;

import org.jspecify.annotations.NullMarked;
