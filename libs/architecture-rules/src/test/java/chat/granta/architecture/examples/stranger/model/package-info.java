@NullMarked
package chat.granta.architecture.examples.stranger.model;

import org.jspecify.annotations.NullMarked;
