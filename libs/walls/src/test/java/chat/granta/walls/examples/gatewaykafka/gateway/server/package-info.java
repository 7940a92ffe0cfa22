@NullMarked
package chat.granta.walls.examples.gatewaykafka.gateway.server;

import org.jspecify.annotations.NullMarked;
