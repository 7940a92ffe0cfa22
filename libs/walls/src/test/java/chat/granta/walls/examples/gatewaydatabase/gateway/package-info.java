@NullMarked
package chat.granta.walls.examples.gatewaydatabase.gateway;

import org.jspecify.annotations.NullMarked;
