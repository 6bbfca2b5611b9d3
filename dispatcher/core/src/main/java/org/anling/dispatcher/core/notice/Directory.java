package org.anling.dispatcher.core.notice;

import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.PersonCard.Reach;

/** What the planner asks about people while it plans; answers without personal data. */
public interface Directory {

    /** The channels by which the recipient of a notice can be reached, in order; empty if by none. */
    List<Reach> ways(Notice notice);

    /** The contacts who may be told, as recipients {@code contact:N}. */
    List<String> informed(ElderRef elder);
}
