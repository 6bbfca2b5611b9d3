package org.anling.gateway.server.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.input.SilenceFinding.State;
import org.anling.gateway.codec.supervision.SignsOfLife;
import org.anling.journal.testing.MemoryDueTimes;

/** Devices of a test, when each of them spoke, and what was found. Time goes on by hand. */
final class Town {

    static final CentreId CENTRE = new CentreId("c");
    static final Duration GRACE = Duration.ofSeconds(60);
    private static final long SURE_MS = 2_500;
    static final Instant BEGIN = Instant.parse("2026-03-14T08:00:00Z");

    final long epoch = BEGIN.toEpochMilli();
    long now = epoch;
    /** By how much the clock of the store is wrong. */
    long shift;

    long ids;
    final InstantSource clock = () -> Instant.ofEpochMilli(now + shift);
    final MemoryDueTimes times = new MemoryDueTimes(clock);
    final Map<DeviceId, DeviceRecord> records = new LinkedHashMap<>();
    private final Map<DeviceId, Voice> voices = new HashMap<>();
    private int checked;

    /** A device spoke to a gateway. */
    private record Word(long at, Gateway to) {}

    /** When a device spoke: at all, and so that the store must know it. */
    private static final class Voice {
        private final Deque<Word> fresh = new ArrayDeque<>();
        private long last;
        private long known;

        Voice(long enrolled) {
            last = enrolled;
            known = enrolled;
        }

        void speak(Word word) {
            last = word.at;
            fresh.add(word);
        }

        /** Within so long every word has reached the store, or waits there for no more than the slack. */
        long known(long now) {
            for (Word word = fresh.peek(); word != null && word.at <= now - SURE_MS; word = fresh.peek()) {
                known = fresh.remove().at;
            }
            return fresh.isEmpty() ? known : fresh.peekLast().at;
        }
    }

    DeviceRecord enrol(String id, Duration interval) {
        ElderRef elder = new ElderRef(new ElderId("e-" + id), "110105001001", 1, "", ElderRef.Risk.STANDARD);
        DeviceRecord record = new DeviceRecord(
                new DeviceId(id), CENTRE, Standing.ENROLLED, "mqtt", null, elder, null, null, interval, 1);
        records.put(record.id(), record);
        times.supervise(record);
        voices.put(record.id(), new Voice(now));
        return record;
    }

    void speak(DeviceRecord device, Gateway to) {
        voice(device).speak(new Word(now, to));
        to.heard(device);
    }

    /** What a gateway heard so shortly before it was killed that it may have told nobody. */
    void lose(Gateway killed) {
        for (Voice voice : voices.values()) {
            long _ = voice.known(now);
            voice.fresh.removeIf(word -> word.to == killed);
        }
    }

    /** Findings of a device, in order. */
    List<State> found(DeviceRecord device) {
        return times.findings().stream()
                .map(InputEntry::body)
                .map(SilenceFinding.class::cast)
                .filter(finding -> finding.device().id().equals(device.id()))
                .map(SilenceFinding::state)
                .toList();
    }

    /** A silence is found once and ends once. */
    void checkThatFindingsAlternate(String when) {
        for (DeviceRecord device : records.values()) {
            List<State> found = found(device);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i))
                        .as(when + " " + device.id())
                        .isEqualTo(i % 2 == 0 ? State.SILENT : State.HEARD_AGAIN);
            }
        }
    }

    /** Nobody is found silent earlier than an eighth of the interval before his time, and nobody later than two seconds after it. */
    void checkTimes(String when) {
        List<InputEntry> findings = times.findings();
        for (InputEntry entry : findings.subList(checked, findings.size())) {
            SilenceFinding finding = (SilenceFinding) entry.body();
            if (finding.state() == State.SILENT) {
                DeviceRecord device =
                        Objects.requireNonNull(records.get(finding.device().id()));
                long earliest = voice(device).known(now)
                        + device.expectedInterval().toMillis()
                        - SignsOfLife.slack(device.expectedInterval());
                assertThat(now).as(when + " " + device.id() + " too early").isGreaterThanOrEqualTo(earliest);
            }
        }
        checked = findings.size();
        for (DeviceRecord device : records.values()) {
            if (!times.isSilent(device.id())) {
                long latest = voice(device).last + device.expectedInterval().toMillis() + 2_000;
                assertThat(now).as(when + " " + device.id() + " too late").isLessThanOrEqualTo(latest);
            }
        }
    }

    private Voice voice(DeviceRecord device) {
        return Objects.requireNonNull(voices.get(device.id()));
    }
}
