@NullMarked
package chat.granta.architecture.examples.good.gateway.server;

import org.jspecify.annotations.NullMarked;
