@NullMarked
package chat.granta.walls.examples.gatewaybus.bus;

import org.jspecify.annotations.NullMarked;
