@NullMarked
package chat.granta.walls.examples.good.gateway.server;

import org.jspecify.annotations.NullMarked;
