/**
 * Pairs of people who subscribe to each other, grant, give up, rename and block, and the account of what became of it.
 *
 * <p>Each person is an independent client on a real connection. What a pair's rosters must say follows from what the two
 * have asked for, in a model of their own ({@link chat.granta.chaos.rosters.Bond}); who must see whose presence follows
 * from it too.
 *
 * <p>Source: RFC 6121 sections 2 to 4, XEP-0191.
 */
@NullMarked
package chat.granta.chaos.rosters;

import org.jspecify.annotations.NullMarked;
