@NullMarked
package chat.granta.walls.examples.good.gateway.home;

import org.jspecify.annotations.NullMarked;
