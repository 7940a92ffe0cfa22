package chat.granta.c2s.home;

/** How much may wait for one client's acknowledgement. */
record QueueLimits(int maxStanzas, int maxBytes) {}
