@NullMarked
package chat.granta.architecture.examples.good.rooms;

import org.jspecify.annotations.NullMarked;
