/**
 * Who may call a service's HTTP interface, and what callers are told that goes wrong.
 *
 * <p>A service registers the filter for its paths, and extends {@link chat.granta.access.Problems}.
 *
 * <p>Source: RFC 6750, RFC 9457.
 */
@NullMarked
package chat.granta.access;

import org.jspecify.annotations.NullMarked;
