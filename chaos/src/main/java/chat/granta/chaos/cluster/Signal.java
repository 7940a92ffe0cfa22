package chat.granta.chaos.cluster;

import java.io.IOException;

/** A signal that Java itself cannot send. */
enum Signal {
    STOP, CONT;

    void send(ProcessHandle process) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + this, Long.toString(process.pid())).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + this + ' ' + process.pid() + " failed");
        }
    }
}
