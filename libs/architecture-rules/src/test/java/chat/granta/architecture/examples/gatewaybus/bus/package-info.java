@NullMarked
package chat.granta.architecture.examples.gatewaybus.bus;

import org.jspecify.annotations.NullMarked;
