@NullMarked
package chat.granta.architecture.examples.stranger.loadtest;

import org.jspecify.annotations.NullMarked;
