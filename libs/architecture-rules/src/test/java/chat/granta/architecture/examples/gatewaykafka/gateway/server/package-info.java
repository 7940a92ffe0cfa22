@NullMarked
package chat.granta.architecture.examples.gatewaykafka.gateway.server;

import org.jspecify.annotations.NullMarked;
