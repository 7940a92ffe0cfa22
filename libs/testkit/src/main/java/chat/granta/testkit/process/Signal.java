package chat.granta.testkit.process;

import java.io.IOException;

/** A signal that Java itself cannot send. */
public enum Signal {
    STOP, CONT;

    public void send(ProcessHandle process) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + this, Long.toString(process.pid())).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + this + ' ' + process.pid() + " failed");
        }
    }
}
