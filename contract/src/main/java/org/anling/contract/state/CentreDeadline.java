package org.anling.contract.state;

import java.time.Instant;
import org.anling.contract.event.CentreEvent;

/** The centre looks at something again at this moment. */
public record CentreDeadline(CentreEvent.CentreDeadlineSet.Kind kind, String subject, Instant due) {}
