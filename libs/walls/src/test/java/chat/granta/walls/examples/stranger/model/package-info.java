@NullMarked
package chat.granta.walls.examples.stranger.model;

import org.jspecify.annotations.NullMarked;
