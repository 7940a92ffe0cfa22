@NullMarked
package chat.granta.architecture.examples.good.rooms.names.store;

import org.jspecify.annotations.NullMarked;
