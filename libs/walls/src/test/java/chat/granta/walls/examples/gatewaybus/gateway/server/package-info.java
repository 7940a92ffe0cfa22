@NullMarked
package chat.granta.walls.examples.gatewaybus.gateway.server;

import org.jspecify.annotations.NullMarked;
