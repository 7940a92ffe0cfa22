/**
 * Contracts: what every implementation of an interface keeps, as abstract tests that each implementation's test extends.
 *
 * <p>Test scope only. Neighbours: the library that has the interface, and the modules that implement it.
 *
 * <p>Source: what the interfaces' own texts promise.
 */
@NullMarked
package chat.granta.contracts;

import org.jspecify.annotations.NullMarked;
