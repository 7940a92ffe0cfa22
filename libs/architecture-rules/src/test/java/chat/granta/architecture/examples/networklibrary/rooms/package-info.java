@NullMarked
package chat.granta.architecture.examples.networklibrary.rooms;

import org.jspecify.annotations.NullMarked;
