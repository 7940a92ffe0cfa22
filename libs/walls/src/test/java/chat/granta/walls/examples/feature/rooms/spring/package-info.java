@NullMarked
package chat.granta.walls.examples.feature.rooms.spring;

import org.jspecify.annotations.NullMarked;
