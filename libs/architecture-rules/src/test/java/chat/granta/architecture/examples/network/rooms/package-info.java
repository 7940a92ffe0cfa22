@NullMarked
package chat.granta.architecture.examples.network.rooms;

import org.jspecify.annotations.NullMarked;
