package org.anling.dispatcher.core.dispatch;

import java.util.List;
import java.util.Random;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.anling.contract.state.IncidentState;

/** What channels report about notices, late, twice, about the wrong person or nobody, from one seed. */
final class RandomNotices {

    private RandomNotices() {}

    static void report(TestCentre centre, Random random) {
        List<IncidentState> known = centre.state.incidents();
        NoticeFact fact = pick(random, NoticeFact.values());
        Channel channel = pick(random, Channel.values());
        if (known.isEmpty() || random.nextInt(10) == 0) {
            String nobody = random.nextBoolean() ? "contact:" + random.nextInt(3) : "r" + random.nextInt(13);
            IncidentId unknown = random.nextBoolean() ? null : new IncidentId("inc-" + random.nextInt(200));
            send(centre, random, new NoticeReport("t-" + random.nextInt(5), unknown, nobody, channel, 1, fact, null));
            return;
        }
        IncidentState incident = known.get(random.nextInt(known.size()));
        if (incident.offers().isEmpty()) {
            return;
        }
        int at = random.nextInt(incident.offers().size());
        IncidentState.Offer offer = incident.offers().get(at);
        String recipient = random.nextInt(8) == 0
                ? "r" + random.nextInt(13)
                : offer.responder().value();
        boolean last = fact == NoticeFact.FAILED && random.nextBoolean();
        send(
                centre,
                random,
                new NoticeReport(
                        offer.id().value(),
                        incident.id(),
                        recipient,
                        channel,
                        1 + random.nextInt(2),
                        fact,
                        last ? NoticeReport.UNREACHABLE : null));
    }

    private static void send(TestCentre centre, Random random, NoticeReport report) {
        int times = random.nextInt(5) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            centre.send(report, null);
        }
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }
}
