@NullMarked
package chat.granta.architecture.examples.gatewaybus.gateway.server;

import org.jspecify.annotations.NullMarked;
