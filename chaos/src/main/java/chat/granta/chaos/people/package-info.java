/**
 * People who send each other numbers at a pace, whatever happens to what they are connected to, and the account of what came.
 *
 * <p>Each is a client with stream management (XEP-0198) that goes on at the next gateway when its connection is lost, and
 * sends again exactly what the server says it has not had. A direction of a pair is right when each of the numbers 1, 2, 3 …
 * that was acknowledged came once, and in this order.
 *
 * <p>Source: XEP-0198, RFC 6120, RFC 6121.
 */
@NullMarked
package chat.granta.chaos.people;

import org.jspecify.annotations.NullMarked;
