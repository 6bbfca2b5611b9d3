package org.anling.dispatcher.server.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Channel;

/** Figures per channel, never per person. */
record NoticeMeters(Counter sent, Counter failed, AtomicInteger waiting) {

    static NoticeMeters of(MeterRegistry meters, CentreId centre, Channel channel) {
        AtomicInteger waiting = new AtomicInteger();
        Gauge.builder("anling.notice.waiting", waiting, AtomicInteger::get)
                .description("notices that are being handed to a channel")
                .tag("centre", centre.value())
                .tag("channel", channel.name())
                .register(meters);
        return new NoticeMeters(
                counter(meters, centre, channel, "sent"), counter(meters, centre, channel, "failed"), waiting);
    }

    private static Counter counter(MeterRegistry meters, CentreId centre, Channel channel, String outcome) {
        return Counter.builder("anling.notice.attempts")
                .description("attempts to hand a notice to a channel")
                .tag("centre", centre.value())
                .tag("channel", channel.name())
                .tag("outcome", outcome)
                .register(meters);
    }
}
