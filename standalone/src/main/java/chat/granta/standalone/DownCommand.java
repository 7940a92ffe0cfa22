package chat.granta.standalone;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code granta down}: stops what {@code up --detach} started. */
@Command(name = "down", description = "Stops what 'up --detach' started.")
final class DownCommand implements Runnable {
    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public void run() {
        data.running().stop();
        System.out.println("stopped");
    }
}
