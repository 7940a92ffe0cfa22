package chat.granta.testkit.client;

/** Whether a client reads what comes, or lets it pile up. Any thread. */
final class Attention {
    private boolean isAsleep;

    synchronized void sleep() {
        isAsleep = true;
    }

    synchronized void wake() {
        isAsleep = false;
        notifyAll();
    }

    synchronized void await() throws InterruptedException {
        while (isAsleep) {
            wait();
        }
    }
}
