package org.anling.contract.event;

import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** Facts of the notices that go out: four facts, four times. */
public sealed interface NoticeEvent extends Event {

    /** One thing became known of a notice on one channel; see {@link org.anling.contract.input.NoticeReport} for the components. */
    record NoticeMoved(
            String notice,
            @Nullable IncidentId incident,
            String recipient,
            Channel channel,
            int attempt,
            NoticeFact fact,
            @Nullable String detail)
            implements NoticeEvent {}
}
