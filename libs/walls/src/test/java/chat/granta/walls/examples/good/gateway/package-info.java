@NullMarked
package chat.granta.walls.examples.good.gateway;

import org.jspecify.annotations.NullMarked;
