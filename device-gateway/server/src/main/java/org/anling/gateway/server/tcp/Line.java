package org.anling.gateway.server.tcp;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.server.intake.OwnSockets;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.reception.WayBack;

/** A connection as the conversation on it sees it. Its executor is the connection's own loop. */
public interface Line extends WayBack, Executor {

    /** Where it comes from. */
    Source source();

    /** Whether this process itself is at its other end. */
    boolean isOneOf(OwnSockets own);

    /** What the device sent cannot be used: counted, and the end of a connection that sends nothing else. */
    void malformed(Defect defect);

    /** Does something after a while, on the loop of the connection, unless that has ended. */
    void later(Duration after, Runnable work);
}
