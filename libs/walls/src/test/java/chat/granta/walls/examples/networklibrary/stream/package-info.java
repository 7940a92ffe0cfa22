@NullMarked
package chat.granta.walls.examples.networklibrary.stream;

import org.jspecify.annotations.NullMarked;
