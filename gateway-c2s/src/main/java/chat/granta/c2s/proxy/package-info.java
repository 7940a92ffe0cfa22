/**
 * Where a connection comes from when a load balancer stands before the gateway: the PROXY protocol, believed from the
 * balancers that the settings name and from nobody else.
 *
 * <p>{@code chat.granta.c2s.stream} puts it first on each connection, and asks it for the client's address.
 *
 * <p>See the PROXY protocol's specification of HAProxy, versions 1 and 2.
 */
@NullMarked
package chat.granta.c2s.proxy;

import org.jspecify.annotations.NullMarked;
