/**
 * Who may call a service's HTTP interface: bearer tokens.
 *
 * <p>A service registers the filter for its paths.
 *
 * <p>Source: RFC 6750, RFC 9457.
 */
@NullMarked
package chat.granta.access;

import org.jspecify.annotations.NullMarked;
