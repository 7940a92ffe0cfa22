@NullMarked
package chat.granta.walls.examples.stranger.loadtest;

import org.jspecify.annotations.NullMarked;
