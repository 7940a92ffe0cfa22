@NullMarked
package chat.granta.architecture.examples.misc.rooms.util;

import org.jspecify.annotations.NullMarked;
